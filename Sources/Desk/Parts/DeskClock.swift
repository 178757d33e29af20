public import Dates

/// What time it is for the desk: asked by its operations, never by the rules.
public struct DeskClock: Sendable {
  /// The moment that is recorded beside what is done.
  public var now: @Sendable () -> Instant
  /// The calendar day in the office's time zone.
  public var today: @Sendable () -> Day

  /// How many seconds the time of a zone is ahead of UTC at a moment; of the office's zone where none is named.
  public var offset: @Sendable (Instant, String?) -> Int

  public init(
    now: @escaping @Sendable () -> Instant, today: @escaping @Sendable () -> Day,
    offset: @escaping @Sendable (Instant, String?) -> Int = { _, _ in 0 }
  ) {
    self.now = now
    self.today = today
    self.offset = offset
  }

  /// The calendar day of a moment in the office's time zone.
  func day(of instant: Instant) -> Day {
    let seconds = instant.rawValue / 1000 + Int64(offset(instant, nil))
    return Day(rawValue: Int32((Double(seconds) / 86_400).rounded(.down)))
  }
}
