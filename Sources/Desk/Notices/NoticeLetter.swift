import Cases
public import Dates
import Envelope
public import Mail
public import Roster
import Rules
public import Store

/// One letter that tells somebody of what is near, unpaid or awaited.
public struct NoticeLetter: Sendable, Hashable {
  /// What it says.
  public enum Content: Sendable, Hashable {
    case deadline(UpcomingDeadline)
    case right(ExpiringRight)
    case unfunded(UnfundedModules)
    case papers(CaseUnderWay, PapersWanted)
  }

  /// One thing that it tells.
  public struct Told: Sendable, Hashable {
    public var key: NoticeKey
    /// The deadline, the day the module was followed, the day set for papers.
    public var day: Day
  }

  public var content: Content
  /// At least one.
  public var tells: [Told]

  public var kind: NoticeKind {
    switch content {
    case .deadline: .upcomingDeadline
    case .right: .expiringRight
    case .unfunded: .unfundedModule
    case .papers: .documentsReminder
    }
  }

  /// The adviser who is written to; nil where an employer is.
  public var adviser: Adviser? {
    switch content {
    case .deadline(let deadline): deadline.adviser
    case .right(let right): right.adviser
    case .unfunded: nil
    case .papers(let file, _): file.adviser
    }
  }

  /// The employer that is written to; nil where an adviser is.
  public var structure: Structure? {
    if case .unfunded(let modules) = content { return modules.structure }
    return nil
  }

  /// Where it goes; nil where there is no address.
  public var address: String? { adviser.map(\.workingEmail) ?? structure?.workingEmail }
}

extension NoticeLetter {
  /// The case that awaits papers.
  var caseReference: CaseReference? {
    if case .papers(let file, _) = content { return file.reference }
    return nil
  }

  /// Why nothing can be sent to its reader; nil where it can.
  var obstacle: NoticeLeftOut.Reason? {
    let mailbox = adviser.map { Recipients.mailbox(of: $0) } ?? structure.map { Recipients.mailbox(of: $0) }
    guard case .failure(let missing) = mailbox else { return nil }
    return switch missing.why {
    case .missing: .noAddress
    case .invalid: .unusableAddress
    case .muted: .addressMuted
    }
  }
}

extension NoticeKind {
  /// The letter that it is; both have the same name.
  public var letter: LetterKind {
    switch self {
    case .upcomingDeadline: .upcomingDeadline
    case .expiringRight: .expiringRight
    case .unfundedModule: .unfundedModule
    case .documentsReminder: .documentsReminder
    }
  }
}

extension Mailing {
  func notice(_ letter: NoticeLetter, _ postmark: Postmark) -> Posting {
    switch letter.content {
    case .deadline(let deadline): writer.upcomingDeadline(deadline, postmark)
    case .right(let right): writer.expiringRight(right, postmark)
    case .unfunded(let modules): writer.unfunded(modules, postmark)
    case .papers(let file, let papers): writer.documentsReminder(file, papers: papers, postmark)
    }
  }

  /// The letter in its parts, to be looked at.
  func preview(_ letter: NoticeLetter, _ postmark: Postmark) -> LetterPreview? {
    var specimen = Specimen(madeUpOn: postmark.day)
    switch letter.content {
    case .deadline(let deadline): specimen.upcoming = deadline
    case .right(let right): specimen.expiring = right
    case .unfunded(let modules): specimen.unfunded = modules
    case .papers(let file, let papers):
      specimen.file = file
      specimen.papers = papers
    }
    return writer.preview(letter.kind.letter, specimen, postmark)
  }
}
