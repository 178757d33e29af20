import Dates
import Roster
import Rules
import Testing

/// What may be carried over on a day, and why not (JUS): both sides of every boundary.
@Suite struct CarryOverRefusalTests {
  struct Row: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var asOf: String
    var id: String
    var modules: Int? = 1
    var facts = Self.employed()
    var book = RuleBook.article
    var refusal: CarryOverRefusal?

    /// Entered before 2024 and in post ever since, or until a day.
    static func employed(until end: String? = nil, followed: [String] = []) -> Facts {
      let post = Period(start: day("2023-02-01"), end: end.map(day)).map { Post(period: $0, kind: .public) }
      return Facts(
        entry: day("2023-03-06"), exemption: .no, posts: [post].compactMap(\.self),
        completions: followed.map { Completion(day: day($0), module: module("M07")) })
    }
  }

  private static let carriedOver: Facts = {
    var facts = Row.employed()
    facts.carryOvers = [CarryOver(obligation: .annual(2025), modules: 1, approvedOn: day("2025-12-15"))]
    return facts
  }()

  private static let underReview: Facts = {
    var facts = Row.employed()
    facts.pleas = [Plea(obligation: .annual(2024), receivedOn: day("2025-11-01"))]
    return facts
  }()

  private static func book(_ change: (inout RuleBook) -> Void) -> RuleBook {
    var book = RuleBook.article
    change(&book)
    return book
  }

  static let rows: [Row] = [
    Row(testDescription: "what is due", asOf: "2025-06-01", id: "annual-2025"),
    Row(testDescription: "what is overdue", asOf: "2026-02-01", id: "annual-2025"),
    Row(testDescription: "all that is missing", asOf: "2025-06-01", id: "annual-2025", modules: nil),
    Row(
      testDescription: "more than is missing", asOf: "2025-06-01", id: "annual-2025", modules: 2,
      refusal: .tooMany(.annual(2025), asked: 2, missing: 1)),
    Row(
      testDescription: "none at all", asOf: "2025-06-01", id: "annual-2025", modules: 0,
      refusal: .tooMany(.annual(2025), asked: 0, missing: 1)),
    Row(
      testDescription: "the day before it opens", asOf: "2025-12-31", id: "annual-2026",
      refusal: .notYetOpened(.annual(2026))),
    Row(testDescription: "the day it opens", asOf: "2026-01-01", id: "annual-2026"),
    Row(
      testDescription: "a year before the first", asOf: "2025-06-01", id: "annual-2023",
      refusal: .noSuchObligation(.annual(2023))),
    Row(
      testDescription: "an obligation of another rule", asOf: "2025-06-01", id: "initial",
      refusal: .noSuchObligation(.initial)),
    Row(
      testDescription: "one that is met", asOf: "2025-06-01", id: "annual-2025",
      facts: Row.employed(followed: ["2025-04-01"]),
      refusal: .met(.annual(2025))),
    Row(
      testDescription: "one that is met late", asOf: "2025-06-01", id: "annual-2024",
      facts: Row.employed(followed: ["2025-04-01", "2025-04-02"]), refusal: .met(.annual(2024))),
    Row(
      testDescription: "on the last day in post", asOf: "2025-06-30", id: "annual-2025",
      facts: Row.employed(until: "2025-06-30")),
    Row(
      testDescription: "once the post is left", asOf: "2025-07-01", id: "annual-2025",
      facts: Row.employed(until: "2025-06-30"), refusal: .waived(.annual(2025))),
    Row(testDescription: "on the last day it is pursued", asOf: "2025-12-31", id: "annual-2024"),
    Row(
      testDescription: "the day after", asOf: "2026-01-01", id: "annual-2024", refusal: .lapsed(.annual(2024))),
    Row(
      testDescription: "the day after, though under review", asOf: "2026-01-01", id: "annual-2024", facts: underReview,
      refusal: .lapsed(.annual(2024))),
    Row(testDescription: "under review before", asOf: "2025-12-31", id: "annual-2024", facts: underReview),
    Row(
      testDescription: "past the end of the window that it would get", asOf: "2026-01-01", id: "annual-2024",
      book: book { $0.late.lapsesAfterYears = 2 }, refusal: .windowEnded(.annual(2024), day("2025-12-31"))),
    Row(
      testDescription: "on the last day of the window that it would get", asOf: "2025-12-31", id: "annual-2024",
      book: book { $0.late.lapsesAfterYears = 2 }),
    Row(
      testDescription: "one carried over whole", asOf: "2025-12-16", id: "annual-2025", facts: carriedOver,
      refusal: .carriedOver(.annual(2025))),
    Row(
      testDescription: "one that stems from a carry-over", asOf: "2025-12-16", id: "annual-2025+1", facts: carriedOver,
      refusal: .carriedOverBefore(obligationID("annual-2025+1"), maxTimes: 1)),
    Row(
      testDescription: "the same where the book allows twice", asOf: "2025-12-16", id: "annual-2025+1",
      facts: carriedOver,
      book: book { $0.carryOver.maxTimes = 2 }),
  ]

  @Test(arguments: rows) func `what may be carried over is told from what may not`(row: Row) {
    let situation = situation(row.facts, in: row.book, on: day(row.asOf))
    #expect(situation.carryOverRefusal(of: obligationID(row.id), modules: row.modules, in: row.book) == row.refusal)
  }
}
