/// When a message that was deferred is tried again: after a minute, then twice as long each time, every four hours in the
/// end, for seven days.
enum Backoff {
  private static let first = 60
  private static let longest = 4 * 3600
  private static let patience = 7 * 86_400

  /// Seconds until the next attempt after `attempts` of them; nil where it is time to give up.
  ///
  /// One more attempt after that can only be a person's wish, and begins another seven days.
  static func delay(after attempts: Int) -> Int? {
    var (waited, step) = (0, 0)
    for _ in 1..<max(1, attempts) {
      let delay = delay(at: step)
      (waited, step) = waited + delay <= patience ? (waited + delay, step + 1) : (0, 0)
    }
    let delay = delay(at: step)
    return waited + delay <= patience ? delay : nil
  }

  private static func delay(at step: Int) -> Int { step > 15 ? longest : min(longest, first << step) }
}
