public import Cases
public import Dates
import GRDB
public import Roster

/// Who was taken out, and what would keep somebody from being.
extension Reading {
  /// Everybody who was taken out, in the order in which that happened.
  public func erasures() throws -> [Erasure] {
    try all("SELECT adviser_id, cause, by_login, erased_on FROM erasure ORDER BY seq", [], Self.erasure)
  }

  /// What is known of somebody who was taken out, by the drawn name; nil where that is no such name.
  public func erasure(_ id: AdviserID) throws -> Erasure? {
    try one(
      "SELECT adviser_id, cause, by_login, erased_on FROM erasure WHERE adviser_id = ?", [id.rawValue], Self.erasure)
  }

  private static func erasure(_ row: Columns) throws -> Erasure {
    Erasure(
      adviser: AdviserID(row[0]), cause: try row.value(1, of: "erasure"), by: row[2],
      on: try row.day(3, of: "erasure"))
  }

  /// Everybody who was ever recorded and not taken out, whole numbers by value first.
  public func adviserIDs() throws -> [AdviserID] {
    try all(
      """
      SELECT id FROM adviser a WHERE NOT EXISTS (SELECT 1 FROM erasure x WHERE x.adviser_id = a.id)
      ORDER BY number IS NULL, number, id
      """
    ) { AdviserID($0[0]) }
  }

  /// The adviser's open cases, by reference.
  public func openCases(of id: AdviserID) throws -> [CaseReference] {
    try all(
      """
      SELECT year, number FROM case_file
      WHERE adviser_id = ? AND state NOT IN ('approved', 'refused', 'withdrawn') ORDER BY year, number
      """, [id.rawValue]
    ) { CaseReference(year: $0[0], number: $0[1]) }
  }

  /// The adviser's case that was decided last, and the day; nil where none was decided.
  public func lastDecision(of id: AdviserID) throws -> (reference: CaseReference, day: Day)? {
    try one(
      """
      SELECT year, number, closed_on FROM case_file WHERE adviser_id = ? AND state IN ('approved', 'refused')
      ORDER BY closed_on DESC, year, number LIMIT 1
      """, [id.rawValue]
    ) { (CaseReference(year: $0[0], number: $0[1]), try $0.day(2, of: "case_file")) }
  }

  /// Letters about the adviser that are still to leave, or are leaving.
  public func lettersUnderWay(about id: AdviserID) throws -> [Int64] {
    try all(
      "SELECT id FROM outbox WHERE state IN ('queued', 'claimed', 'deferred') AND id IN (SELECT id FROM (\(Writing.lettersSQL)))",
      ["id": id.rawValue]
    ) { $0[0] as Int64 }
  }

  /// Advisers without a contract that goes on after `day`, without an open case, who were not taken out: their time counts from
  /// the end of the last contract, the closing of the last case, or, where there was neither, the day they were recorded.
  func departedAdvisers(_ day: Day, _ id: String?) throws -> [RetentionItem] {
    let rows = try all(
      """
      SELECT a.id, a.recorded_at, EXISTS (SELECT 1 FROM retention_hold h WHERE h.adviser_id = a.id),
        max(ifnull((SELECT max(closed_on) FROM case_file f WHERE f.adviser_id = a.id), ''),
          ifnull((SELECT max(closed_on) FROM case_earlier f WHERE f.adviser_id = a.id), ''))
      FROM adviser a
      WHERE NOT EXISTS (SELECT 1 FROM erasure x WHERE x.adviser_id = a.id)
        AND NOT EXISTS (SELECT 1 FROM case_file f WHERE f.adviser_id = a.id
          AND f.state NOT IN ('approved', 'refused', 'withdrawn'))
        \(id == nil ? "" : "AND a.id = ?") ORDER BY a.number IS NULL, a.number, a.id
      """, id.map { [$0] } ?? []
    ) { row in
      (
        id: AdviserID(row[0]), recorded: Day(at: Instant(rawValue: row[1])), isHeld: row[2] as Bool,
        closed: row[3] as String
      )
    }
    return try rows.compactMap { row in
      let ends = try employments(of: row.id).map(\.period.end)
      guard !ends.contains(nil) else { return nil }
      let since = (ends.compactMap(\.self) + [Day(row.closed)].compactMap(\.self)).max() ?? row.recorded
      guard since <= day else { return nil }
      return RetentionItem(kind: .advisers, key: row.id.rawValue, since: since, isHeld: row.isHeld)
    }
  }
}
