public import Roster
public import Store

/// Keeps an adviser's data although its time may be over, or lets it go again.
public struct HoldAdviser: Sendable {
  public var adviser: AdviserID
  /// Why; nil ends the hold.
  public var reason: String?
  public var by: Acting

  public init(_ adviser: AdviserID, reason: String?, by: Acting) {
    self.adviser = adviser
    self.reason = reason
    self.by = by
  }

  /// The hold that stands now, or that ended.
  public func perform(with parts: DeskParts) throws -> Outcome<RetentionHold, DeskRefusal> {
    try parts.deciding(as: .desk(reason == nil ? .releaseHold : .hold, "adviser \(adviser)", by: by)) { writing in
      try by.checkMayErase(in: writing.reading)
      guard try writing.reading.exists(adviser) else { throw DeskRefusal.noSuchAdviser(adviser) }
      guard let reason else { return try release(writing) }
      if reason.allSatisfy(\.isWhitespace) { throw DeskRefusal.privacy(.noReason) }
      let hold = RetentionHold(adviser: adviser, reason: reason, by: by.login, on: parts.clock.today())
      try writing.save(hold)
      return hold
    }
  }

  private func release(_ writing: Writing) throws -> RetentionHold {
    guard let hold = try writing.reading.retentionHolds().first(where: { $0.adviser == adviser }) else {
      throw DeskRefusal.privacy(.notOnHold(adviser))
    }
    try writing.removeHold(of: adviser)
    return hold
  }
}
