/// A moment in UTC, as stored: whole milliseconds since 1970-01-01T00:00:00Z.
public struct Instant: RawRepresentable, Hashable, Comparable, Sendable, BitwiseCopyable, CustomStringConvertible {
  public let rawValue: Int64
  public init(rawValue: Int64) { self.rawValue = rawValue }

  public static func < (a: Instant, b: Instant) -> Bool { a.rawValue < b.rawValue }

  /// The moment so many seconds later (earlier where negative).
  public func adding(seconds: Int) -> Instant { Instant(rawValue: rawValue + Int64(seconds) * 1000) }

  /// ISO 8601 in UTC with seconds: `2026-01-15T08:30:00Z`.
  public var description: String {
    let seconds = rawValue >= 0 ? rawValue / 1000 : (rawValue - 999) / 1000
    let days = seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
    let rest = seconds - days * 86_400
    let time = [rest / 3600, rest / 60 % 60, rest % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
    return "\(Day(rawValue: Int32(days)))T\(time.joined(separator: ":"))Z"
  }
}
