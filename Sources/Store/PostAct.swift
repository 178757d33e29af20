public import Dates
import GRDB

/// What was done about a letter that goes by post.
public struct PostAct: Sendable, Hashable {
  /// The raw value is what the database keeps; it never changes.
  public enum What: String, Sendable, Hashable, CaseIterable {
    case printed
    case sent
    /// It was handed over: the time limits that it tells of run from there.
    case notified
    /// It need not go by post any more.
    case closed
  }

  public var letter: Int64
  public var what: What
  public var on: Day
  public var by: String
  /// nil where the request did not come from a terminal.
  public var systemUser: String?
  /// Of a letter that is closed, in somebody's own words; nil where they are gone.
  public var reason: String?

  public init(letter: Int64, what: What, on: Day, by: String, systemUser: String?, reason: String? = nil) {
    self.letter = letter
    self.what = what
    self.on = on
    self.by = by
    self.systemUser = systemUser
    self.reason = reason
  }
}

extension Writing {
  /// Records what was done about a letter; of one kind the last act counts.
  public func add(_ act: PostAct) throws {
    try insert(
      [nil, act.letter, act.what.rawValue, act.on.description, act.by, act.systemUser, instant.rawValue], into: .postAct
    )
    let id = db.lastInsertedRowID
    touch("letter \(act.letter) \(act.what.rawValue)")
    if let reason = act.reason { try run("INSERT INTO post_reason (act_id, text) VALUES (?, ?)", [id, reason]) }
  }
}

extension Reading {
  /// What was done about a letter by post, in order.
  public func postActs(of letter: Int64) throws -> [PostAct] {
    try all(
      """
      SELECT a.outbox_id, a.what, a.on_day, a.by_login, a.system_user, r.text
      FROM post_act a LEFT JOIN post_reason r ON r.act_id = a.id WHERE a.outbox_id = ? ORDER BY a.id
      """, [letter]
    ) { row in
      PostAct(
        letter: row[0], what: try row.value(1, of: "post_act"), on: try row.day(2, of: "post_act"), by: row[3],
        systemUser: row[4], reason: row[5])
    }
  }

  /// Letters that did not arrive by mail, or of which something was done by post, by their numbers.
  ///
  /// Those that were given up or wait for an address, and those that came back after they had left last; none whose words
  /// are gone.
  public func lettersForPost() throws -> [OutboxRow] {
    let ids = try all(Self.lettersForPostSQL) { $0[0] as Int64 }
    return ids.isEmpty ? [] : try outbox(OutboxFilter(ids: ids))
  }

  static let lettersForPostSQL = """
    SELECT id FROM outbox WHERE purged_at IS NULL AND state = 'failed'
    UNION SELECT id FROM outbox WHERE purged_at IS NULL AND state = 'held' AND last_reply IN ('address-muted', 'no-address')
    UNION SELECT id FROM outbox o WHERE purged_at IS NULL AND id IN (SELECT outbox_id FROM post_act)
    UNION SELECT o.id FROM bounce b JOIN outbox o ON o.id = b.outbox_id
    WHERE b.outbox_id IS NOT NULL AND o.purged_at IS NULL AND \(cameBack("b", "o"))
    """

  /// Whether a letter came back after it left last: one that a person sent again is on its way, or has arrived.
  ///
  /// One that came back from an address to which it was not sent may have arrived all the same; of a decision somebody has to
  /// know. One in doubt has left as far as the bounce shows. A report may be faster than the answer of the server that took it.
  static func cameBack(_ bounce: String, _ letter: String) -> String {
    """
    (\(bounce).effect = 'marked' OR \(bounce).effect = 'elsewhere' AND \(letter).purpose = 'decision')
      AND \(letter).state IN ('accepted', 'in-doubt') AND \(bounce).recorded_at >= (SELECT max(a.started_at)
      FROM delivery_attempt a WHERE a.outbox_id = \(letter).id AND a.outcome IN ('accepted', 'in-doubt'))
    """
  }

  /// How many letters came back after they were accepted last, and were neither posted nor closed.
  func lettersCameBack() throws -> Int {
    try one(
      """
      SELECT count(DISTINCT o.id) FROM bounce b JOIN outbox o ON o.id = b.outbox_id
      WHERE b.outbox_id IS NOT NULL AND o.purged_at IS NULL AND \(Self.cameBack("b", "o"))
        AND NOT EXISTS (SELECT 1 FROM post_act p WHERE p.outbox_id = o.id AND p.what <> 'printed')
      """, []
    ) { $0[0] as Int } ?? 0
  }

  /// Whether the letter came back after it left last: from an address that it went to, or only from another one; nil where it
  /// did not.
  public func lastReturn(of letter: Int64) throws -> BounceRecord.Effect? {
    try one(
      """
      SELECT b.effect FROM bounce b JOIN outbox o ON o.id = b.outbox_id
      WHERE b.outbox_id = ? AND \(Self.cameBack("b", "o")) ORDER BY b.effect = 'elsewhere', b.id DESC LIMIT 1
      """, [letter]
    ) { try $0.value(0, of: "bounce") }
  }
}
