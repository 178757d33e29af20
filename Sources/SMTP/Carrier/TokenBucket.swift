/// How many messages may leave in a minute: so many at once, and one more each time its share of the minute has passed.
///
/// Pure: it is told what time it is.
struct TokenBucket: Hashable {
  typealias Instant = ContinuousClock.Instant

  let perMinute: Int
  /// When it will be full; in the past while nothing is used.
  private var fullAt: Instant?

  /// - Parameter perMinute: 1 or more.
  init(perMinute: Int) {
    precondition(perMinute > 0, "a bucket that gives nothing stops all mail")
    self.perMinute = perMinute
  }

  private var share: Duration { .seconds(60) / perMinute }
  /// How many may leave in one go: a tenth of a minute's.
  private var depth: Int { max(1, perMinute / 10) }

  /// When the next message may leave: `now`, or later.
  func opens(at now: Instant) -> Instant {
    guard let fullAt else { return now }
    return max(now, fullAt - share * (depth - 1))
  }

  /// Whether it is as if it had never been used.
  func isFull(at now: Instant) -> Bool { fullAt.map { $0 <= now } ?? true }

  /// Lets one message leave.
  mutating func take(at now: Instant) { fullAt = max(fullAt ?? now, now) + share }
}
