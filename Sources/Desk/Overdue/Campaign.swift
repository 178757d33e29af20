import Dates

/// One mailing of reminders, named after the day whose situation it tells.
struct Campaign: LosslessStringConvertible {
  let day: Day

  init(on day: Day) { self.day = day }

  init?(_ name: String) {
    guard name.hasPrefix(Self.prefix), let day = Day(String(name.dropFirst(Self.prefix.count))) else { return nil }
    self.day = day
  }

  var description: String { Self.prefix + day.description }

  private static let prefix = "overdue-"
}
