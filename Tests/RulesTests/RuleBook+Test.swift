import Dates
import Roster
import Rules

extension RuleBook {
  /// The book of 19/12/2024, written out by hand from the article and its readings.
  static let article = RuleBook(
    inForceFrom: day("2024-12-19"),
    onboarding: Onboarding(admittedFrom: day("2024-01-01"), modules: 2),
    annual: Annual(modules: 1, firstYear: 2024, deadlines: [Annual.Deadline(year: 2024, day: day("2025-03-31"))]),
    complement: Complements(
      modules: [Complements.Module(code: module("CAFE-IA"), firstFunded: day("2025-01-01"))],
      countsTowardsObligation: false),
    late: Late(regularises: true, lapsesAfterYears: 1),
    carryOver: CarryOverRule(years: 1, maxTimes: 1))

  /// This book with one key changed, as the fixture names it.
  func changing(_ key: String, to value: Vector.Value) -> RuleBook? {
    var book = self
    switch (key, value) {
    case ("onboarding.admitted_from", .text(let text)): book.onboarding.admittedFrom = day(text)
    case ("onboarding.modules", .number(let number)): book.onboarding.modules = number
    case ("annual.modules", .number(let number)): book.annual.modules = number
    case ("annual.first_year", .number(let number)): book.annual.firstYear = number
    case ("complement.counts_towards_obligation", .flag(let flag)): book.complement.countsTowardsObligation = flag
    case ("late.regularises", .flag(let flag)): book.late.regularises = flag
    case ("late.lapses_after_years", .number(let number)): book.late.lapsesAfterYears = number
    case ("carry_over.years", .number(let number)): book.carryOver.years = number
    default: return nil
    }
    return book
  }
}
