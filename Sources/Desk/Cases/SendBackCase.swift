public import Cases
public import Dates

/// Gives a proposal back to be instructed further.
public struct SendBackCase: Sendable {
  public var reference: CaseReference
  public var reason: String
  public var by: Acting
  /// The day on which the act takes effect.
  public var on: Day

  public init(_ reference: CaseReference, reason: String, by: Acting, on: Day) {
    self.reference = reference
    self.reason = reason
    self.by = by
    self.on = on
  }

  public func perform(with parts: DeskParts) throws -> Outcome<CaseDone, DeskRefusal> {
    try parts.act(.sendBack(reason: reason), on: reference, by: by, on: on)
  }
}
