import Cases
import Dates
import Envelope
import Mail
import Store

extension DeskParts {
  /// Takes a decision in one transaction: the case moves, the rights with it, and the letters wait in the outbox.
  func decide(
    on reference: CaseReference, by person: Acting, on day: Day, _ act: (CaseFile) -> Act
  ) throws -> Outcome<CaseDone, DeskRefusal> {
    try deciding { writing in
      let acting = try CaseActing(
        parts: self, reading: writing.reading, at: writing.instant, by: person, on: day)
      let file = try acting.file(reference)
      let act = act(file)
      if let refusal = try acting.obstacle(to: act, on: file) { throw DeskRefusal.move(refusal) }
      let draft = try DecisionDraft(act, on: file, acting)
      var decided = draft.decided
      let undeliverable = draft.letters.compactMap(\.reason)
      for reason in undeliverable {
        decided.append(acting.event(.note(reason.note(in: mailing.language))))
      }
      try writing.save(decided, previousVersion: file.version)
      let letters = try draft.letters.compactMap { try writing.enqueue($0, about: reference, in: mailing.language) }
      return CaseDone(file: decided, letters: letters, undeliverable: undeliverable)
    }
  }
}

extension Writing {
  /// Puts `letter` into the outbox; nil where it has nowhere to go.
  fileprivate func enqueue(
    _ letter: DecisionLetter, about reference: CaseReference, in language: Language
  ) throws -> QueuedLetter? {
    guard let envelope = letter.posting.envelope else { return nil }
    let id = try enqueue(
      envelope, letter: letter.kind.rawValue, language: language.rawValue, caseReference: reference,
      structure: letter.structure, reminders: [], campaign: nil)
    return QueuedLetter(
      outboxID: id, letter: letter.kind.rawValue, to: envelope.recipients.map(\.address), subject: envelope.subject)
  }
}
