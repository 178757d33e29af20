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
    posting(planApproval(decision, granted: granted, asked: asked, postmark), postmark)
  }

  func planApproval(
    _ decision: DecisionOnCase, granted: Obligation, asked: Int, _ postmark: Postmark
  ) -> LetterPlan {
    decided(.approval, decision, ApprovalPage(decision, granted: granted, asked: asked, office, postmark))
  }

  /// To the adviser: the carry-over is refused, for the decider's `reason`, word for word.
  ///
  /// **Source** CRPA L211-2, L211-5, L212-1; CJA R421-1, R421-5.
  public func refusal(_ decision: DecisionOnCase, reason: String, _ postmark: Postmark) -> Posting {
    posting(planRefusal(decision, reason: reason, postmark), postmark)
  }

  func planRefusal(_ decision: DecisionOnCase, reason: String, _ postmark: Postmark) -> LetterPlan {
    decided(.refusal, decision, RefusalPage(decision, reason: reason, office, postmark))
  }

  /// To the structure: what became of the request, in words that give away no ground.
  public func notice(_ notice: DecisionNotice, _ postmark: Postmark) -> Posting {
    posting(planNotice(notice, postmark), postmark)
  }

  func planNotice(_ notice: DecisionNotice, _ postmark: Postmark) -> LetterPlan {
    LetterPlan(
      kind: .decisionNotice, page: NoticePage(notice, office, postmark),
      mailbox: Recipients.mailbox(of: notice.structure), purpose: .notice, caseReference: notice.reference)
  }

  /// To the structure: its advisers' overdue modules. The envelope rests on each of them being overdue when it leaves.
  public func overdue(_ digest: OverdueDigest, _ postmark: Postmark) -> Posting {
    posting(planOverdue(digest, postmark), postmark)
  }

  func planOverdue(_ digest: OverdueDigest, _ postmark: Postmark) -> LetterPlan {
    LetterPlan(
      kind: .overdue, page: OverduePage(digest, office, postmark), mailbox: Recipients.mailbox(of: digest.structure),
      purpose: .reminder, restsOn: digest.assertions,
      headers: digest.campaign.map { [.init(.campaign, $0)] } ?? [])
  }

  /// A trial of the mail settings, to whom it may concern.
  public func test(to mailbox: MailAddress, _ postmark: Postmark) -> SealedEnvelope {
    let plan = planTest(to: mailbox, postmark)
    return envelope(plan, draft(plan, postmark), to: mailbox, postmark)
  }

  func planTest(to mailbox: MailAddress, _ postmark: Postmark) -> LetterPlan {
    LetterPlan(
      kind: .test, page: TestPage(frame: Frame(office, postmark)), mailbox: .success(mailbox), purpose: .test)
  }

  private func decided(_ letter: LetterKind, _ decision: DecisionOnCase, _ page: any LetterPage) -> LetterPlan {
    LetterPlan(
      kind: letter, page: page, mailbox: Recipients.mailbox(of: decision.adviser), purpose: .decision,
      caseReference: decision.reference)
  }
}

extension OverdueDigest {
  /// What the letter states as facts, in its own order.
  fileprivate var assertions: [Assertion] {
    entries.flatMap { entry in entry.reminders.map { $0.assertion(of: entry.adviser) } }
  }
}

extension OverdueDigest.Reminder {
  /// What a letter that holds it states as a fact.
  func assertion(of adviser: Adviser) -> Assertion {
    Assertion(adviser: adviser.id.rawValue, obligation: obligation.id.description, stage: stage)
  }
}

extension Language {
  var ofMessage: Message.Language {
    switch self {
    case .fr: .french
    case .en: .english
    }
  }
}
