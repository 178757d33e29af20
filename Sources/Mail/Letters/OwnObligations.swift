public import Dates
public import Roster
public import Rules

/// What an adviser still has to follow before a deadline that is near.
public struct UpcomingDeadline: Sendable, Hashable {
  public var adviser: Adviser
  /// Due and not met, in the order in which they are to be read; at least one.
  public var obligations: [Obligation]
  /// Whole modules that the State would still pay for; 0 says nothing of it.
  public var usableRights: Int
  /// Up to which day completions are known to be complete; nil where nobody has said.
  public var completeTo: Day?

  public init(adviser: Adviser, obligations: [Obligation], usableRights: Int, completeTo: Day?) {
    self.adviser = adviser
    self.obligations = obligations
    self.usableRights = usableRights
    self.completeTo = completeTo
  }
}

/// A carried-over right that an adviser has not used and that ends soon.
public struct ExpiringRight: Sendable, Hashable {
  public var adviser: Adviser
  /// The obligation that the carry-over made, due and not met.
  public var right: Obligation
  /// It cannot be carried over once more (the rule book's `carry_over.max_times`).
  public var isFinal: Bool
  public var completeTo: Day?

  public init(adviser: Adviser, right: Obligation, isFinal: Bool, completeTo: Day?) {
    self.adviser = adviser
    self.right = right
    self.isFinal = isFinal
    self.completeTo = completeTo
  }
}

/// What is overdue of one adviser, told to them.
public struct OverdueNotice: Sendable, Hashable {
  public var adviser: Adviser
  public var reminders: [OverdueDigest.Reminder]
  /// Up to which day completions are known to be complete.
  public var completeTo: Day
  /// How many stages the settings have.
  public var stages: Int
  /// Whether the structure is written to as well.
  public var isStructureTold: Bool
  /// The mailing that the letter belongs to.
  public var campaign: String?

  public init(
    adviser: Adviser, reminders: [OverdueDigest.Reminder], completeTo: Day, stages: Int, isStructureTold: Bool,
    campaign: String? = nil
  ) {
    self.adviser = adviser
    self.reminders = reminders
    self.completeTo = completeTo
    self.stages = stages
    self.isStructureTold = isStructureTold
    self.campaign = campaign
  }
}
