public import Cases
public import Dates
import GRDB

extension Reading {
  /// The case, told by its acts; nil where there is none of that reference.
  public func caseFile(_ reference: CaseReference) throws -> CaseFile? {
    let timeline = try acts(on: reference)
    if timeline.isEmpty {
      if horizon == nil, try isRecorded(reference) { throw StoreError.unreadable(table: "case_event") }
      return nil
    }
    guard let file = CaseFile(reference: reference, timeline: timeline, absorbed: try acts(absorbedBy: timeline)) else {
      throw StoreError.unreadable(table: "case_event")
    }
    return file
  }

  private func isRecorded(_ reference: CaseReference) throws -> Bool {
    try one("SELECT 1 FROM case_file WHERE year = ? AND number = ?", [reference.year, reference.number]) { _ in true }
      ?? false
  }

  private func acts(on reference: CaseReference) throws -> [CaseEvent] {
    let sql = Self.eventSQL + known(" AND", "e.seq") + " ORDER BY e.event"
    return try all(sql, [reference.year, reference.number] + knownArguments) { row in
      try StoredEvent(row).event(ground: GroundCode(rawValue: row[StoredEvent.columnCount]))
    }
  }

  static let eventSQL = """
    SELECT \(StoredEvent.columns), f.ground
    FROM case_event e JOIN case_file f ON f.year = e.year AND f.number = e.number
      LEFT JOIN case_text t ON t.year = e.year AND t.number = e.number AND t.event = e.event
    WHERE e.year = ? AND e.number = ?
    """

  /// The acts on the cases that this timeline took in, and on those that they had taken in.
  private func acts(absorbedBy timeline: [CaseEvent]) throws -> [CaseEvent] {
    var found: [CaseEvent] = []
    var seen: Set<CaseReference> = []
    var pending = timeline.compactMap(\.absorbed)
    while let reference = pending.popLast() {
      guard seen.insert(reference).inserted else { continue }
      let acts = try acts(on: reference)
      found += acts
      pending += acts.compactMap(\.absorbed)
    }
    return found
  }

  /// Open cases by reference whose delay ends within fifteen days of `today`, whose papers are late, or that were left alone.
  public func casesToLookAt(on today: Day, leftOpenDays: Int) throws -> [CaseReference] {
    try all(
      """
      SELECT year, number FROM case_file
      WHERE state IN ('received', 'in-review', 'awaiting-documents', 'proposed')
        AND (implied_decision_on <= ? OR documents_by < ? OR last_act_on <= ?)
      ORDER BY year, number
      """,
      [
        today.adding(days: 15).description, today.description, today.adding(days: -leftOpenDays).description,
      ]
    ) { CaseReference(year: $0[0], number: $0[1]) }
  }

  /// In whose place somebody decides on `day`, by login.
  public func absentees(whoseSubstituteIs login: String, on day: Day) throws -> [String] {
    try all(
      """
      SELECT DISTINCT s.absent FROM substitution s JOIN desk_user u ON u.login = s.absent
      WHERE s.login = ? AND s.to_day >= ? AND s.from_day <= ? AND u.role IN ('approver', 'admin') ORDER BY s.absent
      """, [login, day.description, day.description]
    ) { $0[0] }
  }

  /// Who decides in whose place, and when, as it was recorded.
  public func substitutions() throws -> [Substitution] {
    try all("SELECT login, absent, from_day, to_day FROM substitution ORDER BY seq") { row in
      guard
        let period = Period(start: try row.day(2, of: "substitution"), end: try row.day(3, of: "substitution"))
      else { throw StoreError.unreadable(table: "substitution") }
      return Substitution(login: row[0], absent: row[1], period: period)
    }
  }
}

extension CaseEvent {
  /// The duplicate that this act took in; nil for other acts.
  fileprivate var absorbed: CaseReference? {
    if case .absorb(let other, _) = act { return other }
    return nil
  }
}
