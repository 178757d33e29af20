public import Roster
public import Rules

/// What is not known about one adviser, and what the answers would change.
public struct MissingFacts: Sendable, Hashable {
  public var adviser: AdviserID
  /// In the order of their weight.
  public var gaps: [Gap]
  /// Where the exemption is what is missing: the situation if the answer were yes, and if it were no.
  public var answers: Answers?

  /// The situations that the two answers about the exemption would lead to.
  public struct Answers: Sendable, Hashable {
    public var ifExempt: Situation
    public var ifNotExempt: Situation
  }

  /// One fact that is missing.
  public enum Gap: Sendable, Hashable {
    /// Neither an entry into initial training nor an answer about the exemption: nothing can be concluded.
    case exemption
    /// Nobody employs the adviser, as far as is known.
    case employment
    /// Where the employer lies, and so who gives the initial training.
    case department(StructureID)
    /// Whether the employer is public or private.
    case employerKind(StructureID)
    /// Where to write to the employer.
    case structureAddress(StructureID)
    /// Where to write to the adviser.
    case adviserAddress
  }
}
