/// When mail that can wait does not leave: at night, on weekends, on holidays.
public struct QuietCalendar: Sendable, Hashable {
  /// A time of day in whole minutes after midnight, 0 to 1440.
  public struct Time: Sendable, Hashable {
    public var minutes: Int

    public init(minutes: Int) { self.minutes = minutes }

    /// The time that `text` writes, `08:00` to `24:00`; nil where it is none.
    public init?(_ text: String) {
      let parts = text.split(separator: ":", omittingEmptySubsequences: false)
      guard parts.count == 2, parts.allSatisfy({ $0.utf8.count == 2 }), parts.allSatisfy({ $0.allSatisfy(\.isNumber) }),
        let hours = Int(parts[0]), let minutes = Int(parts[1]), minutes < 60, hours * 60 + minutes <= 1440
      else { return nil }
      self.minutes = hours * 60 + minutes
    }
  }

  /// When the night begins and when it ends, local time; the same time twice for no night at all.
  public var from: Time
  public var to: Time
  public var weekends: Bool
  /// The public holidays of the territory that is written to.
  public var holidays: Bool

  public init(
    from: Time = Time(minutes: 20 * 60), to: Time = Time(minutes: 8 * 60), weekends: Bool = true, holidays: Bool = true
  ) {
    self.from = from
    self.to = to
    self.weekends = weekends
    self.holidays = holidays
  }

  /// `instant`, or the first moment after it at which mail may leave.
  ///
  /// - Parameters:
  ///   - territory: whose holidays are kept.
  ///   - offset: how many seconds the local time is ahead of UTC at a moment.
  public func earliest(from instant: Instant, in territory: Territory, offset: (Instant) -> Int) -> Instant {
    let calendar = Holidays(territory)
    var instant = instant
    // Weekends and holidays in a row are fewer by far; a night of 24 hours would never end.
    for _ in 0..<100 {
      let local = instant.rawValue + Int64(offset(instant)) * 1000
      let day = Day(rawValue: Int32((Double(local) / 86_400_000).rounded(.down)))
      let minute = Int((local - Int64(day.rawValue) * 86_400_000) / 60_000)
      guard let end = endOfQuiet(day, minute, calendar) else { return instant }
      let target = Int64(end.day.rawValue) * 86_400_000 + Int64(end.minute) * 60_000
      // The clock may be put forward or back on the way.
      let guess = Instant(rawValue: target).adding(seconds: -offset(instant))
      let found = Instant(rawValue: target).adding(seconds: -offset(guess))
      instant = max(found, instant.adding(seconds: 60))
    }
    return instant
  }

  /// When the quiet that reigns at this local time may be over; nil where none reigns.
  private func endOfQuiet(_ day: Day, _ minute: Int, _ calendar: Holidays) -> (day: Day, minute: Int)? {
    let crosses = from.minutes > to.minutes
    if weekends && day.isWeekend || holidays && calendar.isHoliday(day) {
      return (day.next, crosses ? to.minutes : 0)
    }
    if crosses {
      if minute >= from.minutes { return (day.next, to.minutes) }
      return minute < to.minutes ? (day, to.minutes) : nil
    }
    return from.minutes <= minute && minute < to.minutes ? (day, to.minutes) : nil
  }
}

extension Territory {
  /// The name by which the time-zone database knows the local time of a département overseas, by its code; nil for the mainland.
  ///
  /// **Source** IANA time-zone database; of French Polynesia the time of Tahiti.
  public static func timeZone(ofDepartment code: String) -> String? {
    switch code {
    case "971": "America/Guadeloupe"
    case "972": "America/Martinique"
    case "973": "America/Cayenne"
    case "974": "Indian/Reunion"
    case "975": "America/Miquelon"
    case "976": "Indian/Mayotte"
    case "977": "America/St_Barthelemy"
    case "978": "America/Marigot"
    case "986": "Pacific/Wallis"
    case "987": "Pacific/Tahiti"
    case "988": "Pacific/Noumea"
    default: nil
    }
  }
}
