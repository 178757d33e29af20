/// When a message that was deferred is tried again: after a minute, then twice as long each time, every four hours in the
/// end, for seven days.
///
/// No two letters keep step: each delay is longer by up to a quarter, drawn from the letter's number and the attempt, so that
/// what a server turned away together does not come back together.
enum Backoff {
  private static let first = 60
  private static let longest = 4 * 3600
  private static let patience = 7 * 86_400

  /// Seconds until the next attempt at a letter after `tries` of them; nil where it is time to give up.
  static func delay(ofLetter id: Int64, after tries: Int) -> Int? {
    var waited = 0
    for step in 1..<max(1, tries) { waited += delay(ofLetter: id, step: step) }
    let delay = delay(ofLetter: id, step: max(1, tries))
    return waited + delay <= patience ? delay : nil
  }

  private static func delay(ofLetter id: Int64, step: Int) -> Int {
    let plain = step > 15 ? longest : min(longest, first << (step - 1))
    return plain + Int(mixed(id, step) % UInt64(plain / 4 + 1))
  }

  /// The finishing step of SplitMix64 (Steele, Lea, Flood 2014), over both numbers.
  private static func mixed(_ id: Int64, _ step: Int) -> UInt64 {
    var bits = (UInt64(bitPattern: id) << 8 | UInt64(step)) &* 0x9E37_79B9_7F4A_7C15
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }
}
