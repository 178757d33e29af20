import Dates
import Testing

/// The civil calendar, beside a slow one that turns one leaf after another.
@Suite struct CalendarTests {
  /// A leaf of the slow calendar. It knows how long months are, and nothing of day counts.
  struct Leaf {
    var year: Int
    var month: Int
    var day: Int

    /// Month lengths from the table of a school book; a February of a leap year has one day more.
    static func length(_ month: Int, _ year: Int) -> Int {
      var length = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
      if month == 2, year.isMultiple(of: 4), !year.isMultiple(of: 100) { length = 29 }
      if month == 2, year.isMultiple(of: 400) { length = 29 }
      return length
    }

    mutating func turn() {
      day += 1
      guard day > Leaf.length(month, year) else { return }
      day = 1
      month += 1
      guard month > 12 else { return }
      month = 1
      year += 1
    }

    mutating func turnBack() {
      day -= 1
      guard day < 1 else { return }
      month -= 1
      if month < 1 {
        month = 12
        year -= 1
      }
      day = Leaf.length(month, year)
    }

    var text: String {
      [(year, 4), (month, 2), (day, 2)].map { number, width in
        String((String(repeating: "0", count: width) + String(number)).suffix(width))
      }.joined(separator: "-")
    }
  }

  /// What `count` days since 1 January 1970 says, beside the leaf of the slow calendar.
  private func disagreement(_ count: Int32, _ leaf: Leaf) -> String? {
    let day = Day(rawValue: count)
    let parts = day.parts
    let agrees =
      parts == (leaf.year, leaf.month, leaf.day) && day.year == leaf.year && day.description == leaf.text
      && Day(year: leaf.year, month: leaf.month, day: leaf.day) == day && Day(leaf.text) == day
    return agrees ? nil : "\(count): \(parts), \(day), not \(leaf.text)"
  }

  @Test func `every day from 1970 to 2400 is the one that a walk arrives at`() {
    var leaf = Leaf(year: 1970, month: 1, day: 1)
    var count: Int32 = 0
    while leaf.year <= 2400 {
      if let wrong = disagreement(count, leaf) { return #expect(wrong == "") }
      leaf.turn()
      count += 1
    }
    #expect(count == 157_420)  // 431 years of 365 days, and 105 leap days
  }

  @Test func `every day from 1969 back to 1600 is the one that a walk arrives at`() {
    var leaf = Leaf(year: 1969, month: 12, day: 31)
    var count: Int32 = -1
    while leaf.year >= 1600 {
      if let wrong = disagreement(count, leaf) { return #expect(wrong == "") }
      leaf.turnBack()
      count -= 1
    }
    #expect(count == -135_141)  // 370 years of 365 days, and 90 leap days
  }

  @Test(arguments: [
    ("0001-01-01", -719_162), ("1600-02-29", -135_081), ("1899-12-31", -25_568), ("1970-01-01", 0),
    ("2000-01-01", 10_957), ("2024-12-19", 20_076), ("9999-12-31", 2_932_896),
  ])
  func `a few days are counted by hand`(text: String, count: Int32) {
    #expect(Day(text)?.rawValue == count)
    #expect(Day(rawValue: count).description == text)
  }

  @Test(arguments: [
    (0, 1, 1), (10_000, 1, 1), (-1, 1, 1), (2026, 0, 1), (2026, 13, 1), (2026, 1, 0), (2026, 1, 32), (2026, 4, 31),
    (2025, 2, 29), (1900, 2, 29), (2100, 2, 29), (2024, 2, 30), (2026, 1, -1),
  ])
  func `what the calendar does not have is no day`(year: Int, month: Int, day: Int) {
    #expect(Day(year: year, month: month, day: day) == nil)
  }

  @Test(arguments: [1, 1600, 1999, 2000, 2024, 2026, 9999]) func `a year begins on 1 January and ends on 31 December`(
    year: Int
  ) {
    #expect(Day.first(of: year) == Day(year: year, month: 1, day: 1))
    #expect(Day.last(of: year) == Day(year: year, month: 12, day: 31))
    #expect(Day.last(of: year).days(since: .first(of: year)) == (Leaf.length(2, year) == 29 ? 365 : 364))
  }

  @Test func `next, previous and whole days agree`() throws {
    let day = try #require(Day("2024-02-28"))
    #expect(day.next.description == "2024-02-29")
    #expect(day.next.next.description == "2024-03-01")
    #expect(day.next.previous == day)
    #expect(day.adding(days: 366).description == "2025-02-28")
    #expect(day.adding(days: -59).description == "2023-12-31")
    #expect(day.adding(days: 366).days(since: day) == 366)
    #expect(day.days(since: day.next) == -1)
    #expect(day < day.next && !(day < day))
  }
}
