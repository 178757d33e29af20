import Dates
import Roster
import Rules

/// One overdue obligation of one adviser, and what may be said about it.
struct OverdueFinding {
  var obligation: Obligation
  /// The telling that is due, from 1; nil before the first.
  var stage: Int?
  /// Everything that could have met it is known, so that it may be stated to others.
  var isCertain: Bool
  /// Who answers for it.
  var employers: [StructureID]
}

/// Finds what is overdue on a day, one adviser after another.
struct OverdueScan {
  let day: Day
  let policy: OverduePolicy
  /// Up to which day completions are known to be complete.
  let completeTo: Day?
  private var evaluator: Evaluator

  init(on day: Day, policy: OverduePolicy, completeTo: Day?, in book: RuleBook) {
    self.day = day
    self.policy = policy
    self.completeTo = completeTo
    evaluator = Evaluator(book)
  }

  /// In the order of the situation; what is under review, carried over, waived or lapsed is not overdue.
  mutating func findings(_ facts: Facts, _ employments: [Employment]) -> [OverdueFinding] {
    guard evaluator.tally(of: facts, on: day).overdue > 0 else { return [] }
    return obligations(of: facts).filter { $0.status == .overdue }.map {
      OverdueFinding(
        obligation: $0, stage: policy.stage(age: day.days(since: $0.deadline)), isCertain: isCertain($0),
        employers: employments.employers(at: $0.deadline))
    }
  }

  /// All obligations on the day, in the order of the situation.
  mutating func obligations(of facts: Facts) -> [Obligation] { evaluator.situation(of: facts, on: day).obligations }

  /// Whether everything that could have met an obligation is known.
  func isCertain(_ obligation: Obligation) -> Bool {
    guard let completeTo else { return false }
    return obligation.deadline.adding(days: policy.graceDays) <= completeTo
  }
}
