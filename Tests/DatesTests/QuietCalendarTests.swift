import Dates
import Testing

/// The first moment at which mail may leave.
@Suite struct QuietCalendarTests {
  private let calendar = QuietCalendar()

  private func instant(_ text: String) throws -> Instant { try #require(Instant(text + ".000Z")) }

  /// Paris in 2026: an hour ahead of UTC, two from 29 March to 25 October, 01:00 UTC.
  private func paris(_ instant: Instant) -> Int {
    let summer = "2026-03-29T01:00:00Z"..<"2026-10-25T01:00:00Z"
    return summer.contains(instant.description) ? 7200 : 3600
  }

  @Test(arguments: [
    // A Wednesday at ten stays.
    ("2026-01-14T09:00:00", "2026-01-14T09:00:00"),
    // Eight in the morning and a minute before eight in the evening are day; 20:00 and 07:59 are night.
    ("2026-01-14T07:00:00", "2026-01-14T07:00:00"), ("2026-01-14T18:59:59", "2026-01-14T18:59:59"),
    ("2026-01-14T19:00:00", "2026-01-15T07:00:00"), ("2026-01-14T06:59:00", "2026-01-14T07:00:00"),
    // Friday evening and Sunday noon: Monday.
    ("2026-01-16T19:30:00", "2026-01-19T07:00:00"), ("2026-01-18T11:00:00", "2026-01-19T07:00:00"),
    // Saturday in Paris begins at 23:00 UTC.
    ("2026-01-16T23:10:00", "2026-01-19T07:00:00"),
    // Good Friday is a working day on the mainland, Easter Monday is none.
    ("2026-04-03T08:00:00", "2026-04-03T08:00:00"), ("2026-04-03T18:00:00", "2026-04-07T06:00:00"),
    // New Year's Day, on a Thursday.
    ("2025-12-31T19:00:00", "2026-01-02T07:00:00"),
    // The nights in which the clock changes.
    ("2026-03-28T20:00:00", "2026-03-30T06:00:00"), ("2026-10-24T20:00:00", "2026-10-26T07:00:00"),
  ])
  func `mail waits for the first working morning`(from: String, to: String) throws {
    #expect(try calendar.earliest(from: instant(from), in: .mainland, offset: paris) == instant(to))
  }

  @Test func `each territory keeps its own holidays, by its own clock`() throws {
    // Good Friday in Strasbourg; 10 June in Cayenne, three hours behind UTC; 20 December 2027, a Monday, in Saint-Denis.
    let friday = try instant("2026-04-03T08:00:00")
    #expect(try calendar.earliest(from: friday, in: .alsaceMoselle, offset: paris) == instant("2026-04-07T06:00:00"))
    let june = try instant("2026-06-10T15:00:00")
    #expect(try calendar.earliest(from: june, in: .guyane) { _ in -10_800 } == instant("2026-06-11T11:00:00"))
    #expect(calendar.earliest(from: june, in: .mainland, offset: paris) == june)
    let december = try instant("2027-12-20T08:00:00")
    #expect(try calendar.earliest(from: december, in: .reunion) { _ in 14_400 } == instant("2027-12-21T04:00:00"))
    // Eight in the evening in Guadeloupe is one in the morning in Paris; noon in Nouméa is one in the morning UTC.
    let night = try instant("2026-01-14T23:30:00")
    #expect(calendar.earliest(from: night, in: .guadeloupe) { _ in -14_400 } == night)
    #expect(calendar.earliest(from: night, in: .mainland) { _ in 39_600 } == night)
  }

  @Test func `what is not kept does not hold mail up`() throws {
    let sunday = try instant("2026-01-18T11:00:00")
    #expect(QuietCalendar(weekends: false).earliest(from: sunday, in: .mainland, offset: paris) == sunday)
    let newYear = try instant("2026-01-01T11:00:00")
    #expect(QuietCalendar(holidays: false).earliest(from: newYear, in: .mainland, offset: paris) == newYear)
    let noon = QuietCalendar.Time(minutes: 720)
    let always = QuietCalendar(from: noon, to: noon)
    let night = try instant("2026-01-14T23:00:00")
    #expect(always.earliest(from: night, in: .mainland, offset: paris) == night)
    let siesta = QuietCalendar(from: noon, to: QuietCalendar.Time(minutes: 840))
    let dinner = try instant("2026-01-14T11:30:00")
    #expect(try siesta.earliest(from: dinner, in: .mainland, offset: paris) == instant("2026-01-14T13:00:00"))
    #expect(siesta.earliest(from: night, in: .mainland, offset: paris) == night)
  }

  @Test func `whatever the moment, mail leaves in working hours and within five days`() throws {
    let begin = try instant("2026-01-01T00:00:00")
    for step in 0..<2_200 {
      let now = begin.adding(seconds: step * 14_395)
      let leaves = calendar.earliest(from: now, in: .mainland, offset: paris)
      #expect(leaves >= now && leaves.rawValue - now.rawValue < 5 * 86_400_000)
      let local = leaves.rawValue + Int64(paris(leaves)) * 1000
      let (day, minute) = (Day(rawValue: Int32(local / 86_400_000)), local % 86_400_000 / 60_000)
      #expect(Holidays().isWorkingDay(day) && (480..<1200).contains(minute))
      #expect(calendar.earliest(from: leaves, in: .mainland, offset: paris) == leaves)
    }
  }

  @Test func `a time of day is written with two digits each`() {
    #expect(QuietCalendar.Time("08:05")?.minutes == 485 && QuietCalendar.Time("24:00")?.minutes == 1440)
    for text in ["8:00", "24:01", "08:60", "0800", "", "08:00:00", "-1:00", "+8:00"] {
      #expect(QuietCalendar.Time(text) == nil, "\(text)")
    }
  }
}
