public import Cases
import Envelope
public import Mail
public import Rules

/// What a decision would change, and who would be written to.
public struct DecisionPreview: Sendable {
  /// Why the person who asks could not decide so as things stand; nil where they could.
  public var obstacle: MoveRefusal?
  /// What the preview rests on: a decision that states it is not taken once anything of it has changed.
  public var seen: Seen
  /// The case as it would be.
  public var file: CaseFile
  /// The adviser's situation on the day of the decision, without it and with it.
  public var before: Situation
  public var after: Situation
  public var letters: [Letter]
  /// What the facts answer to the checks of the case's ground: advice, never a decision.
  public var advice: [Advice]
  /// Letters that would have nowhere to go.
  public var undeliverable: [NoAddress]

  /// One letter that would leave.
  public struct Letter: Sendable, Hashable {
    /// Which letter it is: the raw value of ``/Mail/LetterKind``.
    public var letter: String
    public var to: [String]
    public var subject: String
    /// Its text part, as it would be read.
    public var text: String
  }

  init(_ draft: DecisionDraft, obstacle: MoveRefusal?, seen: Seen) {
    self.obstacle = obstacle
    self.seen = seen
    file = draft.decided
    before = draft.before
    after = draft.after
    advice = draft.advice
    undeliverable = draft.letters.compactMap(\.reason)
    letters = draft.letters.compactMap { letter in
      letter.posting.envelope.map {
        Letter(
          letter: letter.kind.rawValue, to: $0.recipients.map(\.address), subject: $0.subject,
          text: PlainPart.text(of: $0.bytes))
      }
    }
  }
}
