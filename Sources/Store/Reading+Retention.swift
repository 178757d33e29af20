public import Cases
public import Dates
import GRDB
import Roster

/// What is kept for a time only, and what was said of its end.
extension Reading {
  /// Things of a kind whose time began on `day` or before, in the order of their keys.
  ///
  /// Letters that have left or were given up, of no open case; words of closed cases; advisers without a contract that goes on
  /// and without an open case. What has gone already is left out.
  /// - Parameter key: only this one.
  public func retentionItems(
    _ kind: RetentionKind, since day: Day, key: String? = nil
  ) throws -> [RetentionItem] {
    switch kind {
    case .letters: try letters(day, key.map { Int64($0) ?? -1 })
    case .caseWords: try caseWords(day, key.map { CaseReference($0) ?? CaseReference(year: 0, number: 0) })
    case .advisers: try departedAdvisers(day, key)
    }
  }

  /// What was said of the end of things of a kind, by key.
  public func purgeNotices(_ kind: RetentionKind) throws -> [String: PurgeNotice] {
    let rows = try all("SELECT key, noticed_on, due_on FROM purge_notice WHERE kind = ?", [kind.rawValue]) { row in
      (row[0] as String, try Self.notice(row))
    }
    return Dictionary(rows, uniquingKeysWith: { a, _ in a })
  }

  /// What was said of the end of this one; nil where nothing was.
  public func purgeNotice(_ kind: RetentionKind, _ key: String) throws -> PurgeNotice? {
    try one(
      "SELECT key, noticed_on, due_on FROM purge_notice WHERE kind = ? AND key = ?", [kind.rawValue, key], Self.notice)
  }

  private static func notice(_ row: Columns) throws -> PurgeNotice {
    PurgeNotice(noticedOn: try row.day(1, of: "purge_notice"), dueOn: try row.day(2, of: "purge_notice"))
  }

  /// In a list by key, where a letter speaks of several advisers, one of them on hold holds it.
  private func letters(_ day: Day, _ id: Int64?) throws -> [RetentionItem] {
    try all(
      """
      SELECT o.id,
        max(o.enqueued_at, ifnull((SELECT max(a.ended_at) FROM delivery_attempt a WHERE a.outbox_id = o.id), 0)) AS last,
        EXISTS (SELECT 1 FROM retention_hold h WHERE h.adviser_id = c.adviser_id OR h.adviser_id IN
          (SELECT r.adviser_id FROM reminder r WHERE r.outbox_id = o.id
            UNION SELECT n.adviser_id FROM notice n WHERE n.outbox_id = o.id))
      FROM outbox o LEFT JOIN case_file c ON c.year = o.case_year AND c.number = o.case_number
      WHERE o.purged_at IS NULL AND o.state NOT IN ('queued', 'claimed', 'deferred')
        AND (c.state IS NULL OR c.state IN ('approved', 'refused', 'withdrawn'))
        AND last < ? \(id == nil ? "" : "AND o.id = ?") ORDER BY o.id
      """, [day.nextMorning] + (id.map { [$0] } ?? [])
    ) { row in
      RetentionItem(
        kind: .letters, key: String(row[0] as Int64), since: Day(at: Instant(rawValue: row[1])), isHeld: row[2])
    }
  }

  private func caseWords(_ day: Day, _ reference: CaseReference?) throws -> [RetentionItem] {
    try all(
      """
      SELECT c.year, c.number, c.closed_on,
        EXISTS (SELECT 1 FROM retention_hold h WHERE h.adviser_id = c.adviser_id)
      FROM case_file c
      WHERE c.state IN ('approved', 'refused', 'withdrawn') AND c.closed_on <= ? AND (
        EXISTS (SELECT 1 FROM case_text t JOIN case_event e ON e.year = t.year AND e.number = t.number
          AND e.event = t.event WHERE t.year = c.year AND t.number = c.number AND e.verb NOT IN ('label', 'unlabel'))
        OR EXISTS (SELECT 1 FROM evidence p JOIN evidence_act a ON a.evidence_id = p.id
          JOIN evidence_reason r ON r.act_id = a.id WHERE p.year = c.year AND p.number = c.number)
        OR EXISTS (SELECT 1 FROM review v JOIN review_reason w ON w.review_id = v.id
          WHERE v.year = c.year AND v.number = c.number))
        \(reference == nil ? "" : "AND c.year = ? AND c.number = ?") ORDER BY c.year, c.number
      """, [day.description] + (reference.map { [$0.year, $0.number] } ?? [])
    ) { row in
      RetentionItem(
        kind: .caseWords, key: CaseReference(year: row[0], number: row[1]).description,
        since: try row.day(2, of: "case_file"), isHeld: row[3])
    }
  }
}

extension Day {
  /// The day of an instant, in UTC: to keep something a few hours more or less over years is neither here nor there.
  init(at instant: Instant) { self.init(rawValue: Int32(instant.rawValue.flooredDays)) }

  /// The first millisecond after it, in UTC.
  fileprivate var nextMorning: Int64 { (Int64(rawValue) + 1) * 86_400_000 }
}

extension Int64 {
  fileprivate var flooredDays: Int64 { self >= 0 ? self / 86_400_000 : (self - 86_399_999) / 86_400_000 }
}
