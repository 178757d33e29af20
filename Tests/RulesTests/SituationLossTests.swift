import Dates
import Roster
import Testing

@testable import Rules

/// Which changes are to an adviser's disadvantage.
@Suite struct SituationLossTests {
  private static func obligation(
    _ kind: Obligation.Kind = .annual, missing: Int = 1, opens: String = "2026-01-01", deadline: String = "2026-12-31"
  ) -> Obligation {
    Obligation(
      id: .annual(2026), kind: kind, year: 2026, opens: day(opens), deadline: day(deadline), required: 1,
      carriedOver: 0, missing: missing, status: missing > 0 ? .due : .met, completions: [])
  }

  static let losses: [SituationDifference.Change] = [
    .regime(.standing, .notAdmitted), .added(obligation()), .removed(obligation(.carryOver)),
    .status(.annual(2026), .met, .due), .status(.annual(2026), .due, .overdue),
    .status(.annual(2026), .carriedOver, .underReview), .status(.annual(2026), .lapsed, .overdue),
    .deadline(.annual(2026), obligation(), obligation(deadline: "2026-11-30")),
    .deadline(.annual(2026), obligation(), obligation(opens: "2026-02-01")), .missing(.annual(2026), 1, 2),
    .usableRights(2, 1), .overdue(0, 1), .nextModule(.funded, .unfunded), .nextModule(.fundedComplement, .unfunded),
  ]

  static let others: [SituationDifference.Change] = [
    .regime(.onboarding, .standing), .added(obligation(missing: 0)), .removed(obligation()),
    .status(.annual(2026), .overdue, .lapsed), .status(.annual(2026), .due, .met),
    .status(.annual(2026), .underReview, .due), .status(.annual(2026), .overdue, .due),
    .deadline(.annual(2026), obligation(), obligation(deadline: "2027-01-31")), .missing(.annual(2026), 2, 1),
    .usableRights(1, 2), .overdue(1, 0), .nextModule(.unfunded, .funded), .nextModule(.funded, .fundedComplement),
  ]

  @Test(arguments: losses) func `this takes something away`(change: SituationDifference.Change) {
    #expect(change.isLoss)
  }

  @Test(arguments: others) func `this does not`(change: SituationDifference.Change) {
    #expect(!change.isLoss)
  }
}
