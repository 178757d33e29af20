public import Cases
public import Dates
public import Roster
public import Rules
public import Store

/// Why the desk does not do what it was asked to; nothing has changed.
public enum DeskRefusal: Error, Hashable, Sendable {
  /// Nobody of that login works here.
  case noSuchUser(String)
  /// Nobody of that login works here, to whom something should be given.
  case noSuchReceiver(String)
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
  /// The case or the adviser's facts have changed since the preview that the decision states.
  case previewOutdated(stated: Seen, found: Seen)
  /// Nobody can stand in for someone who does not decide, or be their own substitute.
  case noSubstitute(String, for: String)
  /// Only an admin, or the person who will be away, says who stands in.
  case mayNotNameSubstitute(Role)
  /// The employment would end before it starts.
  case endsBeforeStart
  case noSuchEvidence(EvidenceID)
  /// Only admins and auditors are shown what everybody did.
  case roleMayNotAudit(Role)
  case evidence(EvidenceRefusal)
  /// Whoever asks has saved no filter of that name.
  case noSuchFilter(String)
  /// Nothing can be looked for.
  case search(SearchWords.Flaw)
  case review(ReviewRefusal)
  case ruleBook(RuleBookRefusal)
  case privacy(PrivacyRefusal)
  case campaign(CampaignRefusal)
  case address(AddressRefusal)
  case noSuchLetter(Int64)
  case letter(LetterRefusal)
  case post(PostRefusal)

  /// Whether it is the person that is refused, rather than the act.
  public var isAboutThePerson: Bool {
    switch self {
    case .noSuchUser, .mayNotNameSubstitute, .roleMayNotAudit: true
    case .opening(let refusal): refusal.isAboutThePerson
    case .move(let refusal): refusal.isAboutThePerson
    case .evidence(let refusal): refusal.isAboutThePerson
    case .review(let refusal): refusal.isAboutThePerson
    case .ruleBook(let refusal): refusal.isAboutThePerson
    case .privacy(let refusal): refusal.isAboutThePerson
    case .campaign(let refusal): refusal.isAboutThePerson
    case .letter(let refusal): refusal.isAboutThePerson
    default: false
    }
  }

  /// Whether something that was named does not exist.
  public var isAbsence: Bool {
    switch self {
    case .noSuchReceiver, .noSuchCase, .noSuchAdviser, .noSuchStructure, .noSuchCompletion, .noSuchGround,
      .noSuchEvidence, .noSuchFilter, .noSuchLetter, .campaign(.noSuchCampaign):
      true
    case .opening(.plea(.noSuchObligation)): true
    default: false
    }
  }
}
