import Dates
import Foundation
import Roster
import Rules

/// One round of made-up facts, a book and a day; its seed brings it back.
struct Round: Equatable, CustomStringConvertible {
  var seed: Int
  var facts: Facts
  var book: RuleBook
  var day: Day

  init(seed: Int, _ made: inout MadeUpFacts) {
    self.seed = seed
    facts = made.facts()
    book = made.book()
    day = made.asOf()
  }

  var description: String { "round \(seed) on \(day)\n\(facts)\n\(book)" }

  func situation() -> Situation { Rules.situation(facts, in: book, on: day) }

  /// 20,000 unless `QUITUS_PROPERTY_ROUNDS` says otherwise.
  static let count = ProcessInfo.processInfo.environment["QUITUS_PROPERTY_ROUNDS"].flatMap { Int($0) } ?? 20_000

  /// The seeds of one property, in shares that run side by side; a costly property takes one round in `part`.
  static func shares(oneIn part: Int = 1, salt: Int) -> [Range<Int>] {
    let first = salt * 10_000_000, count = max(1, Round.count / part), size = (count + 3) / 4
    return stride(from: 0, to: count, by: size).map { first + $0..<first + min($0 + size, count) }
  }

  /// The first of these rounds that speaks against a property; what else it needs is drawn from the same source.
  static func first(in seeds: Range<Int>, against: (Round, inout MadeUpFacts) -> Bool) -> Round? {
    for seed in seeds {
      var made = MadeUpFacts(seed: seed)
      let round = Round(seed: seed, &made)
      if against(round, &made) { return round }
    }
    return nil
  }
}
