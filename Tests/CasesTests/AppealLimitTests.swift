import Cases
import Dates
import Testing

@Suite struct AppealLimitTests {
  /// Counted by hand in clear days: two months after the day that follows, plus the last day itself.
  @Test(arguments: [
    // 16 March 2026 is a Monday.
    ("2026-01-15", "2026-03-16"),
    // 2 + 1 April; Friday.
    ("2026-02-02", "2026-04-03"),
    // The month ends on its last day: 28 February, then 1 March, a Sunday.
    ("2025-12-31", "2026-03-02"), ("2025-12-29", "2026-03-02"), ("2025-12-28", "2026-03-02"),
    // 27 February 2026 plus two months: 27 April; 28 April, Tuesday.
    ("2026-02-27", "2026-04-28"),
    // 29 February of a leap year; 1 March 2028 is a Wednesday.
    ("2027-12-31", "2028-03-01"),
    // Easter Monday 2026 is 6 April: 4 April is a Saturday.
    ("2026-02-03", "2026-04-07"),
    // 1 May is a holiday, and a Friday in 2026.
    ("2026-02-28", "2026-04-29"), ("2026-03-08", "2026-05-11"),
  ])
  func `a decision can be contested until two clear months after it was handed over`(notified: String, last: String)
    throws
  {
    let day = try #require(Day(notified))
    #expect(AppealLimit.lastDay(notifiedOn: day).description == last)
  }

  @Test func `holidays are those of where the court is`() throws {
    // 26 December 2025 is a Friday: a holiday in Alsace, where Monday follows.
    let day = try #require(Day("2025-10-25"))
    #expect(AppealLimit.lastDay(notifiedOn: day).description == "2025-12-26")
    #expect(AppealLimit.lastDay(notifiedOn: day, Holidays(.alsaceMoselle)).description == "2025-12-29")
  }
}
