/// Which acts a case allows, from where to where, and who may do them: the table that every door asks.
public enum Moves {
  /// One line of the table.
  public struct Move: Sendable, Hashable {
    public var verb: Verb
    public var from: Set<CaseState>
    /// nil where the act leaves the state as it is.
    public var to: CaseState?
    public var needs: Need
  }

  /// What the person must be.
  public enum Need: Sendable, Hashable {
    /// May instruct.
    case instructor
    /// May decide, and is none of those who opened, instructed or proposed, where two persons are required.
    case decider
  }

  /// From `received` or `in-review` a decision is for grounds that need one person only; the others want a proposal first.
  public static let table: [Move] = [
    Move(verb: .take, from: [.received, .inReview], to: .inReview, needs: .instructor),
    Move(verb: .note, from: Set(CaseState.allCases), to: nil, needs: .instructor),
    Move(verb: .propose, from: [.received, .inReview], to: .proposed, needs: .instructor),
    Move(verb: .approve, from: [.received, .inReview, .proposed], to: .approved, needs: .decider),
    Move(verb: .refuse, from: [.received, .inReview, .proposed], to: .refused, needs: .decider),
    Move(
      verb: .withdraw, from: [.received, .inReview, .awaitingDocuments, .proposed], to: .withdrawn,
      needs: .instructor),
  ]

  static func move(_ verb: Verb) -> Move? { table.first { $0.verb == verb } }

  /// The state that an act leads to; nil where it changes none.
  static func arrival(of verb: Verb) -> CaseState? { move(verb)?.to }
}
