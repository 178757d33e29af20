public import Cases
public import Dates
import GRDB
public import Roster

/// What goes when its time is over.
extension Writing {
  /// Records that something is to go; what was said of it before gives way.
  public func save(_ notice: PurgeNotice, _ kind: RetentionKind, _ key: String, by login: String) throws {
    try run(
      """
      INSERT INTO purge_notice (kind, key, noticed_on, due_on, by_login) VALUES (?, ?, ?, ?, ?)
      ON CONFLICT (kind, key) DO UPDATE SET noticed_on = excluded.noticed_on, due_on = excluded.due_on,
        by_login = excluded.by_login
      """, [kind.rawValue, key, notice.noticedOn.description, notice.dueOn.description, login])
  }

  /// Takes back what was said of its end: it is kept, or it has gone.
  public func removeNotice(_ kind: RetentionKind, _ key: String) throws {
    try run("DELETE FROM purge_notice WHERE kind = ? AND key = ?", [kind.rawValue, key])
  }

  /// Takes the words and the addresses out of a letter. That it was written, of what kind, when, and whether it left stays.
  public func eraseLetter(_ id: Int64) throws {
    try run(
      """
      UPDATE outbox SET recipients = '', subject = '', last_reply = NULL, purged_at = ?
      WHERE id = ? AND purged_at IS NULL
      """, [instant.rawValue, id])
    try run("UPDATE outbox_message SET bytes = x'' WHERE outbox_id = ?", [id])
    try run(
      """
      UPDATE recipient_attempt SET address = '', reply = ''
      WHERE attempt_id IN (SELECT id FROM delivery_attempt WHERE outbox_id = ?)
      """, [id])
    try run("UPDATE delivery_attempt SET reply = '' WHERE outbox_id = ?", [id])
    try eraseBounceWords(ofLetter: id)
    try run("DELETE FROM post_reason WHERE act_id IN (SELECT id FROM post_act WHERE outbox_id = ?)", [id])
    touch("letter \(id) erased")
  }

  /// Takes people's own words out of a case: requests, notes, reasons, and why its papers were opened. Labels stay.
  public func eraseWords(of reference: CaseReference) throws {
    try run(
      """
      DELETE FROM case_text WHERE year = ? AND number = ? AND event IN (SELECT e.event FROM case_event e
        WHERE e.year = case_text.year AND e.number = case_text.number AND e.verb NOT IN ('label', 'unlabel'))
      """, [reference.year, reference.number])
    try run(
      """
      DELETE FROM evidence_reason WHERE act_id IN (SELECT a.id FROM evidence_act a
        JOIN evidence p ON p.id = a.evidence_id WHERE p.year = ? AND p.number = ?)
      """, [reference.year, reference.number])
    try run(
      """
      DELETE FROM review_reason WHERE review_id IN (SELECT id FROM review WHERE year = ? AND number = ?)
      """, [reference.year, reference.number])
    try index(reference)
    touch("case \(reference) words erased")
  }

  /// Keeps an adviser's data although its time may be over; a hold that is there gives way.
  public func save(_ hold: RetentionHold) throws {
    try run(
      """
      INSERT INTO retention_hold (adviser_id, reason, by_login, held_on) VALUES (?, ?, ?, ?)
      ON CONFLICT (adviser_id) DO UPDATE SET reason = excluded.reason, by_login = excluded.by_login,
        held_on = excluded.held_on
      """, [hold.adviser.rawValue, hold.reason, hold.by, hold.on.description])
  }

  /// Lets an adviser's data go again when its time is over.
  public func removeHold(of id: AdviserID) throws {
    try run("DELETE FROM retention_hold WHERE adviser_id = ?", [id.rawValue])
  }
}

/// That an adviser's data stays although its time may be over.
public struct RetentionHold: Sendable, Hashable {
  public var adviser: AdviserID
  /// In somebody's own words.
  public var reason: String
  public var by: String
  public var on: Day

  public init(adviser: AdviserID, reason: String, by: String, on: Day) {
    self.adviser = adviser
    self.reason = reason
    self.by = by
    self.on = on
  }
}

extension Reading {
  /// Advisers whose data is on hold, by id.
  public func retentionHolds() throws -> [RetentionHold] {
    try all("SELECT adviser_id, reason, by_login, held_on FROM retention_hold ORDER BY adviser_id") { row in
      RetentionHold(
        adviser: AdviserID(row[0]), reason: row[1], by: row[2], on: try row.day(3, of: "retention_hold"))
    }
  }
}
