public import Dates
public import Envelope
import GRDB

/// How the outbox stands at an instant.
public struct OutboxReport: Sendable, Hashable {
  /// Letters of one kind that have not left.
  public struct Standing: Sendable, Hashable {
    public var letter: String
    public var purpose: Purpose
    public var state: OutboxState
    public var count: Int
  }

  /// Why deliveries were put off.
  public struct Reason: Sendable, Hashable {
    public var code: Int?
    public var enhanced: String?
    /// What kept a server from answering; nil where it answered.
    public var fault: String?
    public var count: Int
  }

  /// What was taken over by servers within one hour.
  public struct Hour: Sendable, Hashable {
    public var begins: Instant
    public var accepted: Int
  }

  /// A letter of which it was or is not known whether it arrived.
  public struct Doubt: Sendable, Hashable {
    public var id: Int64
    public var letter: String
    public var state: OutboxState
    /// How often.
    public var times: Int
  }

  public var at: Instant
  /// By letter and state, but for those that were accepted or cancelled.
  public var standing: [Standing]
  /// When the decision that has waited longest among those that leave by themselves was queued.
  public var oldestDecision: Instant?
  public var oldest: Instant?
  /// When the next letter that waits for its time comes due.
  public var nextDue: Instant?
  public var deferred: [Reason]
  /// The last day, hours without a letter left out.
  public var hours: [Hour]
  /// Those that wait for a person, and those that went again by themselves.
  public var doubts: [Doubt]

  /// How many letters stand in one of `states`, of all purposes where none is named.
  public func count(_ states: OutboxState..., of purpose: Purpose? = nil) -> Int {
    standing.reduce(0) { count, one in
      count + (states.contains(one.state) && (purpose == nil || one.purpose == purpose) ? one.count : 0)
    }
  }
}

extension Reading {
  /// How the outbox stands. Letters that have left are not gone through, however many there are.
  public func outboxReport(at instant: Instant) throws -> OutboxReport {
    OutboxReport(
      at: instant, standing: try standing(), oldestDecision: try oldestWaiting(.decision),
      oldest: try oldestWaiting(nil),
      nextDue: try nextDue(after: instant), deferred: try deferralReasons(), hours: try hours(until: instant),
      doubts: try doubts())
  }

  /// When the letter that has waited longest among those that leave by themselves was queued; one that a dispatcher has counts.
  ///
  /// - Parameter purpose: nil for letters of all purposes.
  public func oldestWaiting(_ purpose: Purpose?) throws -> Instant? {
    let sql = """
      SELECT min(oldest) FROM (
        SELECT min(enqueued_at) AS oldest FROM outbox WHERE state IN ('queued', 'deferred') AND (?1 IS NULL OR purpose = ?1)
        UNION ALL SELECT min(enqueued_at) FROM outbox WHERE state = 'claimed' AND (?1 IS NULL OR purpose = ?1))
      """
    return try one(sql, [purpose?.rawValue]) { ($0[0] as Int64?).map(Instant.init) } ?? nil
  }

  /// When the admins were last written to because mail is stuck; nil where they never were.
  public func lastAlarm() throws -> Instant? {
    try one("SELECT max(enqueued_at) FROM outbox WHERE letter = 'stuck-mail'", []) {
      ($0[0] as Int64?).map(Instant.init)
    } ?? nil
  }

  private func standing() throws -> [OutboxReport.Standing] {
    let states = [
      "state IN ('queued', 'deferred')", "state = 'claimed'", OutboxFilter.isSetAside,
    ]
    let sql = states.map { "SELECT letter, purpose, state, count(*) FROM outbox WHERE \($0) GROUP BY 1, 2, 3" }
      .joined(separator: " UNION ALL ")
    return try all(sql + " ORDER BY 2, 1, 3") { row in
      OutboxReport.Standing(
        letter: row[0], purpose: try row.value(1, of: "outbox"), state: try row.value(2, of: "outbox"), count: row[3])
    }.filter { $0.state != .cancelled }
  }

  private func nextDue(after instant: Instant) throws -> Instant? {
    let sql = """
      SELECT min(next_attempt) FROM outbox WHERE state IN ('queued', 'deferred') AND priority = ? AND next_attempt > ?
      """
    return try Priority.allCases.compactMap { priority in
      try one(sql, [priority.rawValue, instant.rawValue]) { ($0[0] as Int64?).map(Instant.init) } ?? nil
    }.min()
  }

  private func deferralReasons() throws -> [OutboxReport.Reason] {
    try all(
      """
      SELECT code, enhanced, CASE WHEN code IS NULL THEN reply END, count(*)
      FROM outbox o JOIN delivery_attempt a ON a.id = (SELECT max(id) FROM delivery_attempt WHERE outbox_id = o.id)
      WHERE o.state IN ('queued', 'deferred') AND o.state = 'deferred' GROUP BY 1, 2, 3 ORDER BY 4 DESC, 1, 2, 3
      """
    ) { OutboxReport.Reason(code: $0[0], enhanced: $0[1], fault: $0[2], count: $0[3]) }
  }

  private func hours(until instant: Instant) throws -> [OutboxReport.Hour] {
    let hour: Int64 = 3_600_000
    return try all(
      """
      SELECT ended_at / \(hour), count(*) FROM delivery_attempt WHERE ended_at > ? AND ended_at <= ? AND outcome = 'accepted'
      GROUP BY 1 ORDER BY 1
      """, [instant.rawValue - 24 * hour, instant.rawValue]
    ) { OutboxReport.Hour(begins: Instant(rawValue: ($0[0] as Int64) * hour), accepted: $0[1]) }
  }

  private func doubts() throws -> [OutboxReport.Doubt] {
    try all(
      """
      SELECT o.id, o.letter, o.state, count(*) FROM delivery_attempt a CROSS JOIN outbox o ON o.id = a.outbox_id
      WHERE a.outcome = 'in-doubt' GROUP BY a.outbox_id ORDER BY a.outbox_id
      """
    ) { OutboxReport.Doubt(id: $0[0], letter: $0[1], state: try $0.value(2, of: "outbox"), times: $0[3]) }
  }
}
