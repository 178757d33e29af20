public import Dates
import GRDB

extension Reading {
  /// What was tried for a letter, in order.
  public func attempts(of id: Int64) throws -> [DeliveryAttempt] {
    let attempts = try all(
      """
      SELECT id, started_at, ended_at, host, outcome, code, enhanced, reply FROM delivery_attempt
      WHERE outbox_id = ? ORDER BY id
      """, [id]
    ) { row in
      (
        id: row[0] as Int64,
        attempt: DeliveryAttempt(
          startedAt: Instant(rawValue: row[1]), endedAt: Instant(rawValue: row[2]), host: row[3], outcome: row[4],
          code: row[5], enhanced: row[6], reply: row[7])
      )
    }
    return try attempts.map { id, attempt in
      var attempt = attempt
      attempt.recipients = try all(
        "SELECT address, outcome, code, enhanced, reply FROM recipient_attempt WHERE attempt_id = ? ORDER BY place",
        [id]
      ) { RecipientAttempt(address: $0[0], outcome: $0[1], code: $0[2], enhanced: $0[3], reply: $0[4]) }
      return attempt
    }
  }

  /// The number of the last attempt at this letter; nil where there was none.
  public func lastAttempt(of id: Int64) throws -> Int64? {
    try one("SELECT max(id) FROM delivery_attempt WHERE outbox_id = ?", [id]) { $0[0] as Int64? } ?? nil
  }

  /// How often it was in doubt whether a letter arrived.
  public func doubts(about id: Int64) throws -> Int {
    try one("SELECT count(*) FROM delivery_attempt WHERE outbox_id = ? AND outcome = 'in-doubt'", [id]) { $0[0] } ?? 0
  }

  /// Letters whose dispatcher died, or holds them past its lease: nobody knows whether they left.
  ///
  /// - Parameter isAlive: whether the dispatcher of that name still runs.
  public func abandonedLetters(at instant: Instant, isAlive: (String) -> Bool) throws -> [AbandonedLetter] {
    // By owner, as the index of claimed letters has them: by number, all that ever left would be gone through.
    let claimed = try all("SELECT id, owner, lease_until FROM outbox WHERE state = 'claimed' ORDER BY owner, id", []) {
      (id: $0[0] as Int64, owner: $0[1] as String, until: $0[2] as Int64)
    }
    var living: [String: Bool] = [:]
    var owners: [Int64: String] = [:]
    for claim in claimed {
      let lives = living[claim.owner] ?? isAlive(claim.owner)
      living[claim.owner] = lives
      if !lives || claim.until <= instant.rawValue { owners[claim.id] = claim.owner }
    }
    if owners.isEmpty { return [] }
    return try outbox(OutboxFilter(ids: owners.keys.sorted())).map { row in
      let owner = owners[row.id] ?? ""
      return AbandonedLetter(row: row, owner: owner, isOfTheDead: living[owner] == false)
    }
  }
}
