public import Cases
public import Dates
public import Roster
public import Rules

/// What a structure is told of a decision: never the ground, the request's words, the reason or an absence.
///
/// There is no place in it for any of these, so that no template can show them.
public struct DecisionNotice: Sendable, Hashable {
  /// All that a structure learns of a decision.
  public enum Outcome: Sendable, Hashable {
    /// The situation is justified; the obligation that the carry-over made.
    case justified(granted: Obligation)
    /// The request was not granted; the obligation stands as it was.
    case notGranted
  }

  public var reference: CaseReference
  public var decidedOn: Day
  public var structure: Structure
  public var adviser: Adviser
  /// What the case pleaded for, as it stood before the decision.
  public var obligation: Obligation
  public var outcome: Outcome
  /// Who decided, and whom the letter names (CRPA L111-2).
  public var author: User

  public init(
    reference: CaseReference, decidedOn: Day, structure: Structure, adviser: Adviser, obligation: Obligation,
    outcome: Outcome, author: User
  ) {
    self.reference = reference
    self.decidedOn = decidedOn
    self.structure = structure
    self.adviser = adviser
    self.obligation = obligation
    self.outcome = outcome
    self.author = author
  }
}
