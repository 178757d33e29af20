public import Dates
public import Roster

/// The dated parameters of the rules, as plain values, in force from one day on until the next book's.
///
/// **Source** Article of 19/12/2024; the keys are those of the rule book file, `Config/rules/`.
public struct RuleBook: Sendable, Hashable {
  /// The first day it is in force, and its name: `2024-12-19`.
  public var inForceFrom: Day
  public var onboarding: Onboarding
  public var annual: Annual
  public var complement: Complements
  public var late: Late
  public var carryOver: CarryOverRule

  public var name: String { inForceFrom.description }

  public init(
    inForceFrom: Day, onboarding: Onboarding, annual: Annual, complement: Complements, late: Late,
    carryOver: CarryOverRule
  ) {
    self.inForceFrom = inForceFrom
    self.onboarding = onboarding
    self.annual = annual
    self.complement = complement
    self.late = late
    self.carryOver = carryOver
  }

  /// §2: who entered on or after `admittedFrom` owes `modules` within a year of the entry.
  public struct Onboarding: Sendable, Hashable {
    public var admittedFrom: Day
    public var modules: Int
    public init(admittedFrom: Day, modules: Int) {
      self.admittedFrom = admittedFrom
      self.modules = modules
    }
  }

  /// §3: `modules` per civil year from `firstYear` on; a few years have another deadline than 31 December (NB).
  public struct Annual: Sendable, Hashable {
    public var modules: Int
    public var firstYear: Int
    /// Ordered by year, each year once.
    public var deadlines: [Deadline]
    public init(modules: Int, firstYear: Int, deadlines: [Deadline]) {
      self.modules = modules
      self.firstYear = firstYear
      self.deadlines = deadlines
    }

    /// The last day to follow the modules of `year`.
    public func deadline(of year: Int) -> Day {
      for other in deadlines where other.year == year { return other.day }
      return .last(of: year)
    }

    /// A year whose deadline is not 31 December.
    public struct Deadline: Sendable, Hashable, BitwiseCopyable {
      public var year: Int
      public var day: Day
      public init(year: Int, day: Day) {
        self.year = year
        self.day = day
      }
    }
  }

  /// CIA: modules funded beside the obligatory ones, once each, from their first funded day on. 64 at most.
  public struct Complements: Sendable, Hashable {
    public var modules: [Module]
    public var countsTowardsObligation: Bool
    public init(modules: [Module], countsTowardsObligation: Bool) {
      self.modules = modules
      self.countsTowardsObligation = countsTowardsObligation
    }

    /// A module that the State pays for beside the obligatory ones.
    public struct Module: Sendable, Hashable, BitwiseCopyable {
      public var code: ModuleCode
      public var firstFunded: Day
      public init(code: ModuleCode, firstFunded: Day) {
        self.code = code
        self.firstFunded = firstFunded
      }
    }
  }

  /// What a module followed after a deadline still does, and for how long an unmet obligation is pursued.
  public struct Late: Sendable, Hashable {
    public var regularises: Bool
    public var lapsesAfterYears: Int
    public init(regularises: Bool, lapsesAfterYears: Int) {
      self.regularises = regularises
      self.lapsesAfterYears = lapsesAfterYears
    }
  }

  /// JUS: how many years rights are carried over by, and how often the same ones may be (this binds the desk alone).
  public struct CarryOverRule: Sendable, Hashable {
    public var years: Int
    public var maxTimes: Int
    public init(years: Int, maxTimes: Int) {
      self.years = years
      self.maxTimes = maxTimes
    }
  }
}
