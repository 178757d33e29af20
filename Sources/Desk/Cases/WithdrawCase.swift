public import Cases
public import Dates

/// Closes a case without a decision, as whoever asked for it no longer wants one, and says so to whoever knows of it.
public struct WithdrawCase: Sendable {
  public var reference: CaseReference
  public var by: Acting
  /// The day on which the act takes effect.
  public var on: Day

  public init(_ reference: CaseReference, by: Acting, on: Day) {
    self.reference = reference
    self.by = by
    self.on = on
  }

  public func perform(with parts: DeskParts) throws -> Outcome<CaseDone, DeskRefusal> {
    try parts.tell(.withdraw, on: reference, by: by, on: on)
  }
}
