public import Dates
public import Roster

/// Which rule an adviser is under.
public enum Regime: String, Sendable, Hashable, CaseIterable, BitwiseCopyable {
  case undetermined
  case notAdmitted = "not-admitted"
  case onboarding
  case standing
}

/// Where an obligation stands on a day.
public enum ObligationStatus: String, Sendable, Hashable, CaseIterable, BitwiseCopyable {
  case carriedOver = "carried-over"
  case waived
  case met
  case metLate = "met-late"
  case underReview = "under-review"
  case overdue
  case lapsed
  case due
}

/// Who pays for a module.
public enum Funding: String, Sendable, Hashable, CaseIterable, BitwiseCopyable {
  case undetermined
  case notAdmitted = "not-admitted"
  case unfunded
  case fundedComplement = "funded-complement"
  case funded
}

/// One duty to follow modules within a window of days, and where it stands.
public struct Obligation: Sendable, Hashable {
  /// What the obligation comes from.
  public enum Kind: String, Sendable, Hashable, CaseIterable, BitwiseCopyable {
    case initial
    case annual
    case carryOver = "carry-over"
  }

  public var id: ObligationID
  public var kind: Kind
  public var year: Int
  /// First and last day of its window, both included.
  public var opens: Day
  public var deadline: Day
  /// Modules that are left to require after carry-over.
  public var required: Int
  /// Modules that were carried over from it to a later year.
  public var carriedOver: Int
  /// Modules still lacking; 0 for a waived obligation.
  public var missing: Int
  public var status: ObligationStatus
  /// What it took, in order of day.
  public var completions: [Taken]

  /// A completion that the obligation took, in its window or after it.
  public struct Taken: Sendable, Hashable {
    public var completion: Completion
    public var isLate: Bool
  }
}

/// What one adviser owes and may use on one day: the answer of the rules, never stored.
public struct Situation: Sendable, Hashable {
  public var asOf: Day
  public var ruleBook: String
  public var regime: Regime
  /// Ordered by deadline, opening, id.
  public var obligations: [Obligation]
  /// Ordered by day, then module code.
  public var completions: [Funded]
  /// Whole modules that the State would still pay for on this day.
  public var usableRights: Int
  /// Modules missing over all overdue obligations.
  public var overdue: Int
  /// The funding of one more module followed on this day, after all others.
  public var nextModule: Funding
  /// The same for each complement module, in the rule book's order.
  public var nextComplement: [Complement]
  /// The first later day with another answer if no fact changes.
  public var nextChange: Day?

  /// A completion, and who pays for it.
  public struct Funded: Sendable, Hashable {
    public var completion: Completion
    public var funding: Funding
  }

  /// A complement module, and who would pay for it.
  public struct Complement: Sendable, Hashable {
    public var module: ModuleCode
    public var funding: Funding
  }

  /// The obligation of this id; nil where there is none.
  public func obligation(_ id: ObligationID) -> Obligation? { obligations.first { $0.id == id } }
}
