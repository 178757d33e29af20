public import Roster
public import Rules

/// One structure, and what is overdue among those it answers for.
public struct OverdueStructure: Sendable, Hashable {
  public var structure: Structure
  /// Ordered by id.
  public var advisers: [OverdueAdviser]
}

/// One adviser with something overdue.
public struct OverdueAdviser: Sendable, Hashable {
  public var adviser: Adviser
  /// Ordered as in the situation.
  public var obligations: [OverdueObligation]
}

/// One overdue obligation as a structure is told of it.
public struct OverdueObligation: Sendable, Hashable {
  public var obligation: Obligation
  /// The telling that is due, from 1; nil before the first.
  public var stage: Int?
  /// Completions are known to be complete up to its deadline and the days of grace: without this nobody is told.
  public var isCertain: Bool
}
