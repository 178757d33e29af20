import Dates
import Rules

extension MadeUpFacts {
  /// The article's book with no key changed, or some of them.
  mutating func book() -> RuleBook {
    var book = RuleBook.article
    if chance(35) { return book }
    if chance(20) { book.onboarding.admittedFrom = day(pick(["2025-01-01", "2023-01-01", "2024-02-29"])) }
    if chance(20) { book.onboarding.modules = pick([1, 3]) }
    if chance(20) { book.annual.modules = pick([2, 3, 0]) }
    if chance(20) { book.annual.firstYear = pick([2023, 2025, 2027]) }
    if chance(20) { book.annual.deadlines = deadlines() }
    if chance(20) { book.complement.modules = complements() }
    if chance(20) { book.complement.countsTowardsObligation = true }
    if chance(20) { book.late.regularises = false }
    if chance(20) { book.late.lapsesAfterYears = pick([0, 2, 3]) }
    if chance(20) { book.carryOver.years = pick([2, 2, 0]) }
    return book
  }

  private mutating func deadlines() -> [RuleBook.Annual.Deadline] {
    typealias Deadline = RuleBook.Annual.Deadline
    let extended = Deadline(year: 2024, day: day("2025-03-31"))
    return pick([
      [], [extended, Deadline(year: 2025, day: day("2026-06-30"))], [Deadline(year: 2025, day: day("2025-11-30"))],
      [extended, Deadline(year: 2026, day: day("2027-01-01"))],
    ])
  }

  private mutating func complements() -> [RuleBook.Complements.Module] {
    typealias Complement = RuleBook.Complements.Module
    let coffee = Complement(code: module("CAFE-IA"), firstFunded: day("2025-01-01"))
    let workshop = Complement(code: module("ATELIER-2"), firstFunded: day("2026-03-01"))
    return pick([[], [workshop], [workshop, coffee], [coffee, workshop]])
  }
}
