import Dates
import Roster
import Rules
import Testing

/// Days that pass without a new fact take nothing away.
@Suite struct PropertiesOfTime {
  /// Employments may start and end in between, cases be received and closed: no completion, approval, exemption or entry may come.
  @Test(arguments: Round.shares(salt: 9))
  func `with no new fact a later day changes neither what a completion met nor who paid for it`(seeds: Range<Int>) {
    let counterexample = Round.first(in: seeds) { round, made in
      guard round.book.carryOver.years > 0 else { return false }
      var facts = round.facts.known(on: round.day)
      facts.pleas = round.facts.pleas
      if let entry = facts.entry, entry > round.day { facts.entry = nil }
      let later = round.day.adding(days: made.pick([1, 1, 31, 92, 365, 366, 800, 1500]))
      let before = situation(facts, in: round.book, on: round.day)
      let after = situation(facts, in: round.book, on: later)
      return after.completions != before.completions || after.uses != before.uses
        || before.obligations.contains { $0.isMet && after.obligation($0.id)?.status != $0.status }
    }
    #expect(counterexample == nil)
  }

  @Test(arguments: Round.shares(salt: 10))
  func `an earlier entry into initial training never takes an admission away`(seeds: Range<Int>) {
    let counterexample = Round.first(in: seeds) { round, made in
      guard let entry = round.facts.entry else { return false }
      var facts = round.facts
      facts.entry = entry.adding(days: made.pick([-1, -1, -31, -365, -366]))
      let earlier = situation(facts, in: round.book, on: round.day)
      return zip(round.situation().completions, earlier.completions).contains {
        $0.funding.isAdmitted && !$1.funding.isAdmitted
      }
    }
    #expect(counterexample == nil)
  }

  @Test(arguments: Round.shares(salt: 11))
  func `obligations stand in order, each once, and those that a day knew a later day still knows`(seeds: Range<Int>) {
    let counterexample = Round.first(in: seeds) { round, _ in
      let obligations = round.situation().obligations
      let order = obligations.sorted {
        ($0.deadline, $0.opens, $0.id.description) < ($1.deadline, $1.opens, $1.id.description)
      }
      let later = situation(round.facts.known(on: round.day), in: round.book, on: round.day.adding(days: 366))
      return order != obligations || Set(obligations.map(\.id)).count != obligations.count
        || obligations.contains { later.obligation($0.id) == nil }
    }
    #expect(counterexample == nil)
  }
}

extension Funding {
  fileprivate var isAdmitted: Bool { self != .notAdmitted && self != .undetermined }
}

extension Obligation {
  fileprivate var isMet: Bool { status == .met || status == .metLate }
}

extension Situation {
  /// Which obligation each completion counts for.
  var uses: [Completion: ObligationID] {
    var uses: [Completion: ObligationID] = [:]
    for obligation in obligations {
      for taken in obligation.completions { uses[taken.completion] = obligation.id }
    }
    return uses
  }
}
