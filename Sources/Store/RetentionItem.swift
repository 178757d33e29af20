public import Cases
public import Dates

/// Something that is kept for a time only.
public struct RetentionItem: Sendable, Hashable {
  public var kind: RetentionKind
  /// What names it among its kind: the number of a letter, the reference of a case, the id of an adviser.
  public var key: String
  /// The day from which its time counts.
  public var since: Day
  /// It is about an adviser whose data is on hold.
  public var isHeld: Bool

  public init(kind: RetentionKind, key: String, since: Day, isHeld: Bool) {
    self.kind = kind
    self.key = key
    self.since = since
    self.isHeld = isHeld
  }
}

/// That something is to go, as it was recorded.
public struct PurgeNotice: Sendable, Hashable {
  public var noticedOn: Day
  /// The day on which it was due when that was recorded.
  public var dueOn: Day

  public init(noticedOn: Day, dueOn: Day) {
    self.noticedOn = noticedOn
    self.dueOn = dueOn
  }
}
