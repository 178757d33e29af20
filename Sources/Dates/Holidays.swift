/// The public holidays of one territory, and the days on which offices work there.
public struct Holidays: Sendable, Hashable {
  public let territory: Territory

  public init(_ territory: Territory = .mainland) { self.territory = territory }

  /// The holidays of `year`, earliest first, each once.
  public func days(of year: Int) -> [Day] {
    let easter = Day.easter(of: year)
    // Easter Monday, Ascension Day, Whit Monday.
    var days = [1, 39, 50].map { easter.adding(days: $0) }
    var fixed = [(1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25)]
    if territory == .alsaceMoselle {
      days.append(easter.adding(days: -2))
      fixed.append((12, 26))
    }
    if let abolition = territory.abolition { fixed.append(abolition) }
    days += fixed.compactMap { Day(year: year, month: $0.0, day: $0.1) }
    return Set(days).sorted()
  }

  /// Whether `day` is one of them.
  public func isHoliday(_ day: Day) -> Bool { days(of: day.year).contains(day) }

  /// Whether `day` is neither a Saturday, nor a Sunday, nor a holiday.
  public func isWorkingDay(_ day: Day) -> Bool { !day.isWeekend && !isHoliday(day) }

  /// `day`, or the next working day where it is none: how a time limit ends that would end on such a day.
  ///
  /// **Source** Code of Civil Procedure art. 642, which administrative courts apply to the limit for an appeal. It says
  /// nothing of the two months after which silence decides (CRPA L231-4): those end on their day.
  public func workingDay(from day: Day) -> Day {
    var day = day
    while !isWorkingDay(day) { day = day.next }
    return day
  }

  /// The `count`-th working day after `day`, which itself is not counted; `day` for 0 or less.
  public func adding(workingDays count: Int, to day: Day) -> Day {
    var (day, left) = (day, count)
    while left > 0 {
      day = day.next
      if isWorkingDay(day) { left -= 1 }
    }
    return day
  }
}

extension Day {
  /// Easter Sunday of a year of the Gregorian calendar.
  ///
  /// **Source** J.-M. Oudin's form of the reckoning (1940): the moon's age by the golden number, corrected by centuries.
  public static func easter(of year: Int) -> Day {
    let golden = year % 19
    let century = year / 100
    let solar = century / 4
    let epact = (century - solar - (8 * century + 13) / 25 + 19 * golden + 15) % 30
    let moon = epact - (epact / 28) * (1 - (29 / (epact + 1)) * ((21 - golden) / 11))
    let weekday = (year + year / 4 + moon + 2 - century + solar) % 7
    let offset = moon - weekday
    let month = 3 + (offset + 40) / 44
    return civil(year: year, month: month, day: offset + 28 - 31 * (month / 4))
  }

  /// Saturday or Sunday.
  public var isWeekend: Bool {
    // 1 January 1970 was a Thursday: counted from it, Saturday leaves 2 and Sunday 3.
    let place = ((Int(rawValue) % 7) + 7) % 7
    return place == 2 || place == 3
  }
}
