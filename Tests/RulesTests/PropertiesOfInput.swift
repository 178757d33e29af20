import Dates
import Roster
import Rules
import Testing

/// How the facts are written down changes nothing, and neither does what nobody can know yet.
@Suite struct PropertiesOfInput {
  @Test(arguments: Round.shares(salt: 5))
  func `facts in another order, with completions written twice, give the same answer`(seeds: Range<Int>) {
    let counterexample = Round.first(in: seeds) { round, made in
      var facts = round.facts
      facts.completions += facts.completions.filter { _ in made.chance(40) }
      facts.completions.shuffle(using: &made.random)
      facts.posts.shuffle(using: &made.random)
      facts.carryOvers.shuffle(using: &made.random)
      facts.pleas.shuffle(using: &made.random)
      return situation(facts, in: round.book, on: round.day) != round.situation()
    }
    #expect(counterexample == nil)
  }

  @Test(arguments: Round.shares(salt: 6))
  func `what can be known on the day gives the same answer as all that was recorded since`(seeds: Range<Int>) {
    let counterexample = Round.first(in: seeds) { round, _ in
      let known = round.facts.known(on: round.day)
      return situation(known, in: round.book, on: round.day) != round.situation() || known.known(on: round.day) != known
    }
    #expect(counterexample == nil)
  }

  @Test(arguments: Round.shares(salt: 7))
  func `a completion is answered for on its day and, taken back, leaves nothing behind`(seeds: Range<Int>) {
    let counterexample = Round.first(in: seeds) { round, made in
      var facts = round.facts
      let extra = made.completion()
      guard !facts.completions.contains(extra) else { return false }
      facts.completions.append(extra)
      let answer = situation(facts, in: round.book, on: round.day)
      guard extra.day > round.day else { return !answer.completions.contains { $0.completion == extra } }
      return answer != round.situation()
    }
    #expect(counterexample == nil)
  }

  @Test(arguments: Round.shares(oneIn: 2, salt: 8))
  func `an evaluator that answered for others answers as a fresh one, explained or not`(seeds: Range<Int>) {
    var evaluator = Evaluator(.article)
    let counterexample = Round.first(in: seeds) { round, _ in
      let fresh = situation(round.facts, in: .article, on: round.day)
      return evaluator.situation(of: round.facts, on: round.day) != fresh
        || evaluator.explained(round.facts, on: round.day).situation != fresh
    }
    #expect(counterexample == nil)
  }
}
