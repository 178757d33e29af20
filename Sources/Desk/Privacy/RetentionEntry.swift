public import Cases
public import Dates
public import Store

/// Something whose time is over or nearly so, and where it stands on the day that was asked about.
public struct RetentionEntry: Sendable, Hashable {
  public var item: RetentionItem
  public var stage: RetentionStage
  /// The day on which its time is over.
  public var dueOn: Day
  /// The day on which its notice was recorded; nil where it is not.
  public var noticedOn: Day?
  /// The first day on which it may go; with no notice yet, as if that were recorded on the day asked about.
  public var goesOn: Day
}

/// How long things are kept, asked about one day.
struct Retention {
  let rules: RetentionRules
  let day: Day

  /// What is coming, noticed or due, in the order of keys; what is on hold included.
  func entries(_ kind: RetentionKind, in reading: Reading) throws -> [RetentionEntry] {
    guard let latest = latestBeginning(kind) else { return [] }
    let notices = try reading.purgeNotices(kind)
    return try reading.retentionItems(kind, since: latest).compactMap { entry($0, notices[$0.key]) }
  }

  /// The same for one thing, as it stands in this very transaction; nil where there is nothing to say of it any more.
  func entry(_ kind: RetentionKind, _ key: String, in reading: Reading) throws -> RetentionEntry? {
    guard let latest = latestBeginning(kind) else { return nil }
    let notice = try reading.purgeNotice(kind, key)
    return try reading.retentionItems(kind, since: latest, key: key).first.flatMap { entry($0, notice) }
  }

  /// Nothing whose time began later can be in its notice yet; nil where the kind is kept for good.
  private func latestBeginning(_ kind: RetentionKind) -> Day? {
    let rule = rules[kind]
    // Counted back, a month may end a few days earlier than counted forth.
    return rule.keep.map { $0.before(rule.notice.after(day)).adding(days: 5) }
  }

  private func entry(_ item: RetentionItem, _ notice: PurgeNotice?) -> RetentionEntry? {
    let rule = rules[item.kind]
    guard let due = rule.dueOn(since: item.since) else { return nil }
    // What was said of another day does not count: the case has been open again, or the rules have changed.
    let noticedOn = notice.flatMap { $0.dueOn == due ? $0.noticedOn : nil }
    let stage = rule.stage(due: due, noticedOn: noticedOn, on: day)
    guard stage != .later else { return nil }
    return RetentionEntry(
      item: item, stage: stage, dueOn: due, noticedOn: noticedOn,
      goesOn: rule.goesOn(due: due, noticedOn: noticedOn ?? day))
  }
}
