import Dates
import Roster
import Testing

@testable import Rules

/// The next change, held against a search of every following day.
@Suite struct NextChangeTests {
  @Test(arguments: Round.shares(oneIn: 10, salt: 21))
  func `the next change is the first later day with another answer, and none where no day has one`(seeds: Range<Int>) {
    let found = Round.first(in: seeds) { round, _ in
      let answer = round.situation()
      return answer.nextChange != search(round, after: answer)
    }
    #expect(found == nil)
  }

  struct Row: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var asOf: String
    var followed: [String] = []
    var until: String?
    var next: String?
  }

  /// An adviser exempt without a day and in post since 2024; a complement is first funded on 17 May 2026.
  @Test(arguments: [
    Row(testDescription: "an extended deadline", asOf: "2025-01-01", next: "2025-04-01"),
    Row(testDescription: "a new year", asOf: "2025-04-01", next: "2026-01-01"),
    Row(testDescription: "a complement's first funded day", asOf: "2026-01-01", next: "2026-05-17"),
    Row(
      testDescription: "after it, a new year in which what was missed has lapsed", asOf: "2026-05-17",
      next: "2027-01-01"),
    Row(testDescription: "the end of the post", asOf: "2025-04-01", until: "2025-08-31", next: "2025-09-01"),
  ])
  func `the next change is named by its day`(row: Row) throws {
    var book = RuleBook.article
    book.complement.modules.append(.init(code: module("ATELIER-2"), firstFunded: day("2026-05-17")))
    let post = try #require(Period(start: day("2024-01-01"), end: row.until.map(day)))
    let facts = Facts(exemption: .yes(on: nil), posts: [Post(period: post, kind: .public)])
    #expect(situation(facts, in: book, on: day(row.asOf)).nextChange == row.next.map(day))
  }

  @Test func `after an onboarding year the next one opens on 1 January, before the book's first annual year too`()
    throws
  {
    var book = RuleBook.article
    book.annual.firstYear = 2030
    let post = try #require(Period(start: day("2024-01-01"), end: nil))
    // One of the two was followed in 2025: nothing is owed for the rest of that year, and no deadline ends it.
    let facts = Facts(
      entry: day("2024-07-01"), exemption: .no, posts: [Post(period: post, kind: .public)],
      completions: ["2024-09-01", "2025-02-02"].map { Completion(day: day($0), module: module("M07")) })
    #expect(situation(facts, in: book, on: day("2025-08-01")).nextChange == day("2026-01-01"))
  }

  /// Every day for six years, with what is known on the round's day: later than any day that made-up facts hold.
  private func search(_ round: Round, after answer: Situation) -> Day? {
    let known = round.facts.known(on: round.day)
    var workings = Workings(book: round.book)
    var plain = answer
    plain.nextChange = nil
    var day = round.day.next
    let last = round.day.adding(years: 6)
    while day <= last {
      var silence = Silence()
      workings.evaluate(known, on: day, &silence)
      var other = workings.situation(known)
      other.asOf = answer.asOf
      if other != plain { return day }
      day = day.next
    }
    return nil
  }
}
