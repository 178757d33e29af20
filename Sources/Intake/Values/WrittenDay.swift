import Dates

/// A day as files write it: `DD/MM/YYYY` or `YYYY-MM-DD`, a time of day possibly behind it.
struct WrittenDay {
  let day: Day
  /// Whether no time of day is written, or midnight.
  let isMidnight: Bool

  /// nil where the text is nothing of the kind, or the calendar has no such day.
  init?(_ content: ArraySlice<UInt8>) {
    let dateEnd = content.firstIndex { $0 == UInt8(ascii: "T") || $0 == Byte.space } ?? content.endIndex
    guard let day = WrittenDay.day(content[..<dateEnd]) else { return nil }
    self.day = day
    guard dateEnd < content.endIndex else {
      isMidnight = true
      return
    }
    guard let isMidnight = WrittenDay.isMidnight(content[(dateEnd + 1)...]) else { return nil }
    self.isMidnight = isMidnight
  }

  private static func day(_ date: ArraySlice<UInt8>) -> Day? {
    let (slash, hyphen) = (UInt8(ascii: "/"), UInt8(ascii: "-"))
    let isFrench = date.contains(slash)
    guard let first = date.firstIndex(of: isFrench ? slash : hyphen),
      let second = date[(first + 1)...].firstIndex(of: isFrench ? slash : hyphen)
    else { return nil }
    let (start, middle, end) = (date[..<first], date[(first + 1)..<second], date[(second + 1)...])
    guard isFrench || middle.count == 2, let month = number(middle, digits: 1...2) else { return nil }
    let (year, day) = isFrench ? (end, start) : (start, end)
    guard let year = number(year, digits: 4...4), let day = number(day, digits: isFrench ? 1...2 : 2...2) else {
      return nil
    }
    return Day(year: year, month: month, day: day)
  }

  private static func number(_ text: ArraySlice<UInt8>, digits: ClosedRange<Int>) -> Int? {
    guard digits.contains(text.count), text.allSatisfy(\.isDigit) else { return nil }
    return text.reduce(0) { $0 * 10 + $1.digit }
  }

  /// Whether `HH:MM`, seconds and zone optional, is midnight; nil where it is no time of day.
  private static func isMidnight(_ time: ArraySlice<UInt8>) -> Bool? {
    let clock = time.prefix { $0.isDigit || $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: ".") }
    let parts = clock.split(omittingEmptySubsequences: false) { !$0.isDigit }
    let zone = time[clock.endIndex...]
    guard (2...4).contains(parts.count), parts.allSatisfy({ !$0.isEmpty }), parts[0].count <= 2, parts[1].count == 2,
      zone.count <= 6, zone.allSatisfy({ $0.isDigit || [0x3A, 0x2B, 0x2D, 0x5A].contains($0) })
    else { return nil }
    return clock.allSatisfy { $0 == Byte.zero || !$0.isDigit }
  }
}
