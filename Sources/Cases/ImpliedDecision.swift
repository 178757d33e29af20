public import Dates

/// When silence becomes a refusal, and how papers that are awaited put it off.
///
/// Two months from the day of receipt (CRPA L231-4), to the same day of the month or else to its last one. From the day on which
/// papers are asked for the delay does not run, until they come, at most until the day they were to be sent by (L114-5).
public struct ImpliedDecision: Sendable, Hashable {
  /// Where nothing changes any more, silence becomes a refusal on this day.
  public private(set) var day: Day
  /// The papers that are awaited; nil while the delay runs.
  public private(set) var suspension: Suspension?
  private var receivedOn: Day
  /// Whole days that were added so far.
  private var days = 0

  /// Days on which the delay does not run: from `from` until before `until`.
  public struct Suspension: Sendable, Hashable {
    public var from: Day
    public var until: Day
  }

  init(receivedOn: Day) {
    self.receivedOn = receivedOn
    day = receivedOn.adding(months: 2)
  }

  /// Papers are asked for: the delay is taken to rest until they are to come. A second request puts that day off; where the
  /// first one's had passed already, the delay has run since, and rests anew.
  mutating func suspend(from: Day, until: Day) {
    if let open = suspension, from > open.until { resume(on: from) }
    let start = suspension?.from ?? from
    // Once silence has decided, there is no delay left to suspend.
    guard start < base, start < until else { return }
    suspension = Suspension(from: start, until: until)
    update()
  }

  /// They came, or are no longer waited for.
  mutating func resume(on today: Day) {
    guard let open = suspension else { return }
    days += max(0, min(today, open.until).days(since: open.from))
    suspension = nil
    update()
  }

  /// A duplicate had been received before: the delay runs since then.
  mutating func receivedEarlier(on earlier: Day) {
    receivedOn = min(receivedOn, earlier)
    update()
  }

  /// Without the suspension that is open now.
  private var base: Day { receivedOn.adding(months: 2).adding(days: days) }

  private mutating func update() {
    day = base.adding(days: suspension.map { $0.until.days(since: $0.from) } ?? 0)
  }
}
