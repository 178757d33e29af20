public import Dates

/// A decision that somebody should look at again: something that it rested on looks otherwise by now. The decision stands
/// until a person says otherwise.
public struct Review: Sendable, Hashable, Identifiable {
  public var id: Int64
  public var reference: CaseReference
  /// The place of the decision among the acts on the case, from 1.
  public var event: Int
  public var kind: Kind
  public var foundAt: Instant
  /// When the difference last changed.
  public var changedAt: Instant
  /// As it was last found.
  public var difference: ReviewDifference
  /// nil while it is open.
  public var settlement: Settlement?

  public init(
    id: Int64, reference: CaseReference, event: Int, kind: Kind, foundAt: Instant, changedAt: Instant,
    difference: ReviewDifference, settlement: Settlement?
  ) {
    self.id = id
    self.reference = reference
    self.event = event
    self.kind = kind
    self.foundAt = foundAt
    self.changedAt = changedAt
    self.difference = difference
    self.settlement = settlement
  }

  /// What makes the difference.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case lateFact = "late-fact"
    case ruleBook = "rule-book"
  }

  /// How it came to an end.
  public struct Settlement: Sendable, Hashable {
    public var outcome: Outcome
    /// The login; nil where the program found that nothing differs any more.
    public var by: String?
    public var systemUser: String?
    /// The login of the person in whose place it was done, by a substitute.
    public var inPlaceOf: String?
    public var at: Instant
    /// nil where none was needed, or where it was erased.
    public var reason: String?

    public init(
      outcome: Outcome, by: String? = nil, systemUser: String? = nil, inPlaceOf: String? = nil, at: Instant,
      reason: String? = nil
    ) {
      self.outcome = outcome
      self.by = by
      self.systemUser = systemUser
      self.inPlaceOf = inPlaceOf
      self.at = at
      self.reason = reason
    }
  }

  /// What came of it.
  public enum Outcome: String, Sendable, Hashable, CaseIterable {
    /// The decision stays, by a person's word.
    case kept
    /// The case was opened again.
    case reopened
    /// What made the difference is gone again.
    case moot
  }
}
