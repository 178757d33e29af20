import Cases
import Dates
import GRDB
public import Roster
import Rules

/// What cases tell the rules.
extension Reading {
  func addCases(of id: AdviserID, to facts: inout Facts) throws {
    let rows = try Columns.fetchCursor(db.cachedStatement(sql: Self.spellSQL), arguments: [id.rawValue, id.rawValue])
    while let row = try rows.next() { try add(row, to: &facts) }
  }

  /// Stretches of time in which a case of this adviser was open, by reference and time.
  private static let spellSQL = """
    SELECT year, number, obligation, open_from, closed_on, granted, NULL, 1 << 30 AS spell
    FROM case_file WHERE adviser_id = ?
    UNION ALL
    SELECT year, number, obligation, open_from, closed_on, granted, revoked_on, spell
    FROM case_earlier WHERE adviser_id = ?
    ORDER BY year, number, spell
    """

  private func add(_ row: Columns, to facts: inout Facts) throws {
    let reference = CaseReference(year: row[0], number: row[1]).description
    guard let obligation = ObligationID(row[2] as String) else { throw StoreError.unreadable(table: "case_file") }
    let closedOn = try row.optionalDay(4, of: "case_file")
    facts.pleas.append(
      Plea(
        obligation: obligation, receivedOn: try row.day(3, of: "case_file"), closedOn: closedOn,
        caseReference: reference))
    guard let modules = row[5] as Int?, let closedOn else { return }
    facts.carryOvers.append(
      CarryOver(
        obligation: obligation, modules: modules, approvedOn: closedOn,
        revokedOn: try row.optionalDay(6, of: "case_earlier"), caseReference: reference))
  }

  /// Rises with every fact of this adviser, of the employers and of the cases; nothing that concerns others moves it.
  public func factsVersion(of id: AdviserID) throws -> Int64 {
    try one(Self.versionSQL, ["id": id.rawValue]) { $0[0] as Int64? ?? 0 } ?? 0
  }

  private static let versionSQL = """
    SELECT max(seq) FROM (
      SELECT max(seq) AS seq FROM training_fact WHERE adviser_id = :id
      UNION ALL SELECT max(seq) FROM employment_fact WHERE adviser_id = :id
      UNION ALL SELECT max(seq) FROM completion_fact WHERE adviser_id = :id
      UNION ALL SELECT seq FROM person WHERE adviser_id = :id
      UNION ALL SELECT max(seq) FROM structure_fact WHERE structure_id IN
        (SELECT structure_id FROM employment_fact WHERE adviser_id = :id)
      UNION ALL SELECT max(e.seq) FROM case_file f JOIN case_event e ON e.year = f.year AND e.number = f.number
        WHERE f.adviser_id = :id
      UNION ALL SELECT max(e.seq) FROM case_earlier f JOIN case_event e ON e.year = f.year AND e.number = f.number
        WHERE f.adviser_id = :id)
    """
}
