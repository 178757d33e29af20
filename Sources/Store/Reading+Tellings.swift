public import Dates
import GRDB
import Roster
import Rules

/// One reminder that has left and did not come back, by mail or by post.
public struct Telling: Sendable, Hashable {
  public var key: ReminderKey
  public var at: Instant
}

extension Reading {
  /// All that has really left: letters that a server took over and that have not come back, and those that were posted or
  /// handed over.
  public func tellings() throws -> [Telling] { try all(Self.tellingSQL, [], Self.telling) }

  /// Earlier stages at which the addressee of this reminder was really told of its obligation; an adviser is told once, whoever
  /// employs them.
  public func tellings(before key: ReminderKey) throws -> [Telling] {
    if key.stage <= 1 { return [] }
    let structure = key.addressee == .adviser ? "" : " AND r.structure_id = ?"
    var arguments: StatementArguments = [
      key.adviser.rawValue, key.obligation.description, key.addressee.rawValue, key.stage,
    ]
    if key.addressee != .adviser { arguments += [key.structure.rawValue] }
    return try all(
      Self.tellingSQL + " AND r.adviser_id = ? AND r.obligation = ? AND r.addressee = ? AND r.stage < ?" + structure,
      arguments, Self.telling)
  }

  /// Whether a letter of the same stage to the structure is on its way, or has arrived as far as is known.
  public func isStructureTold(with key: ReminderKey) throws -> Bool {
    try one(
      """
      SELECT EXISTS (SELECT 1 FROM reminder r JOIN outbox o ON o.id = r.outbox_id
        WHERE r.stands = 1 AND r.addressee = 'structure' AND r.structure_id = ? AND r.adviser_id = ? AND r.obligation = ?
          AND r.stage = ? AND o.state IN ('queued', 'claimed', 'deferred', 'accepted')
          AND NOT EXISTS (SELECT 1 FROM bounce b WHERE b.outbox_id = o.id AND \(Self.cameBack("b", "o"))))
      """,
      [key.structure.rawValue, key.adviser.rawValue, key.obligation.description, key.stage]
    ) { $0[0] as Bool } ?? false
  }

  private static let tellingSQL = """
    SELECT r.structure_id, r.adviser_id, r.obligation, r.stage, r.addressee,
      max(coalesce((SELECT max(a.ended_at) FROM delivery_attempt a WHERE a.outbox_id = o.id AND a.outcome = 'accepted'), 0),
        coalesce((SELECT max(p.at) FROM post_act p WHERE p.outbox_id = o.id AND p.what IN ('sent', 'notified')), 0))
    FROM reminder r JOIN outbox o ON o.id = r.outbox_id
    WHERE r.stands = 1 AND (
      (o.state = 'accepted'
        AND NOT EXISTS (SELECT 1 FROM bounce b WHERE b.outbox_id = o.id AND \(cameBack("b", "o"))))
      OR EXISTS (SELECT 1 FROM post_act p WHERE p.outbox_id = o.id AND p.what IN ('sent', 'notified')))
    """

  private static func telling(_ row: Columns) throws -> Telling {
    Telling(key: try reminder(row), at: Instant(rawValue: row[5]))
  }
}
