import Dates
import Testing

/// Delays in months and years end on the day bearing the same date.
@Suite struct DelayTests {
  struct Row: CustomTestStringConvertible {
    var from: String
    var months: Int
    var to: String

    init(_ from: String, _ months: Int, _ to: String) {
      self.from = from
      self.months = months
      self.to = to
    }

    var testDescription: String { "\(from) and \(months) months" }
  }

  static let months = [
    Row("2026-01-15", 0, "2026-01-15"), Row("2026-01-15", 1, "2026-02-15"), Row("2026-01-15", 12, "2027-01-15"),
    Row("2026-01-31", 1, "2026-02-28"), Row("2024-01-31", 1, "2024-02-29"), Row("2024-01-29", 1, "2024-02-29"),
    Row("2026-01-28", 1, "2026-02-28"), Row("2026-12-31", 2, "2027-02-28"), Row("2027-12-31", 2, "2028-02-29"),
    Row("2026-03-31", 1, "2026-04-30"), Row("2026-11-30", 3, "2027-02-28"), Row("2026-12-01", 1, "2027-01-01"),
    Row("2026-01-31", -1, "2025-12-31"), Row("2026-03-31", -1, "2026-02-28"), Row("2026-01-01", -12, "2025-01-01"),
    Row("2026-01-01", -13, "2024-12-01"), Row("2024-02-29", -2, "2023-12-29"), Row("2026-05-31", -27, "2024-02-29"),
  ]

  @Test(arguments: months) func `a delay in months ends on the same date, or on the month's last day`(row: Row) throws {
    let from = try #require(Day(row.from))
    #expect(from.adding(months: row.months).description == row.to)
  }

  @Test(arguments: [
    ("2025-02-01", 1, "2026-02-01"), ("2024-02-29", 1, "2025-02-28"), ("2024-02-29", 4, "2028-02-29"),
    ("2096-02-29", 4, "2100-02-28"), ("2023-02-28", 1, "2024-02-28"), ("2024-02-29", -1, "2023-02-28"),
    ("2024-12-31", 1, "2025-12-31"), ("2024-03-01", -1, "2023-03-01"),
  ])
  func `a delay in years ends on the same date, from 29 February on the 28th where the year lacks it`(
    from: String, years: Int, to: String
  ) throws {
    let day = try #require(Day(from))
    #expect(day.adding(years: years).description == to)
  }

  /// Four years of days by up to fifty months either way, beside month names counted one by one.
  @Test func `a delay in months changes neither the date nor the month's number, but for short months`() {
    var day = Day.first(of: 2023)
    while day.year < 2027 {
      let (year, month, date) = day.parts
      var later = (year: year, month: month)
      var earlier = later
      for count in 1...50 {
        later = later.month == 12 ? (later.year + 1, 1) : (later.year, later.month + 1)
        earlier = earlier.month == 1 ? (earlier.year - 1, 12) : (earlier.year, earlier.month - 1)
        for (found, expected) in [(day.adding(months: count), later), (day.adding(months: -count), earlier)] {
          let length = CalendarTests.Leaf.length(expected.month, expected.year)
          if found.parts != (expected.year, expected.month, min(date, length)) {
            return #expect(found.description == "another day than \(count) months from \(day)")
          }
        }
      }
      day = day.next
    }
  }
}
