import Dates

/// The date of a header field (RFC 5322 §3.3), always in universal time.
enum DateField {
  private static let weekdays = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
  private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

  /// `Thu, 01 Jan 1970 00:00:00 +0000` for 0.
  ///
  /// **Units** Milliseconds since the start of 1970 UTC, rounded down to the second; instants outside the years
  /// 1900 to 9999, which the format cannot say, are brought to the nearer end.
  static func text(_ milliseconds: Int64) -> String {
    let instant = min(max(milliseconds, -2_208_988_800_000), 253_402_300_799_999)
    let (seconds, _) = floored(instant, by: 1000)
    let (dayCount, ofDay) = floored(seconds, by: 86_400)
    let (year, month, day) = Day(rawValue: Int32(dayCount)).parts
    let weekday = weekdays[Int(floored(dayCount, by: 7).remainder)]
    let time = [ofDay / 3600, ofDay / 60 % 60, ofDay % 60].map { twoDigits(Int($0)) }.joined(separator: ":")
    return "\(weekday), \(twoDigits(day)) \(months[month - 1]) \(year) \(time) +0000"
  }

  private static func floored(_ value: Int64, by unit: Int64) -> (quotient: Int64, remainder: Int64) {
    let (quotient, remainder) = value.quotientAndRemainder(dividingBy: unit)
    return remainder < 0 ? (quotient - 1, remainder + unit) : (quotient, remainder)
  }

  private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
