/// Which acts a case allows, from where to where, and who may do them: the table that every door asks.
public enum Moves {
  /// One line of the table.
  public struct Move: Sendable, Hashable {
    public var verb: Verb
    public var from: Set<CaseState>
    /// nil where the act leaves the state as it is.
    public var to: CaseState?
    public var needs: Need
    /// What else must hold, beside the day and the words.
    public var guards: Set<Guard> = []
    /// It changes what a proposal or a first signature rested on: neither stands any longer.
    public var voids = false
  }

  /// What the person must be.
  public enum Need: String, Sendable, Hashable, CaseIterable {
    /// May instruct.
    case instructor
    /// May decide.
    case approver
    /// May decide, and is none of those who opened, instructed or proposed, where two persons are required.
    case decider
  }

  /// What must hold beside state and person.
  public enum Guard: String, Sendable, Hashable, CaseIterable {
    /// Somebody else proposed first, where the ground wants two persons.
    case proposal
    /// As many persons have decided alike as the ground wants.
    case signatures
    /// The receiver works here and may instruct.
    case receiver
    /// Somebody is assigned.
    case assignee
    /// The other case is one of the same adviser.
    case sameAdviser = "same-adviser"
    /// The other case is open and pleads for the same obligation of the same adviser.
    case twin
    /// The rules would let it be granted on that day.
    case carryOver = "carry-over"
  }

  static let open: Set<CaseState> = [.received, .inReview, .awaitingDocuments, .proposed]
  static let decidable: Set<CaseState> = [.received, .inReview, .proposed]
  static let all = Set(CaseState.allCases)

  /// A verb has several lines where it leads to different states.
  public static let table: [Move] = [
    Move(verb: .take, from: [.received], to: .inReview, needs: .instructor),
    Move(verb: .take, from: [.inReview, .awaitingDocuments], to: nil, needs: .instructor),
    Move(verb: .give, from: open, to: nil, needs: .instructor, guards: [.receiver]),
    Move(verb: .unassign, from: open, to: nil, needs: .instructor, guards: [.assignee]),
    Move(verb: .note, from: all, to: nil, needs: .instructor),
    Move(verb: .label, from: all, to: nil, needs: .instructor),
    Move(verb: .unlabel, from: all, to: nil, needs: .instructor),
    Move(verb: .move, from: [.proposed], to: .inReview, needs: .instructor, guards: [.carryOver], voids: true),
    Move(
      verb: .move, from: [.received, .inReview, .awaitingDocuments], to: nil, needs: .instructor,
      guards: [.carryOver], voids: true),
    Move(
      verb: .requestDocuments, from: [.received, .inReview, .proposed], to: .awaitingDocuments, needs: .instructor,
      voids: true),
    Move(verb: .requestDocuments, from: [.awaitingDocuments], to: nil, needs: .instructor),
    Move(
      verb: .documentsSeen, from: [.received, .awaitingDocuments, .proposed], to: .inReview, needs: .instructor,
      voids: true),
    Move(verb: .documentsSeen, from: [.inReview], to: nil, needs: .instructor, voids: true),
    Move(verb: .keepEvidence, from: [.proposed], to: .inReview, needs: .instructor, voids: true),
    Move(
      verb: .keepEvidence, from: [.received, .inReview, .awaitingDocuments], to: nil, needs: .instructor, voids: true),
    Move(
      verb: .propose, from: [.received, .inReview, .awaitingDocuments], to: .proposed, needs: .instructor,
      guards: [.carryOver]),
    Move(verb: .sendBack, from: [.proposed], to: .inReview, needs: .instructor, voids: true),
    Move(verb: .sign, from: decidable, to: nil, needs: .decider, guards: [.proposal, .carryOver]),
    Move(
      verb: .approve, from: decidable, to: .approved, needs: .decider, guards: [.proposal, .signatures, .carryOver]),
    Move(verb: .refuse, from: decidable, to: .refused, needs: .decider, guards: [.proposal, .signatures]),
    Move(verb: .withdraw, from: open, to: .withdrawn, needs: .instructor),
    Move(verb: .merge, from: open, to: .withdrawn, needs: .instructor, guards: [.twin]),
    Move(verb: .absorb, from: [.proposed], to: .inReview, needs: .instructor, guards: [.twin], voids: true),
    Move(
      verb: .absorb, from: [.received, .inReview, .awaitingDocuments], to: nil, needs: .instructor, guards: [.twin],
      voids: true),
    Move(verb: .link, from: all, to: nil, needs: .instructor, guards: [.sameAdviser]),
    Move(verb: .unlink, from: all, to: nil, needs: .instructor),
    Move(verb: .reopen, from: [.approved, .refused], to: .inReview, needs: .approver, voids: true),
    Move(verb: .reopen, from: [.withdrawn], to: .inReview, needs: .instructor, voids: true),
  ]

  /// The line for this act on a case in this state; nil where the state does not allow it.
  static func move(_ verb: Verb, from state: CaseState) -> Move? {
    table.first { $0.verb == verb && $0.from.contains(state) }
  }

  /// What the person must be whatever the state: the least that any line of this verb wants.
  static func need(_ verb: Verb) -> Need? {
    let needs = table.filter { $0.verb == verb }.map(\.needs)
    return Need.allCases.first { needs.contains($0) }
  }
}
