public import Store

/// Takes letters off their way for good.
///
/// What a reminder would have told counts as untold, unless it may have arrived.
public struct CancelMail: Sendable {
  public var ids: [Int64]
  public var reason: String
  public var by: Acting

  public init(_ ids: [Int64], reason: String, by: Acting) {
    self.ids = ids
    self.reason = reason
    self.by = by
  }

  private static let states: Set<OutboxState> = [.queued, .deferred, .failed, .held, .inDoubt]

  /// - Returns: the letters that are cancelled because of it, as they stood before.
  public func perform(with parts: DeskParts) throws -> Outcome<[OutboxRow], DeskRefusal> {
    try parts.deciding(as: .desk(.cancelMail, MailActing.subject(ids), by: by)) { writing in
      let acting = try MailActing(on: ids, by: by, from: Self.states, in: writing.reading)
      if reason.allSatisfy(\.isWhitespace) { throw DeskRefusal.letter(.noReason) }
      for row in acting.rows {
        try writing.takeOffItsWay(row, reason: reason)
      }
      return acting.rows
    }
  }
}

extension Reading {
  /// Whether a letter that waits, or waits no more, may all the same have reached somebody, by mail or by post.
  func mayHaveArrived(_ row: OutboxRow) throws -> Bool {
    if try postActs(of: row.id).contains(where: { $0.what == .sent || $0.what == .notified }) { return true }
    return try row.attempts > 0
      && attempts(of: row.id).contains { attempt in
        ([attempt.outcome] + attempt.recipients.map(\.outcome)).contains { ["accepted", "in-doubt"].contains($0) }
      }
  }
}

extension Writing {
  /// Takes a letter off its way. What it would have told counts as untold, unless it may have arrived: nobody is told twice.
  func takeOffItsWay(_ row: OutboxRow, reason: String) throws {
    try cancel(row.id, reason: reason, untelling: try !reading.mayHaveArrived(row))
  }

  /// Lays a letter that was written again into the row. What it no longer tells counts as untold, unless it may have arrived.
  func lay(_ rewritten: RewrittenLetter, into row: OutboxRow) throws {
    try replace(
      rewritten.envelope, reminders: rewritten.telling, of: row.id, untelling: try !reading.mayHaveArrived(row))
  }
}
