import Dates
import Testing

@Suite struct PeriodTests {
  @Test func `a period holds both its ends and nothing beside them`() throws {
    let start = try #require(Day("2024-02-28")), end = try #require(Day("2024-03-01"))
    let period = try #require(Period(start: start, end: end))
    #expect(period.contains(start) && period.contains(start.next) && period.contains(end))
    #expect(!period.contains(start.previous) && !period.contains(end.next))
  }

  @Test func `a period of one day is a period, and none ends before it starts`() throws {
    let day = try #require(Day("2026-01-15"))
    let single = try #require(Period(start: day, end: day))
    #expect(single.contains(day) && !single.contains(day.next) && !single.contains(day.previous))
    #expect(Period(start: day, end: day.previous) == nil)
  }

  @Test func `a period without an end goes on`() throws {
    let day = try #require(Day("2026-01-15"))
    let open = try #require(Period(start: day, end: nil))
    #expect(open.contains(day) && open.contains(.last(of: 9999)) && !open.contains(day.previous))
  }
}
