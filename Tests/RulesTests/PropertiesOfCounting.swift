import Dates
import Roster
import Rules
import Testing

/// Nothing is counted or paid for twice, and the figures agree with the situation that they sum up.
@Suite struct PropertiesOfCounting {
  @Test(arguments: Round.shares(salt: 2))
  func `no completion counts twice, none outside its obligation's days, none beyond what is required`(
    seeds: Range<Int>
  ) {
    let counterexample = Round.first(in: seeds) { round, _ in
      let obligations = round.situation().obligations
      let taken = obligations.flatMap { $0.completions.map(\.completion) }
      return Set(taken).count != taken.count || !Set(taken).isSubset(of: round.facts.completions)
        || !obligations.allSatisfy(isSound)
    }
    #expect(counterexample == nil)
  }

  private func isSound(_ obligation: Obligation) -> Bool {
    let expected = obligation.status == .waived ? 0 : obligation.required - obligation.completions.count
    return obligation.missing == expected && obligation.completions.count <= obligation.required
      && obligation.completions == obligation.completions.sorted { $0.completion < $1.completion }
      && obligation.completions.allSatisfy {
        $0.isLate == ($0.completion.day > obligation.deadline) && $0.completion.day >= obligation.opens
      }
  }

  @Test(arguments: Round.shares(oneIn: 2, salt: 3))
  func `no right is used twice, and each completion has one funding with its reason`(seeds: Range<Int>) {
    let counterexample = Round.first(in: seeds) { round, _ in
      var evaluator = Evaluator(round.book)
      let (situation, findings) = evaluator.explained(round.facts, on: round.day)
      let funded = situation.completions.filter { $0.funding == .funded }.map(\.completion)
      let complements = situation.completions.filter { $0.funding == .fundedComplement }.map(\.completion.module)
      let used = uses(findings)
      return used.flatMap(\.value).sorted() != funded || Set(complements).count != complements.count
        || !used.allSatisfy { fits($0.key, $0.value, situation) }
    }
    #expect(counterexample == nil)
  }

  private func uses(_ findings: [Finding]) -> [Finding.RightSource: [Completion]] {
    var used: [Finding.RightSource: [Completion]] = [:]
    for case .fundedByRight(let completion, let source) in findings { used[source, default: []].append(completion) }
    return used
  }

  /// Whether one source of rights can have given them all, each on a day on which it gave some.
  private func fits(_ source: Finding.RightSource, _ used: [Completion], _ situation: Situation) -> Bool {
    switch source {
    case .obligation(let id):
      guard let obligation = situation.obligation(id) else { return false }
      return used.count <= obligation.required
        && used.allSatisfy { obligation.opens <= $0.day && $0.day <= obligation.deadline }
    case .freeChoice(let year):
      guard let initial = situation.obligation(.initial), initial.year == year else { return false }
      return used.count <= 1
        && used.allSatisfy { initial.deadline < $0.day && $0.day <= Day.last(of: year) }
    }
  }

  @Test(arguments: Round.shares(salt: 4))
  func `the figures are those of the situation`(seeds: Range<Int>) {
    let counterexample = Round.first(in: seeds) { round, _ in
      var evaluator = Evaluator(round.book)
      return Figures(evaluator.tally(of: round.facts, on: round.day)) != Figures(round.situation())
    }
    #expect(counterexample == nil)
  }
}

/// The figures of a tally, and the same summed up from a situation.
private struct Figures: Equatable {
  var regime: Regime
  var obligations: Int
  var missing: Int
  var overdue: Int
  var nextDeadline: Day?
  var usableRights: Int
  var nextModule: Funding
  var funded: Int

  init(_ tally: Tally) {
    regime = tally.regime
    obligations = tally.obligations
    missing = tally.missing
    overdue = tally.overdue
    nextDeadline = tally.nextDeadline
    usableRights = tally.usableRights
    nextModule = tally.nextModule
    funded = tally.funded
  }

  init(_ situation: Situation) {
    regime = situation.regime
    obligations = situation.obligations.count
    missing = situation.obligations.reduce(0) { $0 + $1.missing }
    overdue = situation.obligations.filter { $0.status == .overdue }.reduce(0) { $0 + $1.missing }
    nextDeadline =
      situation.obligations.filter { $0.missing > 0 && $0.deadline >= situation.asOf }.map(\.deadline).min()
    usableRights = situation.usableRights
    nextModule = situation.nextModule
    funded = situation.completions.count { $0.funding == .funded || $0.funding == .fundedComplement }
  }
}
