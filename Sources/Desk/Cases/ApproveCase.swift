public import Cases
public import Dates

/// Approves a case: carries its rights over and writes to the adviser and the employer.
public struct ApproveCase: Sendable {
  public var reference: CaseReference
  /// How many modules to carry over; nil for what was proposed, else what the case pleads.
  public var modules: Int?
  /// The preview that was seen, where one is stated.
  public var seen: Seen?
  public var by: Acting
  /// The day on which the act takes effect.
  public var on: Day

  public init(_ reference: CaseReference, modules: Int? = nil, seen: Seen? = nil, by: Acting, on: Day) {
    self.reference = reference
    self.modules = modules
    self.seen = seen
    self.by = by
    self.on = on
  }

  public func perform(with parts: DeskParts) throws -> Outcome<CaseDone, DeskRefusal> {
    try parts.decide(.approve, on: reference, seen: seen, by: by, on: on) {
      .approve(modules: modules ?? $0.modulesToGrant)
    }
  }
}
