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
  /// A trial of the mail settings.
  case test
}

extension LetterKind {
  /// Whom a letter is written to.
  public enum Reader: String, Sendable, Hashable, CaseIterable {
    case adviser
    /// The employer, who learns no ground.
    case structure
    /// Whoever tries the settings.
    case anybody
  }

  /// Whom it is written to; more than one where each has an edition of their own.
  public var readers: [Reader] {
    switch self {
    case .approval, .refusal, .documentsRequested, .withdrawal, .reopening, .transfer: [.adviser]
    case .acknowledgement: [.adviser, .structure]
    case .decisionNotice, .caseNotice, .overdue: [.structure]
    case .test: [.anybody]
    }
  }
}

/// The pieces of a letter, each with a template of its own.
enum LetterPart: String, Sendable, Hashable, CaseIterable {
  case subject, text, html
}
