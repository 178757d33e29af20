import Dates
import GRDB
public import Roster
public import Rules

/// What the rules are told.
extension Reading {
  /// The facts of one adviser, cases and carry-overs included; nil where there is no such adviser.
  public func facts(of id: AdviserID) throws -> Facts? {
    guard let training = try admission(of: id) else { return nil }
    let posts = try posts(of: id)
    return try facts(of: id, training, posts.map { Post(period: $0.employment.period, kind: $0.kind) })
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
    let ids = try Columns.fetchCursor(
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
          id: id,
          facts: try facts(
            of: id, try training(of: id),
            employments.map { Post(period: $0.period, kind: kinds[$0.structure]) }), employments: employments,
          departments: Dictionary(own, uniquingKeysWith: { a, _ in a })))
    }
  }

  private func facts(of id: AdviserID, _ training: Training, _ posts: [Post]) throws -> Facts {
    var facts = Facts(
      entry: training.entry, exemption: training.exemption, posts: posts, completions: try completions(of: id))
    if horizon != nil {
      for file in try knownCaseFiles(touching: id) { facts.add(file, of: id) }
      return facts
    }
    try addCases(of: id, to: &facts)
    return facts
  }
}
