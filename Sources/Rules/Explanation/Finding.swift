public import Dates
public import Roster

/// One conclusion of an evaluation, with the facts it rests on: small, wordless, worded at the edge.
public enum Finding: Sendable, Hashable {
  // Admission
  case exempted(on: Day?, entry: Day?)
  case exemptionCameAfterEntry(entry: Day, exempted: Day)
  case entered(on: Day, regime: Regime, admittedFrom: Day)
  case unknownExemptionReadAsNone(entry: Day)
  case undetermined(entryLater: Day?)
  case notAdmitted(entryLater: Day?, exemptedLater: Day?)

  // Obligations
  case initialOwed(entry: Day, deadline: Day, modules: Int)
  /// The latest of the three says the year; `exempted` is nil where the exemption's day has no part in it.
  case annualBegins(year: Int, firstYear: Int, firstPost: Int, exempted: Day?)
  case annualBeginsSameYear(year: Int, opens: Day)
  case annualBeginsNextYear(year: Int, because: Completion, freeFrom: Day)
  case annualBeginsAfterFullYear(year: Int, deadline: Day)
  case annualOwed(AnnualOwed)
  case carriedOver(CarryOver, to: ObligationID, modules: Int, until: Day)
  case approvalIgnored(CarryOver, IgnoredApproval)
  case complementDoesNotCount(Completion)
  case waived(ObligationID, deadline: Day, missing: Int)
  case stands(Standing)

  // Funding
  case fundingUndetermined(Completion)
  case followedBeforeAdmission(Completion, admitted: Day?)
  case fundedAsComplement(Completion)
  case fundedByRight(Completion, RightSource)
  case unfunded(Completion, Unfunded)
  /// One more module: the right that would pay for it, or why none would.
  case nextModule(Funding, on: Day, by: RightSource?, because: Unfunded?)

  /// An annual obligation, the rule it comes from, and whether its deadline is another than 31 December (NB).
  public struct AnnualOwed: Sendable, Hashable {
    /// Which rule the obligation comes from: §2 or §3.
    public enum Rule: Sendable, Hashable { case onboarding, standing }
    public var year: Int
    public var opens: Day
    public var deadline: Day
    public var modules: Int
    public var rule: Rule
    public var isExtended: Bool
  }

  /// Why an approval has no effect.
  public enum IgnoredApproval: Sendable, Hashable {
    case noSuchObligation
    case beforeOpening(Day)
    case afterWindow(Day)
    case nothingLeft
    case tooManyTimes
  }

  /// Where an obligation stands, and what it took.
  public struct Standing: Sendable, Hashable {
    public var obligation: ObligationID
    /// The rule that the adviser is under.
    public var regime: Regime
    public var status: ObligationStatus
    public var deadline: Day
    public var missing: Int
    public var taken: [Obligation.Taken]
    /// The open case that pleads for it.
    public var plea: Plea?
    /// The last day on which it is pursued.
    public var lapses: Day
  }

  /// Where the right that a completion used came from.
  public enum RightSource: Sendable, Hashable {
    case obligation(ObligationID)
    /// The right to choose a module in the rest of that year (§2).
    case freeChoice(Int)
  }

  /// Why the State does not pay for a module.
  public enum Unfunded: Sendable, Hashable {
    case withoutPost
    case complementTooEarly(Day, EmployerKind?)
    case complementAgain(EmployerKind?)
    case beyondQuota(EmployerKind?)
  }
}
