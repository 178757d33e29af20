public import Dates

/// One adviser's situation in figures: what a bulk evaluation answers without building anything.
public struct Tally: Sendable, Hashable, BitwiseCopyable {
  public var regime: Regime
  /// How many obligations there are.
  public var obligations: Int
  /// Modules missing over all of them.
  public var missing: Int
  /// Modules missing over the overdue ones.
  public var overdue: Int
  /// The earliest deadline, not yet passed, of an obligation that misses something.
  public var nextDeadline: Day?
  public var usableRights: Int
  public var nextModule: Funding
  /// Completions that the State pays for.
  public var funded: Int
}
