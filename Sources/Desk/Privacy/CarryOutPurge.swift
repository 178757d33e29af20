public import Cases
public import Dates
import Roster
import Store

/// Erases some of what a plan found due: a small transaction, so that others wait for a moment only and whoever is interrupted
/// goes on from there.
public struct CarryOutPurge: Sendable {
  public var entries: ArraySlice<RetentionEntry>
  public var rules: RetentionRules
  public var on: Day
  public var by: Acting

  public init(_ entries: ArraySlice<RetentionEntry>, _ rules: RetentionRules, on day: Day, by: Acting) {
    self.entries = entries
    self.rules = rules
    on = day
    self.by = by
  }

  /// What went. What is no longer due, or was put on hold since the plan, stays.
  public func perform(with parts: DeskParts) throws -> Outcome<[RetentionEntry], DeskRefusal> {
    let retention = Retention(rules: rules, day: on)
    return try parts.deciding(as: .desk(.purge, by: by)) { writing in
      try by.checkMayErase(in: writing.reading)
      let erased = try entries.filter { planned in
        guard let entry = try retention.entry(planned.item.kind, planned.item.key, in: writing.reading),
          entry.stage == .due, !entry.item.isHeld
        else { return false }
        return try erase(entry.item, writing, parts)
      }
      writing.tell("erased", erased.count)
      return erased
    }
  }

  /// Whether it went.
  private func erase(_ item: RetentionItem, _ writing: Writing, _ parts: DeskParts) throws -> Bool {
    switch item.kind {
    case .letters: if let id = Int64(item.key) { try writing.eraseLetter(id) }
    case .caseWords: if let reference = CaseReference(item.key) { try writing.eraseWords(of: reference) }
    case .advisers:
      let adviser = AdviserID(item.key)
      if try ErasureObstacle.first(adviser, on: parts.clock.today(), in: writing.reading) != nil { return false }
      _ = try AnonymiseAdviser(adviser, .retention, by: by).erase(in: writing, parts)
    }
    try writing.removeNotice(item.kind, item.key)
    return true
  }
}
