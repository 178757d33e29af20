import Cases
import Dates
import Roster
import Rules
import Testing

/// Which cases are opened: the person, the days, then what the rules say of the obligation that day.
@Suite struct OpeningTests {
  static let agent = Actor(login: "anne", role: .agent)

  /// In training since March 2023 and in post ever since: one module a year.
  static func standing(
    until end: String? = nil, followed: [String] = [], carriedOver: [CarryOver] = [], pleas: [Plea] = []
  ) -> Facts {
    facts(entry: "2023-03-01", until: end, followed, carriedOver, pleas)
  }

  /// In training since February 2025: two modules by 1 February 2026.
  static func onboarding(followed: [String] = [], carriedOver: [CarryOver] = []) -> Facts {
    facts(entry: "2025-02-01", until: nil, followed, carriedOver, [])
  }

  private static func facts(
    entry: String, until end: String?, _ followed: [String], _ carriedOver: [CarryOver], _ pleas: [Plea]
  ) -> Facts {
    let post = Period(start: day(entry), end: end.map(day)).map { Post(period: $0, kind: .public) }
    return Facts(
      entry: day(entry), exemption: .no, posts: [post].compactMap(\.self),
      completions: followed.map { Completion(day: day($0), module: module("M01")) }, carryOvers: carriedOver,
      pleas: pleas)
  }

  static func book(_ change: (inout RuleBook) -> Void) -> RuleBook {
    var book = RuleBook.article
    change(&book)
    return book
  }

  struct Row: CustomTestStringConvertible {
    var what: String
    var facts: Facts
    var on: String
    var obligation: ObligationID
    var modules = 1
    var book = RuleBook.article
    var expected: CarryOverRefusal?
    var testDescription: String { "\(what), on \(on)" }
  }

  static let a24 = ObligationID.annual(2024), a25 = ObligationID.annual(2025), a26 = ObligationID.annual(2026)
  static let over = obligation("annual-2025+1")
  static let carried = [CarryOver(obligation: a25, modules: 1, approvedOn: day("2025-11-01"))]
  static let half = [CarryOver(obligation: .initial, modules: 1, approvedOn: day("2025-11-01"))]

  static let rows =
    existence + fulfilled + carriedOver + [
      Row(what: "still in post", facts: standing(until: "2025-06-30"), on: "2025-06-30", obligation: a25),
      Row(
        what: "the post left", facts: standing(until: "2025-06-30"), on: "2025-07-01", obligation: a25,
        expected: .waived(a25)),
      Row(what: "the last day before it lapses", facts: standing(), on: "2025-12-31", obligation: a24),
      Row(what: "lapsed", facts: standing(), on: "2026-01-01", obligation: a24, expected: .lapsed(a24)),
      Row(
        what: "lapsed under review",
        facts: standing(pleas: [Plea(obligation: a24, receivedOn: day("2025-10-01"))]), on: "2026-01-01",
        obligation: a24, expected: .lapsed(a24)),
      Row(
        what: "under review", facts: standing(pleas: [Plea(obligation: a24, receivedOn: day("2025-10-01"))]),
        on: "2025-12-31", obligation: a24),
      Row(
        what: "the window's last day", facts: standing(), on: "2025-12-31", obligation: a24,
        book: book { $0.late.lapsesAfterYears = 2 }),
      Row(
        what: "after the window", facts: standing(), on: "2026-01-01", obligation: a24,
        book: book { $0.late.lapsesAfterYears = 2 }, expected: .windowEnded(a24, day("2025-12-31"))),
    ]

  static let existence = [
    Row(what: "overdue", facts: standing(), on: "2026-01-15", obligation: a25),
    Row(what: "not yet due", facts: standing(), on: "2025-01-01", obligation: a25),
    Row(
      what: "another regime's", facts: standing(), on: "2026-01-15", obligation: .initial,
      expected: .noSuchObligation(.initial)),
    Row(
      what: "before the first year", facts: standing(), on: "2026-01-15", obligation: .annual(2023),
      expected: .noSuchObligation(.annual(2023))),
    Row(
      what: "never carried over", facts: standing(), on: "2026-01-15", obligation: over,
      expected: .noSuchObligation(over)),
    Row(
      what: "nothing concluded", facts: Facts(exemption: .unknown, posts: standing().posts), on: "2026-01-15",
      obligation: a25, expected: .noSuchObligation(a25)),
    Row(what: "of next year", facts: standing(), on: "2025-12-31", obligation: a26, expected: .notYetOpened(a26)),
    Row(what: "of this year", facts: standing(), on: "2026-01-01", obligation: a26),
  ]

  /// A module of June 2025 serves 2025; a second one then makes good for 2024.
  static let fulfilled = [
    Row(what: "met", facts: standing(followed: ["2025-06-02"]), on: "2026-01-15", obligation: a25, expected: .met(a25)),
    Row(what: "met tomorrow", facts: standing(followed: ["2025-06-02"]), on: "2025-06-01", obligation: a25),
    Row(
      what: "met late", facts: standing(followed: ["2025-06-02", "2025-06-03"]), on: "2025-06-03", obligation: a24,
      expected: .met(a24)),
    Row(what: "all of two", facts: onboarding(), on: "2025-12-01", obligation: .initial, modules: 2),
    Row(
      what: "three of two", facts: onboarding(), on: "2025-12-01", obligation: .initial, modules: 3,
      expected: .tooMany(.initial, asked: 3, missing: 2)),
    Row(
      what: "two of one left", facts: onboarding(followed: ["2025-05-05"]), on: "2025-12-01", obligation: .initial,
      modules: 2, expected: .tooMany(.initial, asked: 2, missing: 1)),
    Row(
      what: "none", facts: onboarding(), on: "2025-12-01", obligation: .initial, modules: 0,
      expected: .tooMany(.initial, asked: 0, missing: 2)),
  ]

  static let carriedOver = [
    Row(what: "carried over tomorrow", facts: standing(carriedOver: carried), on: "2025-10-31", obligation: a25),
    Row(
      what: "carried over whole", facts: standing(carriedOver: carried), on: "2025-11-01", obligation: a25,
      expected: .carriedOver(a25)),
    Row(
      what: "carried over before", facts: standing(carriedOver: carried), on: "2026-01-15", obligation: over,
      expected: .carriedOverBefore(over, maxTimes: 1)),
    Row(
      what: "carried over before, where the book allows it", facts: standing(carriedOver: carried), on: "2026-01-15",
      obligation: over, book: book { $0.carryOver.maxTimes = 2 }),
    Row(what: "the other half", facts: onboarding(carriedOver: half), on: "2025-12-01", obligation: .initial),
    Row(
      what: "more than the other half", facts: onboarding(carriedOver: half), on: "2025-12-01", obligation: .initial,
      modules: 2, expected: .tooMany(.initial, asked: 2, missing: 1)),
  ]

  @Test(arguments: rows) func `a case is opened for what the rules can grant that day, and for nothing else`(row: Row) {
    let on = day(row.on)
    var opening = Opening.sample
    opening.obligation = row.obligation
    opening.modules = row.modules
    opening.receivedOn = on
    let refusal = opening.refusal(
      by: Self.agent, on: on, today: on, situation: situation(row.facts, in: row.book, on: on), in: row.book)
    #expect(refusal == row.expected.map(OpeningRefusal.plea))
  }

  @Test func `each reason of the rules is among the rows`() {
    let kinds = Set(Self.rows.compactMap { $0.expected.map { "\($0)".prefix { $0 != "(" } } })
    let all: Set<Substring> = [
      "noSuchObligation", "notYetOpened", "met", "waived", "lapsed", "carriedOver", "carriedOverBefore", "tooMany",
      "windowEnded",
    ]
    #expect(kinds == all)
  }

  @Test func `the person is refused first, then the day, then the receipt, then the plea`() {
    let on = day("2026-01-15"), before = day("2026-01-14")
    let now = situation(Self.standing(), in: .article, on: on)
    var opening = Opening.sample
    opening.modules = 9
    opening.receivedOn = day("2026-01-16")
    func refusal(_ role: Role, today: Day) -> OpeningRefusal? {
      opening.refusal(
        by: Actor(login: "anne", role: role), on: on, today: today, situation: now, in: .article)
    }
    #expect(refusal(.auditor, today: before) == .roleMayNotInstruct(.auditor))
    #expect(refusal(.auditor, today: before)?.isAboutThePerson == true)
    #expect(refusal(.agent, today: before) == .inTheFuture(on, today: before))
    #expect(refusal(.agent, today: on) == .receivedLater(day("2026-01-16"), than: on))
    opening.receivedOn = on
    #expect(refusal(.agent, today: on) == .plea(.tooMany(.annual(2025), asked: 9, missing: 1)))
    #expect(refusal(.agent, today: on)?.isAboutThePerson == false)
    opening.modules = 1
    for role in [Role.agent, .approver, .admin] { #expect(refusal(role, today: on) == nil) }
  }
}
