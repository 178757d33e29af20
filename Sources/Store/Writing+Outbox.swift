public import Cases
import Dates
public import Envelope
import FoundationEssentials
import GRDB
public import Roster
import Rules

extension Writing {
  /// Puts a letter on its way: it commits, or not, together with what it tells of.
  ///
  /// - Returns: the number of the letter.
  public func enqueue(
    _ envelope: SealedEnvelope, letter: String, language: String, caseReference: CaseReference?,
    structure: StructureID?, reminders: [ReminderKey], campaign: String?, notices: [NoticeKey] = []
  ) throws -> Int64 {
    try run(
      """
      INSERT INTO outbox (message_id, letter, language, purpose, priority, sender, sender_name, recipients, subject,
        state, case_year, case_number, structure_id, campaign, enqueued_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'queued', ?, ?, ?, ?, ?)
      """,
      [
        envelope.messageID.rawValue, letter, language, envelope.purpose.rawValue, envelope.priority.rawValue,
        envelope.sender.address, envelope.sender.displayName, Self.lines(envelope.recipients), envelope.subject,
        caseReference?.year, caseReference?.number, structure?.rawValue, campaign, instant.rawValue,
      ])
    let id = db.lastInsertedRowID
    try run("INSERT INTO outbox_message (outbox_id, bytes) VALUES (?, ?)", [id, Data(envelope.bytes)])
    touch("letter \(id) \(letter)")
    for reminder in reminders { try add(reminder, to: id) }
    for notice in notices { try add(notice, to: id) }
    return id
  }

  private static func lines(_ addresses: [MailAddress]) -> String {
    addresses.map(\.address).joined(separator: "\n")
  }

  private func add(_ reminder: ReminderKey, to id: Int64) throws {
    try run(
      """
      INSERT INTO reminder (outbox_id, structure_id, adviser_id, obligation, stage, addressee) VALUES (?, ?, ?, ?, ?, ?)
      """,
      [
        id, reminder.structure.rawValue, reminder.adviser.rawValue, reminder.obligation.description, reminder.stage,
        reminder.addressee.rawValue,
      ])
  }

  /// Puts a letter that was written again in the place of the one that was queued; what it no longer tells counts as untold,
  /// where `untelling`.
  public func replace(
    _ envelope: SealedEnvelope, reminders: [ReminderKey], of id: Int64, untelling: Bool = true
  ) throws {
    try run(
      "UPDATE outbox SET sender = ?, sender_name = ?, recipients = ?, subject = ? WHERE id = ?",
      [
        envelope.sender.address, envelope.sender.displayName, Self.lines(envelope.recipients), envelope.subject, id,
      ])
    try run("UPDATE outbox_message SET bytes = ? WHERE outbox_id = ?", [Data(envelope.bytes), id])
    if !untelling { return }
    let kept = Set(reminders)
    for reminder in try reading.outbox(OutboxFilter(ids: [id])).first?.reminders ?? [] where !kept.contains(reminder) {
      try run(
        """
        UPDATE reminder SET stands = 0
        WHERE outbox_id = ? AND structure_id = ? AND adviser_id = ? AND obligation = ? AND stage = ?
        """,
        [
          id, reminder.structure.rawValue, reminder.adviser.rawValue, reminder.obligation.description, reminder.stage,
        ])
    }
  }

  /// Takes a letter off its way; what it would have told counts as untold, where `untelling`.
  public func cancel(_ id: Int64, reason: String, untelling: Bool = true) throws {
    touch("letter \(id) cancelled")
    try setAside(id, .cancelled, reason: reason)
    guard untelling else { return }
    try run("UPDATE reminder SET stands = 0 WHERE outbox_id = ?", [id])
    try run("UPDATE notice SET stands = 0 WHERE outbox_id = ?", [id])
  }

  /// Sets a letter aside for a person.
  public func hold(_ id: Int64, reason: String) throws {
    touch("letter \(id) held")
    try setAside(id, .held, reason: reason)
  }

  private func setAside(_ id: Int64, _ state: OutboxState, reason: String) throws {
    try run(
      """
      UPDATE outbox SET state = ?, last_reply = ?, owner = NULL, lease_until = NULL, claimed_at = NULL,
        next_attempt = NULL WHERE id = ?
      """, [state.rawValue, reason, id])
  }

  /// Makes letters due now: all deferred and failed ones where nil; those in doubt, held, or come back by their number
  /// only. Those whose words are gone stay where they are. Where nothing was going to happen by itself, the patience of deliveries begins anew.
  ///
  /// - Returns: how many letters became due.
  public func makeDue(_ ids: [Int64]?) throws -> Int {
    guard let ids else {
      try run(
        """
        UPDATE outbox SET state = 'deferred', next_attempt = NULL, tries = CASE state WHEN 'deferred' THEN tries ELSE 0 END
        WHERE state IN ('deferred', 'failed') AND purged_at IS NULL
        """, [])
      return db.changesCount
    }
    var count = 0
    for id in ids {
      try run(
        """
        UPDATE outbox SET state = CASE WHEN attempts > 0 THEN 'deferred' ELSE 'queued' END, next_attempt = NULL,
          tries = CASE state WHEN 'deferred' THEN tries ELSE 0 END
        WHERE id = ? AND (state IN ('queued', 'deferred', 'failed', 'held', 'in-doubt') OR ?) AND purged_at IS NULL
        """, [id, try reading.lastReturn(of: id) != nil])
      if db.changesCount > 0 { touch("letter \(id) due") }
      count += db.changesCount
    }
    return count
  }
}
