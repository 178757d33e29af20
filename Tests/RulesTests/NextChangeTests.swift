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
