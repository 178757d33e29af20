import Dates
import Roster
import Rules
import Testing

/// Every day from 2024 to 2030, for one adviser of each kind: one rule applies, and the years follow one another.
@Suite struct CoverageTests {
  /// One adviser of each kind that the rules tell apart.
  struct Kind: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var facts: Facts
  }

  static let kinds: [Kind] = [
    Kind("exempt, no day known", entry: nil, .yes(on: nil)),
    Kind("exempt in the middle of the walk", entry: nil, .yes(on: day("2026-05-17"))),
    Kind("exempt after an entry", entry: "2024-03-11", .yes(on: day("2025-03-11"))),
    Kind("exempt on the day of entry", entry: "2025-03-11", .yes(on: day("2025-03-11"))),
    Kind("entered before 2024", entry: "2023-12-31", .no),
    Kind("entered on 1 January 2024", entry: "2024-01-01", .no),
    Kind("entered on a 29 February", entry: "2024-02-29", .no),
    Kind("entered on a 31 December", entry: "2024-12-31", .no),
    Kind("entered in summer, nothing followed", entry: "2025-07-01", .no),
    Kind("entered in summer, one followed in the second year", entry: "2025-07-01", .no, followed: ["2026-02-02"]),
    Kind("entered, exemption unknown", entry: "2026-09-09", .unknown),
    Kind("neither entered nor exempt", entry: nil, .no),
    Kind("nothing known", entry: nil, .unknown),
    Kind("enters in 2028", entry: "2028-04-01", .unknown),
  ]

  /// RULES "Regime", each line on its own: which of them hold on a day.
  private func rules(_ facts: Facts, on today: Day) -> [Bool] {
    var exemptedOn: Day?
    var isExempt = false
    var mayBeUnknown = false
    switch facts.exemption {
    case .yes(let day):
      exemptedOn = day
      isExempt = day.map { $0 <= today } ?? true
    case .unknown: mayBeUnknown = true
    case .no: break
    }
    let cameFirst = exemptedOn.flatMap { exempted in facts.entry.map { $0 < exempted } } ?? false
    let one = isExempt && !cameFirst
    let hasEntered = facts.entry.map { $0 <= today } ?? false
    let late = facts.entry.map { $0 >= day("2024-01-01") } ?? false
    return [
      one, !one && !hasEntered && mayBeUnknown, !one && !hasEntered && !mayBeUnknown, !one && hasEntered && late,
      !one && hasEntered && !late,
    ]
  }

  @Test(arguments: kinds) func `exactly one rule applies every day, and the answer is its own`(kind: Kind) {
    let regimes: [Regime] = [.standing, .undetermined, .notAdmitted, .onboarding, .standing]
    var today = day("2024-01-01")
    var evaluator = Evaluator(.article)
    while today <= day("2030-12-31") {
      let holding = rules(kind.facts, on: today).enumerated().filter(\.element).map(\.offset)
      #expect(holding.count == 1)
      guard let rule = holding.first else { return }
      let tally = evaluator.tally(of: kind.facts, on: today)
      guard tally.regime == regimes[rule] else {
        Issue.record("\(today): rule \(rule + 1), but \(tally.regime)")
        return
      }
      today = today.next
    }
  }

  @Test func `no rule is shadowed by the others over the whole walk`() {
    var applied: Set<Int> = []
    for kind in Self.kinds {
      var today = day("2024-01-01")
      while today <= day("2030-12-31") {
        applied.formUnion(rules(kind.facts, on: today).enumerated().filter(\.element).map(\.offset))
        today = today.adding(days: 13)
      }
    }
    #expect(applied == [0, 1, 2, 3, 4])
  }

  @Test(arguments: kinds) func `each civil year has its obligation, without a gap or an overlap but the year 2024's`(
    kind: Kind
  ) {
    var today = day("2024-01-01")
    while today <= day("2030-12-31") {
      let answer = situation(kind.facts, in: .article, on: today)
      let annual = answer.obligations.filter { $0.kind == .annual }
      for (earlier, later) in zip(annual, annual.dropFirst()) {
        let follows = later.year == earlier.year + 1 && later.opens == Day.first(of: later.year)
        let meets =
          earlier.deadline.next == later.opens || (earlier.year == 2024 && earlier.deadline == day("2025-03-31"))
        guard follows, meets else {
          Issue.record("\(today): \(earlier.id) to \(earlier.deadline), \(later.id) from \(later.opens)")
          return
        }
      }
      if let last = annual.last, last.year != today.year {
        Issue.record("\(today): the last obligation is that of \(last.year)")
        return
      }
      today = today.adding(days: today.day(of: [(12, 30), (12, 31), (1, 1), (3, 31), (4, 1)]) ? 1 : 3)
    }
  }
}

extension CoverageTests.Kind {
  init(_ name: String, entry: String?, _ exemption: Exemption, followed: [String] = []) {
    testDescription = name
    let always = Period(start: day("2023-06-01"), end: nil)
    facts = Facts(
      entry: entry.map(day), exemption: exemption, posts: always.map { [Post(period: $0, kind: .public)] } ?? [],
      completions: followed.map { Completion(day: day($0), module: module("M07")) })
  }
}

extension Day {
  /// Whether the day bears one of these dates.
  fileprivate func day(of dates: [(Int, Int)]) -> Bool {
    let (_, month, day) = parts
    return dates.contains { $0 == (month, day) }
  }
}
