public import Cases
public import Dates

/// Leaves a case to whoever takes it.
public struct UnassignCase: Sendable {
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
    try parts.act(.unassign, on: reference, by: by, on: on)
  }
}
