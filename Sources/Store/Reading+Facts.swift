import Dates
import GRDB
public import Roster
public import Rules

/// What the rules are told.
extension Reading {
  /// The facts of one adviser, cases and carry-overs included; nil where there is no such adviser.
  public func facts(of id: AdviserID) throws -> Facts? {
    guard try exists(id) else { return nil }
    var kinds: [StructureID: EmployerKind] = [:]
    let employments = try employments(of: id)
    for employment in employments where kinds[employment.structure] == nil {
      kinds[employment.structure] = try structure(employment.structure)?.kind
    }
    return try facts(of: id, employments, kinds)
  }

  /// Whether an adviser of this id was ever recorded.
  public func exists(_ id: AdviserID) throws -> Bool {
    try one(
      "SELECT 1 FROM adviser WHERE id = ?\(recorded(" AND"))", [id.rawValue] + recordedArguments
    ) { _ in true } ?? false
  }

  /// Every adviser who was not taken out, whole numbers by value first, then the others; one at a time, so that memory stays flat.
  public func eachAdviser(_ body: (AdviserRecord) throws -> Void) throws {
    let structures = try structures()
    let kinds = structures.compactMapValues(\.kind)
    let departments = structures.compactMapValues(\.department)
    let ids = try Row.fetchCursor(
      db.cachedStatement(
        sql: """
          SELECT id FROM adviser WHERE NOT EXISTS (SELECT 1 FROM erasure x WHERE x.adviser_id = adviser.id)
          \(recorded(" AND")) ORDER BY number IS NULL, number, id
          """),
      arguments: recordedArguments)
    while let row = try ids.next() {
      let id = AdviserID(row[0])
      let employments = try employments(of: id)
      let own = employments.compactMap { employment in
        departments[employment.structure].map { (employment.structure, $0) }
      }
      try body(
        AdviserRecord(
          id: id, facts: try facts(of: id, employments, kinds), employments: employments,
          departments: Dictionary(own, uniquingKeysWith: { a, _ in a })))
    }
  }

  private func facts(
    of id: AdviserID, _ employments: [Employment], _ kinds: [StructureID: EmployerKind]
  ) throws -> Facts {
    let training = try training(of: id)
    var facts = Facts(
      entry: training.entry, exemption: training.exemption,
      posts: employments.map { Post(period: $0.period, kind: kinds[$0.structure]) },
      completions: try completions(of: id))
    if horizon != nil {
      for file in try knownCaseFiles(touching: id) { facts.add(file, of: id) }
      return facts
    }
    try addCases(of: id, to: &facts)
    return facts
  }
}
