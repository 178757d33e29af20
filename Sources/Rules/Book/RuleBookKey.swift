/// Each key of a rule book, and what it may hold.
enum RuleBookKey: String, CaseIterable {
  case admittedFrom = "onboarding.admitted_from"
  case onboardingModules = "onboarding.modules"
  case annualModules = "annual.modules"
  case firstYear = "annual.first_year"
  case deadlines = "annual.deadlines"
  case complementModules = "complement.modules"
  case complementCounts = "complement.counts_towards_obligation"
  case lateRegularises = "late.regularises"
  case lapses = "late.lapses_after_years"
  case carryOverYears = "carry_over.years"
  case carryOverTimes = "carry_over.max_times"

  /// What a value must look like.
  enum Shape: Hashable {
    case day, flag
    case number(from: Int, to: Int)
    /// A year to a day.
    case daysByYear
    /// A module code to a day.
    case daysByModule
  }

  var shape: Shape {
    switch self {
    case .admittedFrom: .day
    case .onboardingModules, .annualModules: .number(from: 1, to: 12)
    case .firstYear: .number(from: 1900, to: 2999)
    case .deadlines: .daysByYear
    case .complementModules: .daysByModule
    case .complementCounts, .lateRegularises: .flag
    case .lapses: .number(from: 0, to: 10)
    case .carryOverYears: .number(from: 1, to: 10)
    case .carryOverTimes: .number(from: 1, to: 8)
    }
  }

  /// Whether its value is a reading of the article, which has an alternative.
  var isReading: Bool { RuleReading(rawValue: rawValue) != nil || self == .carryOverTimes }
}
