/// One day of the Gregorian calendar, without a clock or a time zone.
///
/// **Units** `rawValue` counts days since 1 January 1970, negative before it.
/// Years run from 1 to 9999, what ISO 8601 writes in four digits.
public struct Day: RawRepresentable, Hashable, Comparable, Sendable, BitwiseCopyable {
  public let rawValue: Int32

  @inlinable
  public init(rawValue: Int32) { self.rawValue = rawValue }

  /// The day written `year`-`month`-`day`, or nil where the calendar has no such day.
  @inlinable
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= Day.length(ofMonth: month, year: year)
    else { return nil }
    self = Day.civil(year: year, month: month, day: day)
  }

  /// 1 January of `year`.
  @inlinable
  public static func first(of year: Int) -> Day { civil(year: year, month: 1, day: 1) }

  /// 31 December of `year`.
  @inlinable
  public static func last(of year: Int) -> Day { civil(year: year, month: 12, day: 31) }

  @inlinable
  public static func < (a: Day, b: Day) -> Bool { a.rawValue < b.rawValue }

  @inlinable public var next: Day { Day(rawValue: rawValue + 1) }
  @inlinable public var previous: Day { Day(rawValue: rawValue - 1) }

  /// The day `count` days later (earlier where negative).
  @inlinable
  public func adding(days count: Int) -> Day { Day(rawValue: rawValue + Int32(count)) }

  /// How many days from `earlier` to this one.
  @inlinable
  public func days(since earlier: Day) -> Int { Int(rawValue) - Int(earlier.rawValue) }
}

// MARK: Civil calendar

extension Day {
  /// Whether `year` has a 29 February.
  @inlinable public static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  /// How many days a month has; `month` runs from 1 to 12.
  @inlinable public static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// The day count of a date that is known to exist: years are shifted to start in March, so that the leap day comes last.
  @inlinable @inline(__always)
  static func civil(year: Int, month: Int, day: Int) -> Day {
    let shifted = Int32(truncatingIfNeeded: month <= 2 ? year - 1 : year)
    let m = Int32(truncatingIfNeeded: month <= 2 ? month + 9 : month - 3)
    let inYear = (153 &* m &+ 2) / 5 &+ Int32(truncatingIfNeeded: day) &- 1
    let days = 365 &* shifted &+ (shifted >> 2) &- shifted / 100 &+ shifted / 400 &+ inYear
    return Day(rawValue: days &- 719_468)
  }

  /// Year, month and day of the month.
  ///
  /// Counts from 1 March of the year 0, in 32 bits: centuries first, then years of a century, then months of 153 days in five.
  @inlinable public var parts: (year: Int, month: Int, day: Int) {
    let quarters = UInt32(bitPattern: rawValue &+ 719_468) &* 4 &+ 3
    let century = quarters / 146_097
    let inCentury = (quarters % 146_097) | 3
    let yearOfCentury = inCentury / 1461
    let inYear = (inCentury % 1461) / 4
    let fifths = inYear &* 5 &+ 2
    let shifted = fifths / 153
    let year = century &* 100 &+ yearOfCentury
    let day = fifths % 153 / 5 &+ 1
    return shifted < 10
      ? (Int(year), Int(shifted) &+ 3, Int(day)) : (Int(year) &+ 1, Int(shifted) &- 9, Int(day))
  }

  @inlinable public var year: Int { parts.year }

  /// The day bearing the same date `count` years later; 28 February for a 29 that the later year lacks.
  ///
  /// **Source** RULES reading: delays in years end on the day bearing the same date.
  public func adding(years count: Int) -> Day { adding(months: 12 * count) }

  /// The day bearing the same date `count` months later, or that month's last day where it is shorter.
  public func adding(months count: Int) -> Day {
    let (year, month, day) = parts
    let index = year * 12 + month - 1 + count
    let toYear = index >= 0 ? index / 12 : (index - 11) / 12
    let toMonth = index - toYear * 12 + 1
    return Day.civil(year: toYear, month: toMonth, day: min(day, Day.length(ofMonth: toMonth, year: toYear)))
  }
}
