import Cases
import Dates
import Roster
import Rules
import Testing

/// Which facts, learned after a decision, would have changed what it rested on.
@Suite struct ReviewDifferenceTests {
  /// Entered in 2023, so a module a year since 2024; that of 2024 was followed. Decided on 15 January 2026.
  private static let facts = Facts(
    entry: day("2023-02-01"), exemption: .no,
    posts: [Post(period: Period(start: day("2023-01-01"), end: nil)!, kind: .public)],
    completions: [Completion(day: day("2024-05-01"), module: module("M01"))],
    pleas: [Plea(obligation: .annual(2025), receivedOn: day("2026-01-10"), caseReference: "2026-00042")])
  private static let approval = Decided(obligation: .annual(2025), modules: 1, day: day("2026-01-15"))
  private static let refusal = Decided(obligation: .annual(2025), modules: nil, day: day("2026-01-15"))

  private func difference(
    _ decided: Decided, from then: Facts = facts, _ change: (inout Facts) -> Void
  ) -> ReviewDifference? {
    var now = then
    change(&now)
    return ReviewDifference(decided, knownThen: then, knownNow: now, under: .article)
  }

  /// `field then now` of each change.
  private func words(_ difference: ReviewDifference?) -> [String] {
    difference?.changes.map { "\($0.field.rawValue) \($0.then) \($0.now)" } ?? []
  }

  @Test func `a completion of the year in question leaves nothing to carry over, or to refuse`() {
    let late = Completion(day: day("2025-11-20"), module: module("M05"))
    let approved = difference(Self.approval) { $0.completions.append(late) }
    #expect(words(approved) == ["status under-review met", "missing 1 0", "carry-over possible met"])
    #expect(approved?.causes == [.init(kind: .completion, then: nil, now: "2025-11-20 M05")])
    #expect(approved?.changes.allSatisfy { $0.obligation == .annual(2025) && $0.on == day("2026-01-15") } == true)
    let refused = difference(Self.refusal) { $0.completions.append(late) }
    #expect(words(refused) == ["status under-review met", "missing 1 0"])
  }

  @Test func `a completion after the deadline but before the decision regularises late`() {
    let refused = difference(Self.refusal) {
      $0.completions.append(Completion(day: day("2026-01-10"), module: module("M05")))
      $0.completions.append(Completion(day: day("2026-01-12"), module: module("M06")))
    }
    // The first serves 2026, which is open; the second is left for 2025.
    #expect(words(refused) == ["status under-review met-late", "missing 1 0"])
    #expect(refused?.causes.map(\.now) == ["2026-01-10 M05", "2026-01-12 M06"])
  }

  @Test func `what the obligation does not rest on is no reason`() {
    let harmless: [(inout Facts) -> Void] = [
      { _ in },
      // Followed after the decision; a complement; another of 2024, which is met and whose window is not 2025's.
      { $0.completions.append(Completion(day: day("2026-01-16"), module: module("M05"))) },
      { $0.completions.append(Completion(day: day("2024-06-01"), module: module("M02"))) },
      // The employer turns out to be private; a contract that ends after the decision; another that begins after it.
      { $0.posts[0].kind = .private },
      { $0.posts[0].period = Period(start: day("2023-01-01"), end: day("2026-01-20"))! },
      { $0.posts.append(Post(period: Period(start: day("2026-02-01"), end: nil)!, kind: nil)) },
      // An exemption after the entry changes no regime.
      { $0.exemption = .yes(on: day("2025-01-01")) },
      // What cases came to is somebody's decision, not a fact that came late.
      { $0.pleas[0].closedOn = day("2026-01-15") },
      {
        $0.carryOvers.append(CarryOver(obligation: .annual(2025), modules: 1, approvedOn: day("2026-01-15")))
      },
    ]
    for change in harmless {
      #expect(difference(Self.approval, change) == nil)
      #expect(difference(Self.refusal, change) == nil)
    }
  }

  @Test func `a contract that had ended before the deadline waives what was decided on`() {
    let ended = difference(Self.approval) {
      $0.posts[0].period = Period(start: day("2023-01-01"), end: day("2025-11-30"))!
    }
    #expect(words(ended) == ["status under-review waived", "missing 1 0", "carry-over possible waived"])
    #expect(
      ended?.causes == [.init(kind: .employment, then: "2023-01-01/", now: "2023-01-01/2025-11-30")])
    var left = Self.facts
    left.posts[0].period = Period(start: day("2023-01-01"), end: day("2025-11-30"))!
    let another = difference(Self.refusal, from: left) {
      $0.posts.append(Post(period: Period(start: day("2025-12-01"), end: nil)!, kind: nil))
    }
    #expect(words(another) == ["status waived under-review", "missing 0 1"])
    #expect(another?.causes == [.init(kind: .employment, then: nil, now: "2025-12-01/")])
  }

  @Test func `an exemption learned of later, or an entry that never was, changes the obligation itself`() {
    // Exempt from 1 June 2025 and never entered: annual obligations from 2025 on, but none before there is a post.
    var newcomer = Self.facts
    newcomer.entry = day("2024-06-03")
    newcomer.completions = []
    let initial = Decided(obligation: .initial, modules: 1, day: day("2026-01-15"))
    // Entered in June 2024: two modules until 3 June 2025. Exempt before that: no initial obligation at all.
    let exempt = difference(initial, from: newcomer) { $0.exemption = .yes(on: day("2024-05-02")) }
    #expect(words(exempt).contains("status overdue none"))
    #expect(words(exempt).contains("carry-over possible no-such-obligation"))
    #expect(exempt?.causes == [.init(kind: .exemption, then: "no", now: "yes 2024-05-02")])
    let later = difference(initial, from: newcomer) { $0.entry = day("2024-07-01") }
    #expect(words(later) == ["opens 2024-06-03 2024-07-01", "deadline 2025-06-03 2025-07-01"])
    #expect(later?.causes == [.init(kind: .entry, then: "2024-06-03", now: "2024-07-01")])
  }

  @Test func `a completion that was retracted is missed`() {
    var followed = Self.facts
    followed.completions.append(Completion(day: day("2025-11-20"), module: module("M05")))
    let refused = difference(Self.refusal, from: followed) { $0.completions.removeLast() }
    #expect(words(refused) == ["status met under-review", "missing 0 1"])
    #expect(refused?.causes == [.init(kind: .completion, then: "2025-11-20 M05", now: nil)])
  }

  @Test func `of several late facts only those are named that make the difference`() {
    let approved = difference(Self.approval) {
      $0.completions.append(Completion(day: day("2025-11-20"), module: module("M05")))
      $0.completions.append(Completion(day: day("2024-06-01"), module: module("M02")))
      $0.posts[0].period = Period(start: day("2023-01-01"), end: day("2026-01-20"))!
    }
    #expect(approved?.causes.map(\.kind) == [.completion])
    #expect(approved?.causes.map(\.now) == ["2025-11-20 M05"])
  }

  @Test func `another rule book touches what it says otherwise of the decision, or of what came of it`() {
    var decided = Self.facts
    decided.pleas[0].closedOn = day("2026-01-15")
    decided.carryOvers = [
      CarryOver(obligation: .annual(2025), modules: 1, approvedOn: day("2026-01-15"), caseReference: "2026-00042")
    ]
    func difference(_ change: (inout RuleBook) -> Void) -> ReviewDifference? {
      var book = RuleBook.article
      book.inForceFrom = day("2026-03-01")
      change(&book)
      let new = book
      return ReviewDifference(
        Self.approval, undecided: Self.facts, facts: decided, asOf: day("2026-03-01"), from: { _ in .article },
        to: { $0 < new.inForceFrom ? .article : new })
    }
    #expect(difference { _ in } == nil)
    // More per year: beside the module that was carried over another one is owed for 2025.
    let more = difference { $0.annual.modules = 2 }
    #expect(words(more) == ["status carried-over overdue", "missing 0 1"])
    #expect(more?.causes == [.init(kind: .ruleBook, then: "2024-12-19", now: "2026-03-01")])
    // Two years to use what was carried over: the obligation that it went to ends a year later.
    let longer = difference { $0.carryOver.years = 2 }
    #expect(words(longer) == ["deadline 2026-12-31 2027-12-31"])
    #expect(longer?.changes.map(\.obligation) == [obligation("annual-2025+1")])
    // A book that begins before the decision also changes what could be seen when it was taken.
    var early = RuleBook.article
    early.inForceFrom = day("2026-01-01")
    early.annual.firstYear = 2026
    let gone = ReviewDifference(
      Self.approval, undecided: Self.facts, facts: decided, asOf: day("2026-03-01"), from: { _ in .article },
      to: { [early] in $0 < early.inForceFrom ? .article : early })
    #expect(
      gone?.changes.map { "\($0.obligation) \($0.on) \($0.field.rawValue) \($0.now)" } == [
        "annual-2025 2026-01-15 status none", "annual-2025 2026-01-15 missing 0",
        "annual-2025 2026-01-15 carry-over no-such-obligation", "annual-2025 2026-03-01 status none",
        "annual-2025+1 2026-03-01 status none", "annual-2025+1 2026-03-01 missing 0",
      ])
  }
}
