public import Cases
public import Dates
public import Roster
public import Rules

/// Moves a case that was opened on the wrong adviser or obligation to the right one.
public struct MoveCase: Sendable {
  public var reference: CaseReference
  /// nil where it stays.
  public var adviser: AdviserID?
  /// nil where it stays.
  public var obligation: ObligationID?
  /// nil for as many as before, or all that is missing where that is less.
  public var modules: Int?
  public var by: Acting
  /// The day on which the act takes effect.
  public var on: Day

  public init(
    _ reference: CaseReference, adviser: AdviserID? = nil, obligation: ObligationID? = nil, modules: Int? = nil,
    by: Acting, on: Day
  ) {
    self.reference = reference
    self.adviser = adviser
    self.obligation = obligation
    self.modules = modules
    self.by = by
    self.on = on
  }

  public func perform(with parts: DeskParts) throws -> Outcome<CaseDone, DeskRefusal> {
    try parts.tell(.move, on: reference, by: by, on: on) { acting, file in
      try acting.checkPerson(for: .move, on: file)
      let opening = file.opening
      let target = (adviser: adviser ?? opening.adviser, obligation: obligation ?? opening.obligation)
      let standing = try acting.standing(of: target.adviser)
      let missing = standing.situation.obligation(target.obligation)?.missing ?? 0
      let modules = modules ?? min(opening.modules, missing)
      try standing.checkCarryOver(of: target.obligation, modules: modules)
      return .move(adviser: target.adviser, obligation: target.obligation, modules: modules)
    }
  }
}
