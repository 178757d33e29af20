import Dates
import FoundationEssentials

/// The one clock of the program.
enum Clock {
  static func now() -> Instant {
    Instant(rawValue: Int64((moment.timeIntervalSince1970 * 1000).rounded(.down)))
  }

  private static var moment: Date { Date().addingTimeInterval(moved) }

  /// By how many seconds a test has moved the clock: stories are played on their own days. A program that was built to be used
  /// heeds nothing of the kind.
  private static let moved: Double = {
    #if DEBUG
      guard let today = Environment.value("QUITUS_TEST_TODAY").flatMap({ Day($0) }) else { return 0 }
      return 86_400 * (Double(today.rawValue) - (Date().timeIntervalSince1970 / 86_400).rounded(.down))
    #else
      return 0
    #endif
  }()

  /// The last millisecond of `day` in `zone`.
  static func end(of day: Day, in zone: String) -> Instant {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = TimeZone(identifier: zone) ?? .gmt  // settings refuse zones that do not exist
    let next = day.adding(days: 1).parts
    let parts = DateComponents(year: next.year, month: next.month, day: next.day)
    let begins = calendar.date(from: parts) ?? Date(timeIntervalSince1970: 0)
    return Instant(rawValue: Int64((begins.timeIntervalSince1970 * 1000).rounded(.down)) - 1)
  }

  /// How many seconds `zone` is ahead of UTC at `instant`; 0 for one that does not exist.
  static func offset(at instant: Instant, in zone: String) -> Int {
    let moment = Date(timeIntervalSince1970: Double(instant.rawValue) / 1000)
    return TimeZone(identifier: zone)?.secondsFromGMT(for: moment) ?? 0
  }

  /// The calendar day that it is now in `zone`.
  static func today(in zone: String) -> Day {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = TimeZone(identifier: zone) ?? .gmt  // settings refuse zones that do not exist
    let parts = calendar.dateComponents([.year, .month, .day], from: moment)
    return Day(year: parts.year ?? 1, month: parts.month ?? 1, day: parts.day ?? 1) ?? Day(rawValue: 0)
  }
}
