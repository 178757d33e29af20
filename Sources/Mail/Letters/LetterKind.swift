/// The letters that the desk writes. The raw value names their templates and is what the outbox keeps; it never changes.
public enum LetterKind: String, Sendable, Hashable, CaseIterable {
  /// To the adviser: the carry-over is granted.
  case approval
  /// To the adviser: it is not, and why.
  case refusal
  /// To the structure: what became of the request, without its ground.
  case decisionNotice = "decision-notice"
  /// To the structure: which modules are overdue.
  case overdue
  /// A trial of the mail settings.
  case test
}

/// The pieces of a letter, each with a template of its own.
enum LetterPart: String, Sendable, Hashable, CaseIterable {
  case subject, text, html
}
