public import Cases
public import Dates

/// Approves a case: carries its rights over and writes to the adviser and the employer.
public struct ApproveCase: Sendable {
  public var reference: CaseReference
  /// How many modules to carry over; nil for what was proposed, else what the case pleads.
  public var modules: Int?
  public var by: Acting
  /// The day on which the act takes effect.
  public var on: Day

  public init(_ reference: CaseReference, modules: Int? = nil, by: Acting, on: Day) {
    self.reference = reference
    self.modules = modules
    self.by = by
    self.on = on
  }

  public func perform(with parts: DeskParts) throws -> Outcome<CaseDone, DeskRefusal> {
    try parts.decide(on: reference, by: by, on: on) { .approve(modules: modules ?? $0.modulesToGrant) }
  }
}
