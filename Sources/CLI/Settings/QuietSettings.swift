import Dates

/// When reminders do not leave: `mail.quiet`.
struct QuietSettings: Sendable {
  /// nil where they leave at any time.
  var calendar: QuietCalendar?

  init(_ layers: SettingLayers) throws(Complaint) {
    let quiet = QuietCalendar(
      from: try Self.time(.quietFrom, layers), to: try Self.time(.quietTo, layers),
      weekends: try layers.flag(.quietWeekends), holidays: try layers.flag(.quietHolidays))
    if quiet.from.minutes == 0, quiet.to.minutes == 1440 {
      throw layers.wrong(
        .quietTo, "laisser un peu de jour après mail.quiet.from", "leave some day after mail.quiet.from")
    }
    calendar = try layers.flag(.quietEnabled) ? quiet : nil
  }

  private static func time(_ key: SettingKey, _ layers: SettingLayers) throws(Complaint) -> QuietCalendar.Time {
    guard let time = QuietCalendar.Time(layers.text(key) ?? "") else {
      throw layers.wrong(key, "une heure telle que 08:00", "a time of day such as 08:00")
    }
    return time
  }
}
