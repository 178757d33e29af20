import Cases
import Dates
public import Envelope
import Roster
public import Rules

/// Writes the letters of one office: who they go to, what they say, why they are sent. Sends nothing.
public struct Letters: Sendable {
  public let templates: LetterTemplates
  public let office: Office

  public init(templates: LetterTemplates, office: Office) {
    self.templates = templates
    self.office = office
  }

  /// To the adviser: the carry-over is granted. `granted` is the obligation that it made; `asked` the modules asked for.
  ///
  /// Where less is granted than was asked for, the letter says so and how to contest it.
  public func approval(
    _ decision: DecisionOnCase, granted: Obligation, asked: Int, _ postmark: Postmark
  ) -> Posting {
    let page = ApprovalPage(decision, granted: granted, asked: asked, office, postmark)
    return decided(.approval, decision, page, postmark)
  }

  /// To the adviser: the carry-over is refused, for the decider's `reason`, word for word.
  ///
  /// **Source** CRPA L211-2, L211-5, L212-1; CJA R421-1, R421-5.
  public func refusal(_ decision: DecisionOnCase, reason: String, _ postmark: Postmark) -> Posting {
    decided(.refusal, decision, RefusalPage(decision, reason: reason, office, postmark), postmark)
  }

  /// To the structure: what became of the request, in words that give away no ground.
  public func notice(_ notice: DecisionNotice, _ postmark: Postmark) -> Posting {
    let page = NoticePage(notice, office, postmark)
    return post(.decisionNotice, page, to: Recipients.mailbox(of: notice.structure), postmark) { message in
      message.extraHeaders = [.init(.caseReference, notice.reference.description)]
      return message.sealed(for: .notice, caseReference: notice.reference.description)
    }
  }

  /// To the structure: its advisers' overdue modules. The envelope rests on each of them being overdue when it leaves.
  public func overdue(_ digest: OverdueDigest, _ postmark: Postmark) -> Posting {
    let page = OverduePage(digest, office, postmark)
    return post(.overdue, page, to: Recipients.mailbox(of: digest.structure), postmark) { message in
      message.extraHeaders =
        [.init(.autoResponseSuppress, "All")] + (digest.campaign.map { [.init(.campaign, $0)] } ?? [])
      return message.sealed(for: .reminder, restsOn: digest.assertions)
    }
  }

  /// A trial of the mail settings, to whom it may concern.
  public func test(to mailbox: MailAddress, _ postmark: Postmark) -> SealedEnvelope {
    message(.test, TestPage(frame: Frame(office, postmark)), to: mailbox, postmark).sealed(for: .test)
  }
}

extension Letters {
  private func decided(
    _ letter: LetterKind, _ decision: DecisionOnCase, _ page: some LetterPage, _ postmark: Postmark
  ) -> Posting {
    post(letter, page, to: Recipients.mailbox(of: decision.adviser), postmark) { message in
      message.extraHeaders = [.init(.caseReference, decision.reference.description)]
      return message.sealed(for: .decision, caseReference: decision.reference.description)
    }
  }

  func post(
    _ letter: LetterKind, _ page: some LetterPage, to mailbox: Result<MailAddress, NoAddress>, _ postmark: Postmark,
    sealing: (inout Message) -> SealedEnvelope
  ) -> Posting {
    switch mailbox {
    case .failure(let reason): return .noAddress(reason)
    case .success(let mailbox):
      var message = message(letter, page, to: mailbox, postmark)
      return .ready(sealing(&message))
    }
  }

  private func message(
    _ letter: LetterKind, _ page: some LetterPage, to mailbox: MailAddress, _ postmark: Postmark
  ) -> Message {
    let draft = templates.draft(letter, postmark.language, page)
    return Message(
      from: office.from, replyTo: office.replyTo, to: [mailbox], subject: draft.subject, text: draft.text,
      html: draft.html, language: postmark.language.ofMessage, messageID: postmark.messageID,
      sentOn: postmark.instant.rawValue)
  }
}

extension OverdueDigest {
  /// What the letter states as facts, in its own order.
  fileprivate var assertions: [Assertion] {
    entries.flatMap { entry in
      entry.reminders.map { reminder in
        Assertion(
          adviser: entry.adviser.id.rawValue, obligation: reminder.obligation.id.description, stage: reminder.stage)
      }
    }
  }
}

extension Language {
  fileprivate var ofMessage: Message.Language {
    switch self {
    case .fr: .french
    case .en: .english
    }
  }
}
