import Cases
import Dates
public import Roster
import Rules
public import Store

/// Something of one adviser that somebody may be told of, whether or not it is time to.
struct NoticeFinding: Sendable, Hashable {
  enum What: Sendable, Hashable {
    /// One that is open and not met; with how many modules the State would still pay for.
    case obligation(Obligation, usableRights: Int)
    /// A module that the State does not pay for.
    case completion(Completion)
    /// The case that awaits them.
    case papers(CaseFile)
  }

  var adviser: AdviserID
  /// The employer to be told; nil where the adviser is, or nobody is known.
  var structure: StructureID?
  var what: What
  var subject: NoticeSubject
  /// The deadline, the day the module was followed, the day set for papers.
  var day: Day
  /// Why nobody is to be told; nil where nothing speaks against it.
  var obstacle: NoticeLeftOut.Reason?

  var kind: NoticeKind {
    switch what {
    case .obligation(let obligation, _): obligation.id.isCarriedOver ? .expiringRight : .upcomingDeadline
    case .completion: .unfundedModule
    case .papers: .documentsReminder
    }
  }

  func key(_ stage: Int) -> NoticeKey {
    NoticeKey(kind: kind, adviser: adviser, structure: structure, subject: subject, stage: stage)
  }
}

/// Something that is due to be told and that nobody is told of, and why.
public struct NoticeLeftOut: Sendable, Hashable {
  public var kind: NoticeKind
  public var adviser: AdviserID
  /// The employer who would have been told; nil where the adviser would, or nobody is known.
  public var structure: StructureID?
  public var subject: NoticeSubject
  public var reason: Reason

  /// The raw value is the word that programs rely on.
  public enum Reason: String, Sendable, Hashable, CaseIterable {
    /// A case is open about it.
    case underReview = "under-review"
    /// No contract goes on.
    case contractEnded = "contract-ended"
    /// Nobody is known to have employed the adviser on that day.
    case noEmployer = "no-employer"
    /// The employer is a public one: no OPCO pays for it (SUP).
    case publicEmployer = "public-employer"
    /// No file says whether the employer is a private one.
    case employerKindUnknown = "employer-kind-unknown"
    /// It was told at this stage, or at a later one.
    case toldAlready = "told-already"
    /// No file gave an address.
    case noAddress = "no-address"
    /// There is an address that no mail can be sent to.
    case unusableAddress = "unusable-address"
    /// There is an address from which mail came back.
    case addressMuted = "address-muted"
  }

  init(_ finding: NoticeFinding, _ reason: Reason) {
    kind = finding.kind
    adviser = finding.adviser
    structure = finding.structure
    subject = finding.subject
    self.reason = reason
  }
}
