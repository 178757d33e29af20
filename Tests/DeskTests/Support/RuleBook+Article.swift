import Dates
import Roster
import Rules

/// The day written `text`.
func day(_ text: String) -> Day {
  guard let day = Day(text) else { preconditionFailure("no such day: \(text)") }
  return day
}

/// The module called `text`.
func module(_ text: String) -> ModuleCode {
  guard let code = ModuleCode(text) else { preconditionFailure("no such module: \(text)") }
  return code
}

/// The obligation called `text`.
func obligation(_ text: String) -> ObligationID {
  guard let id = ObligationID(text) else { preconditionFailure("no such obligation: \(text)") }
  return id
}

extension RuleBook {
  /// The book of 19/12/2024, written out by hand.
  static let article = RuleBook(
    inForceFrom: day("2024-12-19"),
    onboarding: Onboarding(admittedFrom: day("2024-01-01"), modules: 2),
    annual: Annual(modules: 1, firstYear: 2024, deadlines: [Annual.Deadline(year: 2024, day: day("2025-03-31"))]),
    complement: Complements(
      modules: [Complements.Module(code: module("CAFE-IA"), firstFunded: day("2025-01-01"))],
      countsTowardsObligation: false),
    late: Late(regularises: true, lapsesAfterYears: 1),
    carryOver: CarryOverRule(years: 1, maxTimes: 1))
}
