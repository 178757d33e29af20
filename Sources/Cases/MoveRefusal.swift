public import Dates
public import Roster

/// Why an act is not done. Some say that the person may not; the others that the case, or what was said, does not allow it.
public enum MoveRefusal: Error, Sendable, Hashable {
  case roleMayNotInstruct(Role)
  case roleMayNotDecide(Role)
  /// The person opened, instructed, proposed or signed it, and may not decide as well.
  case fourEyes(did: Verb, on: Day)
  /// The same person did it under another login, as their operating-system user shows.
  case fourEyesAtTerminal(did: Verb, asLogin: String)
  /// The person in whose place the substitute would decide did it.
  case fourEyesOfAbsent(did: Verb, login: String)
  /// The person in whose place they would decide is, as far as can be known, themself under another login.
  case standsForSelf(String)
  case state(found: CaseState, verb: Verb)
  /// The ground asks for a proposal by somebody else first.
  case needsProposal(found: CaseState)
  /// The ground asks for a first signature by somebody else.
  case needsSignature
  /// The first of two persons decided otherwise: how, and how many modules.
  case signedOtherwise(Verdict, modules: Int, by: String)
  case inTheFuture(Day, today: Day)
  case beforePreviousAct(Day, previous: Day)
  case noReason(Verb)
  case noText(Verb)
  case modules(Int)
  /// The ground asks for the dates of the absence, and neither the request nor a paper that was seen gives them.
  case noDates
  /// The ground excuses no more than so many modules.
  case moreThanGround(Int, most: Int)
  /// Papers cannot be asked for by the day of asking or an earlier one.
  case dueTooEarly(Day, on: Day)
  case label(String)
  case alreadyLabelled(String)
  case notLabelled(String)
  case receiverMayNotInstruct(String)
  case notAssigned
  case sameCase
  case otherAdviser(AdviserID)
  case notATwin(CaseReference)
  case twinClosed(CaseReference, CaseState)
  case alreadyLinked(CaseReference)
  case notLinked(CaseReference)

  /// Whether it is the person that is refused, rather than the act.
  public var isAboutThePerson: Bool {
    switch self {
    case .roleMayNotInstruct, .roleMayNotDecide, .fourEyes, .fourEyesAtTerminal, .fourEyesOfAbsent,
      .standsForSelf:
      true
    default: false
    }
  }
}
