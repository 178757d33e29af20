public import Dates

/// What time it is for the desk: asked by its operations, never by the rules.
public struct DeskClock: Sendable {
  /// The moment that is recorded beside what is done.
  public var now: @Sendable () -> Instant
  /// The calendar day in the office's time zone.
  public var today: @Sendable () -> Day

  public init(now: @escaping @Sendable () -> Instant, today: @escaping @Sendable () -> Day) {
    self.now = now
    self.today = today
  }
}
