import Cases
import Dates
import Roster
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
    #expect(AppealLimit.lastDay(from: day).description == last)
  }

  /// Handed over on 15 January 2026: 16 March on the mainland, as above; 16 April is a Thursday; 16 May a Saturday.
  @Test(arguments: [
    ("35", "2026-03-16"), ("2A", "2026-03-16"), (nil, "2026-03-16"), ("971", "2026-04-16"), ("972", "2026-04-16"),
    ("973", "2026-04-16"), ("974", "2026-04-16"), ("975", "2026-04-16"), ("976", "2026-04-16"), ("977", "2026-04-16"),
    ("978", "2026-04-16"), ("984", "2026-04-16"), ("986", "2026-04-16"), ("987", "2026-04-16"), ("988", "2026-04-16"),
    ("99", "2026-05-18"), ("99132", "2026-05-18"),
  ])
  func `who lives overseas has a month more, and who lives abroad two`(department: String?, last: String) throws {
    let distance = AppealLimit.Distance(livingIn: department.map(DepartmentCode.init))
    #expect(AppealLimit.lastDay(from: try #require(Day("2026-01-15")), distance).description == last)
  }

  @Test func `holidays are those of where the court is`() throws {
    // 26 December 2025 is a Friday: a holiday in Alsace, where Monday follows.
    let day = try #require(Day("2025-10-25"))
    #expect(AppealLimit.lastDay(from: day).description == "2025-12-26")
    #expect(AppealLimit.lastDay(from: day, .mainland, Holidays(.alsaceMoselle)).description == "2025-12-29")
  }
}
