import Dates
import Testing

/// Public holidays and working days, against calendars that were printed.
@Suite struct HolidayTests {
  private static func day(_ text: String) -> Day {
    guard let day = Day(text) else { preconditionFailure("no such day: \(text)") }
    return day
  }

  @Test(arguments: [
    "1818-03-22", "1886-04-25", "1943-04-25", "1954-04-18", "1961-04-02", "1981-04-19", "2000-04-23", "2008-03-23",
    "2011-04-24", "2016-03-27", "2018-04-01", "2024-03-31", "2025-04-20", "2026-04-05", "2027-03-28", "2038-04-25",
    "2049-04-18", "2076-04-19", "2285-03-22",
  ])
  func `Easter falls where it was kept, or will be`(_ text: String) {
    let easter = Self.day(text)
    #expect(Day.easter(of: easter.year) == easter)
  }

  /// The same by another reckoning: that of Meeus, Jones and Butcher.
  @Test func `Easter agrees with another reckoning through all years of the calendar`() {
    for year in 1583...9999 {
      let (a, b, c) = (year % 19, year / 100, year % 100)
      let h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30
      let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7
      let n = h + l - 7 * ((a + 11 * h + 22 * l) / 451) + 114
      #expect(Day.easter(of: year) == Day(year: year, month: n / 31, day: n % 31 + 1), "\(year)")
    }
  }

  @Test func `France keeps eleven holidays`() {
    let days = [
      "2026-01-01", "2026-04-06", "2026-05-01", "2026-05-08", "2026-05-14", "2026-05-25", "2026-07-14", "2026-08-15",
      "2026-11-01", "2026-11-11", "2026-12-25",
    ]
    #expect(Holidays().days(of: 2026) == days.map(Self.day))
    // In 2008 Ascension Day was 1 May: one day less.
    #expect(Holidays().days(of: 2008).count == 10)
  }

  @Test(arguments: [
    ("35", []), ("2A", []), ("57", ["2026-04-03", "2026-12-26"]), ("67", ["2026-04-03", "2026-12-26"]),
    ("68", ["2026-04-03", "2026-12-26"]), ("971", ["2026-05-27"]), ("972", ["2026-05-22"]), ("973", ["2026-06-10"]),
    ("974", ["2026-12-20"]), ("976", ["2026-04-27"]), ("977", ["2026-10-09"]), ("978", ["2026-05-27"]), ("988", []),
  ])
  func `a département adds its own`(_ code: String, _ own: [String]) {
    let here = Set(Holidays(Territory(department: code)).days(of: 2026))
    #expect(here.subtracting(Holidays().days(of: 2026)) == Set(own.map(Self.day)))
    #expect(here.isSuperset(of: Holidays().days(of: 2026)))
  }

  @Test(arguments: [
    // Friday, Saturday, Sunday, Monday.
    ("2026-01-16", "35", "2026-01-16"), ("2026-01-17", "35", "2026-01-19"), ("2026-01-18", "35", "2026-01-19"),
    ("2026-01-19", "35", "2026-01-19"),
    // Before the epoch too: 27 December 1969 was a Saturday.
    ("1969-12-27", "35", "1969-12-29"), ("1969-12-26", "35", "1969-12-26"),
    // Easter weekend: Good Friday counts in Moselle alone.
    ("2026-04-03", "35", "2026-04-03"), ("2026-04-03", "57", "2026-04-07"), ("2026-04-04", "35", "2026-04-07"),
    // Christmas on a Friday, and the day after it.
    ("2026-12-25", "67", "2026-12-28"), ("2027-01-01", "35", "2027-01-04"), ("2028-02-29", "35", "2028-02-29"),
    ("2026-12-20", "974", "2026-12-21"),
  ])
  func `a day on which nobody works moves on`(_ text: String, _ code: String, _ moved: String) {
    #expect(Holidays(Territory(department: code)).workingDay(from: Self.day(text)) == Self.day(moved))
  }

  @Test(arguments: [
    ("2026-04-30", 1, "2026-05-04"), ("2026-05-07", 1, "2026-05-11"), ("2026-05-13", 1, "2026-05-15"),
    ("2026-01-15", 0, "2026-01-15"), ("2026-01-15", 2, "2026-01-19"), ("2026-12-24", 5, "2027-01-04"),
    ("2028-02-28", 1, "2028-02-29"),
  ])
  func `working days are counted from the day after`(_ text: String, _ count: Int, _ last: String) {
    #expect(Holidays().adding(workingDays: count, to: Self.day(text)) == Self.day(last))
  }
}
