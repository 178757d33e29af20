import Cases
import Dates
import Desk
import Roster

/// Figures as other programs read them.
struct StatisticsDocument: Encodable {
  var asOf: String
  @OrNull var from: String?
  @OrNull var to: String?
  var open: [Open]
  var decided: Decided
  var byGround: [Group]
  var byDepartment: [Group]
  var impliedDecisions: [Month]
  var overdue: [OverdueMonth]

  struct Open: Encodable {
    var state: String
    var cases: Int
    var ages: [Age]
  }

  struct Age: Encodable {
    var from: Int
    @OrNull var to: Int?
    var cases: Int
  }

  /// Whole days from receipt to decision.
  struct Decided: Encodable {
    var cases: Int
    @OrNull var medianDays: Int?
    @OrNull var p90Days: Int?
  }

  /// Cases received in the period.
  struct Group: Encodable {
    @OrNull var code: String?
    var cases: Int
    var states: [String: Int]
  }

  struct Month: Encodable {
    var month: String
    var cases: Int
  }

  struct OverdueMonth: Encodable {
    var month: String
    var obligations: Int
    var advisers: Int
  }

  init(_ statistics: Statistics, on day: Day, from: Day?, to: Day?) {
    asOf = day.description
    self.from = from?.description
    self.to = to?.description
    open = CaseState.allCases.compactMap { state in
      guard let counts = statistics.open[state] else { return nil }
      let ages = zip(statistics.ages, counts).map { Age(from: $0.from, to: $0.to, cases: $1) }
      return Open(state: state.rawValue, cases: counts.reduce(0, +), ages: ages)
    }
    let delays = statistics.toDecision
    decided = Decided(cases: delays.count, medianDays: delays.median, p90Days: delays.ninetieth)
    byGround = statistics.byGround.map { Group($0.rawValue, $1) }.sorted { ($0.code ?? "") < ($1.code ?? "") }
    byDepartment = statistics.byDepartment.map { Group($0?.rawValue, $1) }.sorted {
      ($0.code ?? "~") < ($1.code ?? "~")
    }
    impliedDecisions = statistics.silentRefusals.map { Month(month: $0.month, cases: $0.count) }
    overdue = statistics.overdue.map {
      OverdueMonth(month: $0.month, obligations: $0.obligations, advisers: $0.advisers)
    }
  }
}

extension StatisticsDocument.Group {
  init(_ code: String?, _ counts: [CaseState: Int]) {
    self.code = code
    cases = counts.values.reduce(0, +)
    states = Dictionary(uniqueKeysWithValues: counts.map { ($0.rawValue, $1) })
  }
}
