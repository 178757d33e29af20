public import Dates
import Envelope
import GRDB

extension Writing {
  /// Takes letters that are due so that no other dispatcher takes them: decisions first, then notices, then reminders; of each
  /// kind first those that were never tried, in the order they came, then those that have been due for longest.
  public func claim(limit: Int, leaseUntil: Instant, owner: String) throws -> [OutboxRow] {
    while true {
      let ids = try due(limit)
      let rows = try ids.compactMap { try claim($0, leaseUntil, owner) }
      // One that cannot be read is none, and not the end of them.
      if !rows.isEmpty || ids.isEmpty { return rows }
    }
  }

  private func due(_ limit: Int) throws -> [Int64] {
    var ids: [Int64] = []
    for priority in Priority.allCases where ids.count < limit {
      ids += try reading.all(Self.untriedSQL, [priority.rawValue, limit - ids.count]) { $0[0] as Int64 }
      if ids.count == limit { break }
      ids += try reading.all(Self.dueSQL, [priority.rawValue, instant.rawValue, limit - ids.count]) { $0[0] as Int64 }
    }
    return ids
  }

  private func claim(_ id: Int64, _ leaseUntil: Instant, _ owner: String) throws -> OutboxRow? {
    do {
      try run(
        "UPDATE outbox SET state = 'claimed', owner = ?, lease_until = ?, claimed_at = ? WHERE id = ?",
        [owner, leaseUntil.rawValue, instant.rawValue, id])
      return try reading.one(Self.rowSQL, [id], reading.row)
    } catch StoreError.unreadable {
      // Somebody changed the row by hand: the letters behind it do not wait for it.
      try hold(id, reason: "unreadable")
      return nil
    }
  }

  private static let rowSQL = Reading.outboxSQL + " WHERE id = ?"

  /// Makes letters due that are put off for longer than any is by itself: the clock was ahead when that was done.
  public func hasten(beyond instant: Instant) throws {
    for priority in Priority.allCases {
      try run(
        """
        UPDATE outbox SET next_attempt = NULL WHERE state IN ('queued', 'deferred') AND priority = ? AND next_attempt > ?
        """, [priority.rawValue, instant.rawValue])
    }
  }

  static let untriedSQL = """
    SELECT id FROM outbox WHERE state IN ('queued', 'deferred') AND priority = ? AND next_attempt IS NULL
    ORDER BY id LIMIT ?
    """

  static let dueSQL = """
    SELECT id FROM outbox WHERE state IN ('queued', 'deferred') AND priority = ? AND next_attempt <= ?
    ORDER BY next_attempt, id LIMIT ?
    """

  /// Gives a claimed letter back untouched, to be tried at `next`, or at once where nil.
  public func release(_ id: Int64, owner: String, until next: Instant? = nil) throws {
    try run(
      """
      UPDATE outbox SET state = CASE WHEN attempts > 0 THEN 'deferred' ELSE 'queued' END, owner = NULL,
        lease_until = NULL, claimed_at = NULL, next_attempt = ? WHERE id = ? AND state = 'claimed' AND owner = ?
      """, [next?.rawValue, id, owner])
  }

  /// Ends a claimed letter's way without another attempt.
  public func conclude(_ id: Int64, _ state: OutboxState) throws {
    try run(
      """
      UPDATE outbox SET state = ?, owner = NULL, lease_until = NULL, claimed_at = NULL, next_attempt = NULL WHERE id = ?
      """, [state.rawValue, id])
  }

  /// Lets a living dispatcher keep what it has claimed.
  public func renewLeases(of owner: String, until leaseUntil: Instant) throws {
    try run("UPDATE outbox SET lease_until = ? WHERE state = 'claimed' AND owner = ?", [leaseUntil.rawValue, owner])
  }

  /// Records an attempt, and where it leaves the letter if `owner` still has it, or whoever has it where nil.
  ///
  /// Whoever was silent for longer than its lease has lost its letters: it knows what a server said, and no more what is to be
  /// done. Only that a letter has arrived is of use to those who wait or ask.
  public func record(
    _ attempt: DeliveryAttempt, of id: Int64, by owner: String? = nil, newState: OutboxState, nextAttempt: Instant?
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
    let attemptID = db.lastInsertedRowID
    for (index, recipient) in attempt.recipients.enumerated() {
      try run(
        """
        INSERT INTO recipient_attempt (attempt_id, place, address, outcome, code, enhanced, reply)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """,
        [
          attemptID, index + 1, recipient.address, recipient.outcome, recipient.code, recipient.enhanced,
          recipient.reply,
        ])
    }
    try run(
      """
      UPDATE outbox SET attempts = attempts + 1, tries = tries + 1, last_reply = ?, state = ?, next_attempt = ?,
        owner = NULL, lease_until = NULL, claimed_at = NULL WHERE id = ? AND owner IS coalesce(?, owner)
      """, [attempt.lastReply, newState.rawValue, nextAttempt?.rawValue, id, owner])
    if db.changesCount == 0 { try recordLate(attempt, of: id, hasArrived: newState == .accepted) }
  }

  private func recordLate(_ attempt: DeliveryAttempt, of id: Int64, hasArrived: Bool) throws {
    try run("UPDATE outbox SET attempts = attempts + 1 WHERE id = ?", [id])
    guard hasArrived else { return }
    try run(
      """
      UPDATE outbox SET state = 'accepted', next_attempt = NULL, last_reply = ?
      WHERE id = ? AND state IN ('queued', 'deferred', 'in-doubt')
      """, [attempt.lastReply, id])
  }
}

extension DeliveryAttempt {
  /// The reply as lists show it: of several recipients, that of the first one who does not have the letter.
  fileprivate var lastReply: String {
    if let other = recipients.first(where: { $0.outcome != "accepted" }) {
      return "\(other.address): " + (other.code.map { "\($0) " } ?? "") + other.reply
    }
    return code.map { "\($0) \(reply)" } ?? reply
  }
}
