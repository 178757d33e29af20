import Cases
import Dates
import Envelope

/// One letter before it is written: what it says, whom it goes to, why it is sent.
struct LetterPlan {
  let kind: LetterKind
  let page: any LetterPage
  let mailbox: Result<MailAddress, NoAddress>
  let purpose: Purpose
  /// nil for that of the purpose.
  var priority: Priority?
  var caseReference: CaseReference?
  var restsOn: [Assertion] = []
  /// Beside the field that names the case.
  var headers: [Message.ExtraHeader] = []
}

extension Letters {
  func posting(_ plan: LetterPlan, _ postmark: Postmark) -> Posting {
    switch plan.mailbox {
    case .failure(let reason): return .noAddress(reason)
    case .success(let mailbox): return .ready(envelope(plan, draft(plan, postmark), to: mailbox, postmark))
    }
  }

  func draft(_ plan: LetterPlan, _ postmark: Postmark) -> Draft {
    templates.draft(plan.kind, postmark.language, plan.page)
  }

  func envelope(_ plan: LetterPlan, _ draft: Draft, to mailbox: MailAddress, _ postmark: Postmark) -> SealedEnvelope {
    let reference = plan.caseReference?.description
    let message = Message(
      from: office.from, replyTo: office.replyTo, to: [mailbox], subject: draft.subject, text: draft.text,
      html: draft.html, language: postmark.language.ofMessage, messageID: postmark.messageID,
      sentOn: postmark.instant.rawValue,
      extraHeaders: (reference.map { [.init(.caseReference, $0)] } ?? []) + plan.headers)
    return message.sealed(
      for: plan.purpose, priority: plan.priority, restsOn: plan.restsOn, caseReference: reference)
  }
}
