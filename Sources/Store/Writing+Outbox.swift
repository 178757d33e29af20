public import Cases
public import Dates
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
    structure: StructureID?, reminders: [ReminderKey], campaign: String?
  ) throws -> Int64 {
    try run(
      """
      INSERT INTO outbox (message_id, letter, language, purpose, priority, sender, sender_name, recipients, subject,
        bytes, state, case_year, case_number, structure_id, campaign, enqueued_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'queued', ?, ?, ?, ?, ?)
      """,
      [
        envelope.messageID.rawValue, letter, language, envelope.purpose.rawValue, envelope.priority.rawValue,
        envelope.sender.address, envelope.sender.displayName, Self.lines(envelope.recipients), envelope.subject,
        Data(envelope.bytes), caseReference?.year, caseReference?.number, structure?.rawValue, campaign,
        instant.rawValue,
      ])
    let id = db.lastInsertedRowID
    touch("letter \(id) \(letter)")
    for reminder in reminders { try add(reminder, to: id) }
    return id
  }

  private static func lines(_ addresses: [MailAddress]) -> String {
    addresses.map(\.address).joined(separator: "\n")
  }

  private func add(_ reminder: ReminderKey, to id: Int64) throws {
    try run(
      "INSERT INTO reminder (outbox_id, structure_id, adviser_id, obligation, stage) VALUES (?, ?, ?, ?, ?)",
      [
        id, reminder.structure.rawValue, reminder.adviser.rawValue, reminder.obligation.description, reminder.stage,
      ])
  }

  /// Takes letters that are due, decisions first, so that no other dispatcher takes them.
  public func claim(limit: Int, leaseUntil: Instant, owner: String) throws -> [OutboxRow] {
    let ids = try reading.all(
      """
      SELECT id FROM outbox WHERE state IN ('queued', 'deferred') AND (next_attempt IS NULL OR next_attempt <= ?)
      ORDER BY priority, id LIMIT ?
      """, [instant.rawValue, limit]
    ) { $0[0] as Int64 }
    for id in ids {
      try run(
        "UPDATE outbox SET state = 'claimed', owner = ?, lease_until = ? WHERE id = ?",
        [owner, leaseUntil.rawValue, id])
    }
    return try ids.isEmpty
      ? []
      : reading.outbox(OutboxFilter(ids: ids)).sorted { a, b in
        (ids.firstIndex(of: a.id) ?? 0) < (ids.firstIndex(of: b.id) ?? 0)
      }
  }

  /// Gives a claimed letter back untouched.
  public func release(_ id: Int64, owner: String) throws {
    try run(
      """
      UPDATE outbox SET state = CASE WHEN attempts > 0 THEN 'deferred' ELSE 'queued' END, owner = NULL,
        lease_until = NULL WHERE id = ? AND state = 'claimed' AND owner = ?
      """, [id, owner])
  }

  /// Letters whose dispatcher died, or held them past its lease, may have been delivered: they are in doubt now.
  ///
  /// - Parameter isAlive: whether the dispatcher of that name still runs.
  /// - Returns: the letters put in doubt.
  public func expireLeases(isAlive: (String) -> Bool) throws -> [Int64] {
    // By owner, as the index of claimed letters has them: by number, all that ever left would be gone through.
    let claimed = try reading.all(
      "SELECT id, owner, lease_until FROM outbox WHERE state = 'claimed' ORDER BY owner, id", []
    ) { (id: $0[0] as Int64, owner: $0[1] as String, until: $0[2] as Int64) }
    let expired = claimed.filter { $0.until <= instant.rawValue || !isAlive($0.owner) }.map(\.id).sorted()
    for id in expired { try settle(id, .inDoubt, next: nil) }
    return expired
  }

  /// Records an attempt and where it leaves the letter.
  public func record(
    _ attempt: DeliveryAttempt, of id: Int64, newState: OutboxState, nextAttempt: Instant?
  ) throws {
    try run(
      """
      INSERT INTO delivery_attempt (outbox_id, started_at, ended_at, host, outcome, code, enhanced, reply)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        id, attempt.startedAt.rawValue, attempt.endedAt.rawValue, attempt.host, attempt.outcome, attempt.code,
        attempt.enhanced, attempt.reply,
      ])
    let reply = attempt.code.map { "\($0) \(attempt.reply)" } ?? attempt.reply
    try run("UPDATE outbox SET attempts = attempts + 1, last_reply = ? WHERE id = ?", [reply, id])
    try settle(id, newState, next: nextAttempt)
  }

  private func settle(_ id: Int64, _ state: OutboxState, next: Instant?) throws {
    try run(
      "UPDATE outbox SET state = ?, owner = NULL, lease_until = NULL, next_attempt = ? WHERE id = ?",
      [state.rawValue, next?.rawValue, id])
  }

  /// Puts a letter that was written again in the place of the one that was queued.
  public func replace(_ envelope: SealedEnvelope, reminders: [ReminderKey], of id: Int64) throws {
    try run(
      "UPDATE outbox SET sender = ?, sender_name = ?, recipients = ?, subject = ?, bytes = ? WHERE id = ?",
      [
        envelope.sender.address, envelope.sender.displayName, Self.lines(envelope.recipients), envelope.subject,
        Data(envelope.bytes), id,
      ])
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

  /// Takes a letter off its way; what it would have told counts as untold.
  public func cancel(_ id: Int64, reason: String) throws {
    touch("letter \(id) cancelled")
    try run("UPDATE outbox SET last_reply = ? WHERE id = ?", [reason, id])
    try settle(id, .cancelled, next: nil)
    try run("UPDATE reminder SET stands = 0 WHERE outbox_id = ?", [id])
  }

  /// Sets a letter aside for a person.
  public func hold(_ id: Int64, reason: String) throws {
    touch("letter \(id) held")
    try run("UPDATE outbox SET last_reply = ? WHERE id = ?", [reason, id])
    try settle(id, .held, next: nil)
  }

  /// Makes letters due now: all deferred and failed ones where nil; those in doubt or held by their number only. Those whose
  /// words are gone stay where they are.
  ///
  /// - Returns: how many letters became due.
  public func makeDue(_ ids: [Int64]?) throws -> Int {
    guard let ids else {
      try run(
        """
        UPDATE outbox SET state = 'deferred', next_attempt = NULL
        WHERE state IN ('deferred', 'failed') AND purged_at IS NULL
        """, [])
      return db.changesCount
    }
    var count = 0
    for id in ids {
      try run(
        """
        UPDATE outbox SET state = CASE WHEN attempts > 0 THEN 'deferred' ELSE 'queued' END, next_attempt = NULL
        WHERE id = ? AND state IN ('queued', 'deferred', 'failed', 'held', 'in-doubt') AND purged_at IS NULL
        """, [id])
      if db.changesCount > 0 { touch("letter \(id) due") }
      count += db.changesCount
    }
    return count
  }
}
