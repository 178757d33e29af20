public import Cases
public import Dates
import Store

/// Records the notices that a plan asks for, and takes back those of what is kept after all.
public struct NotePurge: Sendable {
  public var plan: PurgePlan
  public var rules: RetentionRules
  public var on: Day
  public var by: Acting

  public init(_ plan: PurgePlan, _ rules: RetentionRules, on day: Day, by: Acting) {
    self.plan = plan
    self.rules = rules
    on = day
    self.by = by
  }

  /// What was noticed: as things stand in this transaction, not as they stood in the plan.
  public func perform(with parts: DeskParts) throws -> Outcome<[RetentionEntry], DeskRefusal> {
    let retention = Retention(rules: rules, day: on)
    return try parts.deciding(as: .desk(.notePurge, by: by)) { writing in
      try by.checkMayErase(in: writing.reading)
      for key in plan.withdrawn {
        let entry = try retention.entry(key.kind, key.key, in: writing.reading)
        if entry == nil || entry?.item.isHeld == true { try writing.removeNotice(key.kind, key.key) }
      }
      let noticed = try plan.notice.filter { planned in
        guard let entry = try retention.entry(planned.item.kind, planned.item.key, in: writing.reading),
          entry.stage == .coming, !entry.item.isHeld
        else { return false }
        try writing.save(
          PurgeNotice(noticedOn: on, dueOn: entry.dueOn), entry.item.kind, entry.item.key, by: by.login)
        return true
      }
      writing.tell("noticed", noticed.count)
      return noticed
    }
  }
}
