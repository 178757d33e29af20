extension Instant {
  /// The moment that `text` writes after ISO 8601, with `Z` or an offset: `2026-02-03T10:15:00Z`, `2026-02-03T11:15:00+01:00`.
  ///
  /// A moment written to the second is the last millisecond of it: what is shown as having happened then had happened.
  public init?(_ text: String) {
    guard let mark = text.firstIndex(where: { $0 == "T" || $0 == "t" }), let day = Day(String(text[..<mark])) else {
      return nil
    }
    let rest = text[text.index(after: mark)...]
    guard let sign = rest.lastIndex(where: { "Zz+-".contains($0) }), let offset = Instant.minutes(rest[sign...]),
      let time = Instant.milliseconds(rest[..<sign])
    else { return nil }
    rawValue = Int64(day.rawValue) * 86_400_000 + time - offset * 60_000
  }

  /// `Z`, `+01:00`, `-0330` or `+02`, in minutes.
  private static func minutes(_ text: Substring) -> Int64? {
    if text == "Z" || text == "z" { return 0 }
    let digits = text.dropFirst().split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).joined()
    guard [2, 4].contains(digits.utf8.count), digits.utf8.allSatisfy({ $0 &- 0x30 < 10 }),
      let hours = Int64(digits.prefix(2)), let minutes = Int64("0" + digits.dropFirst(2)), hours < 24, minutes < 60
    else { return nil }
    return (text.first == "-" ? -1 : 1) * (hours * 60 + minutes)
  }

  /// `10:15:00`, as the last millisecond of it, or `10:15:00.250`.
  private static func milliseconds(_ text: Substring) -> Int64? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 3, let hour = number(parts[0], below: 24), let minute = number(parts[1], below: 60)
    else { return nil }
    let minutes = (hour * 60 + minute) * 60_000
    let seconds = parts[2].split(separator: ".", omittingEmptySubsequences: false)
    guard let second = number(seconds[0], below: 60), seconds.count <= 2 else { return nil }
    guard seconds.count == 2 else { return minutes + second * 1000 + 999 }
    guard (1...9).contains(seconds[1].utf8.count), seconds[1].utf8.allSatisfy({ $0 &- 0x30 < 10 }) else { return nil }
    let fraction = seconds[1].prefix(3)
    let missing = String(repeating: "0", count: 3 - fraction.utf8.count)
    return Int64(fraction + missing).map { minutes + second * 1000 + $0 }
  }

  /// Two digits.
  private static func number(_ text: Substring, below end: Int64) -> Int64? {
    guard text.utf8.count == 2, text.utf8.allSatisfy({ $0 &- 0x30 < 10 }), let number = Int64(text), number < end else {
      return nil
    }
    return number
  }
}
