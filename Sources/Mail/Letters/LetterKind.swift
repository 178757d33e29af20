/// The letters that the desk writes. The raw value names their templates and is what the outbox keeps; it never changes.
public enum LetterKind: String, Sendable, Hashable, CaseIterable {
  /// To the adviser: the carry-over is granted.
  case approval
  /// To the adviser: it is not, and why.
  case refusal
  /// To the structure: what became of the request, without its ground.
  case decisionNotice = "decision-notice"
  /// To whoever asked and to the adviser: the request was received.
  case acknowledgement
  /// To the adviser: which papers are wanted.
  case documentsRequested = "documents-requested"
  /// To the adviser: the request was withdrawn.
  case withdrawal
  /// To the adviser: a closed case is open again, and why.
  case reopening
  /// To an adviser whom the case does not concern any more.
  case transfer
  /// To the structure: what happened to a case before it is decided, without its ground.
  case caseNotice = "case-notice"
  /// To the structure: which modules are overdue.
  case overdue
  /// To the adviser: papers that were asked for have not come.
  case documentsReminder = "documents-reminder"
  /// To the adviser: what is still to be followed before a deadline that is near.
  case upcomingDeadline = "upcoming-deadline"
  /// To the adviser: a carried-over right ends soon.
  case expiringRight = "expiring-right"
  /// To a private employer: modules that the State does not pay for.
  case unfundedModule = "unfunded-module"
  /// To the adviser: which of their own modules are overdue.
  case overdueAdviser = "overdue-adviser"
  /// To the desk's agents: where cases and mail stand.
  case dailyDigest = "daily-digest"
  /// To the desk's administrators: decisions do not leave.
  case stuckMail = "stuck-mail"
  /// A trial of the mail settings.
  case test
}

extension LetterKind {
  /// Whom a letter is written to.
  public enum Reader: String, Sendable, Hashable, CaseIterable {
    case adviser
    /// The employer, who learns no ground.
    case structure
    /// Those who work at the desk.
    case agents
    /// Those who may configure it.
    case admins
    /// Whoever tries the settings.
    case anybody
  }

  /// Whom it is written to; more than one where each has an edition of their own.
  public var readers: [Reader] {
    switch self {
    case .approval, .refusal, .documentsRequested, .withdrawal, .reopening, .transfer, .documentsReminder,
      .upcomingDeadline, .expiringRight, .overdueAdviser:
      [.adviser]
    case .acknowledgement: [.adviser, .structure]
    case .decisionNotice, .caseNotice, .overdue, .unfundedModule: [.structure]
    case .dailyDigest: [.agents]
    case .stuckMail: [.admins]
    case .test: [.anybody]
    }
  }
}

extension LetterKind {
  /// Whether it is one of many alike that keep coming, and not about a reader's own case.
  var isOfARow: Bool {
    switch self {
    case .overdue, .overdueAdviser, .upcomingDeadline, .expiringRight, .unfundedModule, .dailyDigest, .stuckMail: true
    case .approval, .refusal, .decisionNotice, .acknowledgement, .documentsRequested, .documentsReminder, .withdrawal,
      .reopening, .transfer, .caseNotice, .test:
      false
    }
  }
}

/// The pieces of a letter, each with a template of its own.
enum LetterPart: String, Sendable, Hashable, CaseIterable {
  case subject, text, html
}
