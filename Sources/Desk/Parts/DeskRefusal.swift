public import Cases
public import Dates
public import Roster
public import Rules
public import Store

/// Why the desk does not do what it was asked to; nothing has changed.
public enum DeskRefusal: Error, Hashable, Sendable {
  /// Nobody of that login works here.
  case noSuchUser(String)
  case noSuchCase(CaseReference)
  case noSuchAdviser(AdviserID)
  case noSuchStructure(StructureID)
  /// The adviser has no such completion that could be retracted.
  case noSuchCompletion(Completion)
  /// The catalogue has no such ground.
  case noSuchGround(GroundCode)
  case opening(OpeningRefusal)
  case move(MoveRefusal)
  /// What was asked cannot be carried over on the day the decision takes effect.
  case carryOver(CarryOverRefusal)
  /// Another approval for the same obligation takes effect on `day`, later than this one would: its rights would change name.
  case beforeLaterApproval(case: String?, on: Day)
  /// The employment would end before it starts.
  case endsBeforeStart
  case noSuchEvidence(EvidenceID)
  case evidence(EvidenceRefusal)

  /// Whether it is the person that is refused, rather than the act.
  public var isAboutThePerson: Bool {
    switch self {
    case .noSuchUser: true
    case .opening(let refusal): refusal.isAboutThePerson
    case .move(let refusal): refusal.isAboutThePerson
    case .evidence(let refusal): refusal.isAboutThePerson
    case .noSuchCase, .noSuchAdviser, .noSuchStructure, .noSuchCompletion, .noSuchGround, .carryOver,
      .beforeLaterApproval, .endsBeforeStart, .noSuchEvidence:
      false
    }
  }

  /// Whether something that was named does not exist.
  public var isAbsence: Bool {
    switch self {
    case .noSuchCase, .noSuchAdviser, .noSuchStructure, .noSuchCompletion, .noSuchGround, .noSuchEvidence: true
    case .opening(.plea(.noSuchObligation)): true
    case .noSuchUser, .opening, .move, .carryOver, .beforeLaterApproval, .endsBeforeStart, .evidence: false
    }
  }
}
