/// When a message that was deferred is tried again: after a minute, then twice as long each time, every four hours in the
/// end, for seven days.
enum Backoff {
  private static let first = 60
  private static let longest = 4 * 3600
  private static let patience = 7 * 86_400

  /// Seconds until the next attempt after `attempts` of them; nil where it is time to give up.
  static func delay(after attempts: Int) -> Int? {
    var waited = 0
    for attempt in 1...max(1, attempts) {
      let delay = min(longest, attempt > 16 ? longest : first << (attempt - 1))
      if attempt == max(1, attempts) { return waited + delay <= patience ? delay : nil }
      waited += delay
    }
    return nil
  }
}
