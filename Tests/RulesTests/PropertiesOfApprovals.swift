import Dates
import Roster
import Rules
import Testing

/// What an approval that the desk may give changes, and what it leaves alone (JUS).
@Suite struct PropertiesOfApprovals {
  @Test(arguments: Round.shares(salt: 12))
  func `an approval changes nothing about modules followed before it`(seeds: Range<Int>) {
    let counterexample = Round.first(in: seeds) { round, made in
      let round = round.beforeItsApprovals
      guard let approval = allowed(round, &made) else { return false }
      let day = round.day.adding(days: made.pick([0, 1, 90, 366, 800]))
      let before = situation(round.facts, in: round.book, on: day)
      var facts = round.facts
      facts.carryOvers.append(approval)
      let after = situation(facts, in: round.book, on: day)
      return before.completions.filter { $0.completion.day < approval.approvedOn }
        != after.completions.filter { $0.completion.day < approval.approvedOn }
        || before.uses.filter { $0.key.day < approval.approvedOn }
          != after.uses.filter { $0.key.day < approval.approvedOn }
    }
    #expect(counterexample == nil)
  }

  @Test(arguments: Round.shares(salt: 13))
  func `an approval on its day moves as many modules as it says, to an obligation that opens that day`(
    seeds: Range<Int>
  ) {
    let counterexample = Round.first(in: seeds) { round, made in
      let round = round.beforeItsApprovals
      guard let approval = allowed(round, &made) else { return false }
      var facts = round.facts
      facts.completions.removeAll { $0.day == approval.approvedOn }
      let before = situation(facts, in: round.book, on: round.day)
      facts.carryOvers.append(approval)
      let after = situation(facts, in: round.book, on: round.day)
      let new = after.obligations.filter { before.obligation($0.id) == nil }
      guard new.count == 1, new[0].id.origin == approval.obligation, new[0].required == approval.modules,
        new[0].opens == round.day, let origin = before.obligation(approval.obligation),
        let left = after.obligation(approval.obligation)
      else { return true }
      return left.required != origin.required - approval.modules || new[0].kind != .carryOver
        || left.carriedOver != origin.carriedOver + approval.modules
        || new[0].deadline != Day.last(of: origin.year + round.book.carryOver.years)
    }
    #expect(counterexample == nil)
  }

  /// An approval on the round's day that nothing speaks against, for one of the obligations that lack something.
  private func allowed(_ round: Round, _ made: inout MadeUpFacts) -> CarryOver? {
    var book = round.book
    book.carryOver.maxTimes = 3
    let today = situation(round.facts, in: book, on: round.day)
    let lacking = today.obligations.filter { $0.missing > 0 }
    guard !lacking.isEmpty else { return nil }
    let obligation = made.pick(lacking), modules = Int.random(in: 1...obligation.missing, using: &made.random)
    guard today.carryOverRefusal(of: obligation.id, modules: modules, in: book) == nil else { return nil }
    return CarryOver(obligation: obligation.id, modules: modules, approvedOn: round.day)
  }
}

extension Round {
  /// The round without approvals of its day or later: the desk gives one at a time, knowing those before it.
  fileprivate var beforeItsApprovals: Round {
    var round = self
    round.facts.carryOvers.removeAll { $0.approvedOn >= day }
    return round
  }
}
