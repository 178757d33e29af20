public import Cases
public import Dates
import Store

/// What a purge would do on a day: says it, and changes nothing.
public struct PlanPurge: Sendable {
  public var rules: RetentionRules
  public var kinds: [RetentionKind]
  public var on: Day
  public var by: Acting

  public init(_ rules: RetentionRules, _ kinds: [RetentionKind], on day: Day, by: Acting) {
    self.rules = rules
    self.kinds = kinds
    on = day
    self.by = by
  }

  /// A day that lies ahead is for a dry run only.
  public func perform(with parts: DeskParts) throws -> Outcome<PurgePlan, DeskRefusal> {
    try parts.considering { reading in
      try by.checkMayErase(in: reading)
      let today = parts.clock.today()
      if on > today, !parts.isDryRun { throw DeskRefusal.privacy(.purgeInTheFuture(on, today: today)) }
      var plan = try PurgePlan(Retention(rules: rules, day: on), kinds, in: reading)
      let before = kinds.contains(.advisers) ? try parts.erasures?.load() : nil
      try plan.look(on: max(on, today), before, in: reading)
      return plan
    }
  }
}

extension Acting {
  /// Throws where the person may not erase what the desk knows of somebody.
  func checkMayErase(in reading: Reading) throws {
    let user = try user(in: reading)
    guard user.role.mayConfigure else { throw DeskRefusal.privacy(.roleMayNotErase(user.role)) }
  }
}
