import Cases
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

  /// Every adviser, whole numbers by value first, then the others; one at a time, so that memory stays flat.
  public func eachAdviser(_ body: (AdviserRecord) throws -> Void) throws {
    let structures = try structures()
    let kinds = structures.compactMapValues(\.kind)
    let departments = structures.compactMapValues(\.department)
    let ids = try Row.fetchCursor(
      db.cachedStatement(sql: "SELECT id FROM adviser\(recorded(" WHERE")) ORDER BY number IS NULL, number, id"),
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
      for file in try knownCaseFiles(CaseFilter(adviser: id)) { facts.add(file) }
      return facts
    }
    let rows = try Row.fetchCursor(
      db.cachedStatement(
        sql: """
          SELECT year, number, obligation, received_on, closed_on, granted, granted_on
          FROM case_file WHERE adviser_id = ? ORDER BY year, number
          """), arguments: [id.rawValue])
    while let row = try rows.next() { try add(row, to: &facts) }
    return facts
  }

  private func add(_ row: Row, to facts: inout Facts) throws {
    let reference = CaseReference(year: row[0], number: row[1]).description
    guard let obligation = ObligationID(row[2] as String) else { throw StoreError.unreadable(table: "case_file") }
    facts.pleas.append(
      Plea(
        obligation: obligation, receivedOn: try row.day(3, of: "case_file"),
        closedOn: try row.optionalDay(4, of: "case_file"), caseReference: reference))
    guard let modules = row[5] as Int?, let day = try row.optionalDay(6, of: "case_file") else { return }
    facts.carryOvers.append(
      CarryOver(obligation: obligation, modules: modules, approvedOn: day, caseReference: reference))
  }
}
