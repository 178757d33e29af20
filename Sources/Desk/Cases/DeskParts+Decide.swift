import Cases
import Dates
import Envelope
import Mail
import Store

extension DeskParts {
  /// Takes a decision in one transaction: the case moves, the rights with it, and the letters wait in the outbox.
  ///
  /// Where the ground wants two persons to decide alike, the first one's decision is a signature, and moves nothing.
  func decide(
    _ verb: Verb, on reference: CaseReference, seen: Seen?, by person: Acting, on day: Day, _ act: (CaseFile) -> Act
  ) throws -> Outcome<CaseDone, DeskRefusal> {
    try deciding(as: .act(verb, on: reference, by: person)) { writing in
      let acting = try CaseActing(
        parts: self, reading: writing.reading, at: writing.instant, by: person, on: day)
      let file = try acting.file(reference)
      let act = file.decisive(act(file), ground: try acting.ground(file.opening.ground))
      if let refusal = try acting.obstacle(to: act, on: file) { throw DeskRefusal.move(refusal) }
      if let seen {
        let found = try Seen(file, in: writing.reading)
        if found != seen { throw DeskRefusal.previewOutdated(stated: seen, found: found) }
      }
      return try take(act, on: file, acting, writing)
    }
  }

  private func take(_ act: Act, on file: CaseFile, _ acting: CaseActing, _ writing: Writing) throws -> CaseDone {
    // A signature is looked at as the decision that it stands for, and then leaves everything as it is.
    let draft = try DecisionDraft(act.asDecision, on: file, acting)
    if case .sign = act {
      var signed = file
      signed.append(try acting.decision(act, on: file))
      try writing.save(signed, previousVersion: file.version)
      return CaseDone(file: signed)
    }
    return try acting.save(draft.decided, previousVersion: file.version, letters: draft.letters, writing)
  }
}

extension Act {
  /// What a signature decides; other acts as they are.
  var asDecision: Act {
    switch self {
    case .sign(.approve, let modules, _): .approve(modules: modules)
    case .sign(.refuse, _, let reason): .refuse(reason: reason ?? "")
    default: self
    }
  }
}

extension CaseActing {
  /// Saves what an act made of a case, and queues its letters: one that has nowhere to go is noted on the case.
  func save(_ file: CaseFile, previousVersion: Int, letters: [CaseLetter], _ writing: Writing) throws -> CaseDone {
    let language = parts.mailing.language
    var file = file
    let undeliverable = letters.compactMap(\.reason)
    for reason in undeliverable { file.append(event(.note(reason.note(in: language)))) }
    try writing.save(file, previousVersion: previousVersion)
    let queued = try letters.compactMap { try writing.enqueue($0, about: file.reference, in: language) }
    return CaseDone(file: file, letters: queued, undeliverable: undeliverable)
  }
}

extension Writing {
  /// Puts `letter` into the outbox; nil where it has nowhere to go: it is held there, to be printed.
  func enqueue(
    _ letter: CaseLetter, about reference: CaseReference, in language: Language
  ) throws -> QueuedLetter? {
    let envelope =
      switch letter.posting {
      case .ready(let envelope), .noAddress(_, unaddressed: let envelope): envelope
      }
    let id = try enqueue(
      envelope, letter: letter.kind.rawValue, language: language.rawValue, caseReference: reference,
      structure: letter.structure, reminders: [], campaign: nil)
    if envelope.recipients.isEmpty {
      try hold(id, reason: "no-address")
      return nil
    }
    return QueuedLetter(
      outboxID: id, letter: letter.kind.rawValue, to: envelope.recipients.map(\.address), subject: envelope.subject)
  }
}
