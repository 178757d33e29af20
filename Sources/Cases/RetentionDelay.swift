public import Dates

/// A stretch of time as `Config/retention.yaml` writes it: `30 days`, `24 months`, `3 years`.
public struct RetentionDelay: Sendable, Hashable, CustomStringConvertible {
  /// What it is counted in.
  public enum Unit: String, Sendable, Hashable, CaseIterable {
    case days, months, years
  }

  public var count: Int
  public var unit: Unit

  public init(_ count: Int, _ unit: Unit) {
    self.count = count
    self.unit = unit
  }

  /// The longest that is read: nobody means to keep anything longer, and days stay within the calendar.
  static let longest = 36_500

  /// The delay that `text` writes: a whole number, a space, a unit; `1 day` is read as well. nil where it writes none.
  public init?(_ text: String) {
    let words = text.split(separator: " ")
    guard words.count == 2, let count = Int(words[0]), (0...Self.longest).contains(count), words[0].first != "+"
    else { return nil }
    guard let unit = Unit(rawValue: words[1].hasSuffix("s") ? String(words[1]) : words[1] + "s") else { return nil }
    if unit == .years, count > 100 { return nil }
    if unit == .months, count > 1_200 { return nil }
    self.init(count, unit)
  }

  public var description: String { "\(count) \(unit.rawValue)" }

  /// The day so long after `day`. Months end on their last day where they have no such day.
  public func after(_ day: Day) -> Day { moved(day, by: count) }

  /// The day so long before `day`.
  public func before(_ day: Day) -> Day { moved(day, by: -count) }

  private func moved(_ day: Day, by count: Int) -> Day {
    switch unit {
    case .days: day.adding(days: count)
    case .months: day.adding(months: count)
    case .years: day.adding(years: count)
    }
  }
}
