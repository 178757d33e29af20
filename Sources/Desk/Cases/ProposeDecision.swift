public import Cases
public import Dates

/// Proposes a decision, which somebody else then takes.
///
/// What could not be approved today is not proposed for approval either.
public struct ProposeDecision: Sendable {
  public var reference: CaseReference
  public var verdict: Verdict
  /// How many modules to carry over; nil for what the case pleads.
  public var modules: Int?
  public var reason: String
  public var by: Acting
  /// The day on which the act takes effect.
  public var on: Day

  public init(
    _ reference: CaseReference, _ verdict: Verdict, modules: Int? = nil, reason: String, by: Acting, on: Day
  ) {
    self.reference = reference
    self.verdict = verdict
    self.modules = modules
    self.reason = reason
    self.by = by
    self.on = on
  }

  public func perform(with parts: DeskParts) throws -> Outcome<CaseDone, DeskRefusal> {
    let act = Act.propose(verdict, modules: modules, reason: reason)
    return try parts.act(act, on: reference, by: by, on: on) { acting, file in
      guard verdict == .approve else { return }
      try acting.standing(of: file.opening.adviser)
        .checkCarryOver(of: file.opening.obligation, modules: modules ?? file.opening.modules)
    }
  }
}
