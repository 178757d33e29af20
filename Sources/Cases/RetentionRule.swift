public import Dates

/// What is kept for a time only.
public enum RetentionKind: String, Sendable, Hashable, CaseIterable {
  /// The text and the addresses of letters that have left.
  case letters
  /// People's own words on closed cases.
  case caseWords = "case-words"
  /// Who an adviser was.
  case advisers
}

/// Where something stands between being kept and going.
public enum RetentionStage: String, Sendable, Hashable, CaseIterable {
  /// Nothing is to be said of it yet.
  case later
  /// Its notice is to be recorded.
  case coming
  /// Its notice is recorded; its day, or the end of its grace, is yet to come.
  case noticed
  /// It goes.
  case due
}

/// How long one kind is kept, how early that is said, and how long after it was said it goes at the earliest.
public struct RetentionRule: Sendable, Hashable {
  /// nil keeps it for good.
  public var keep: RetentionDelay?
  public var notice: RetentionDelay
  public var grace: RetentionDelay

  public init(keep: RetentionDelay?, notice: RetentionDelay, grace: RetentionDelay) {
    self.keep = keep
    self.notice = notice
    self.grace = grace
  }

  /// The day on which something of `since` is due; nil where it is kept for good.
  public func dueOn(since day: Day) -> Day? { keep?.after(day) }

  /// The first day on which it may go: when it is due, and its grace is over.
  public func goesOn(due: Day, noticedOn: Day) -> Day { max(due, grace.after(noticedOn)) }

  /// Where something that is due on `due` stands on `day`.
  ///
  /// - Parameter noticedOn: the day on which its notice, for this very due day, was recorded; nil where it was not.
  public func stage(due: Day, noticedOn: Day?, on day: Day) -> RetentionStage {
    guard let noticedOn else { return day >= notice.before(due) ? .coming : .later }
    return day >= goesOn(due: due, noticedOn: noticedOn) ? .due : .noticed
  }
}
