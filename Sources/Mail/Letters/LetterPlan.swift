import Cases
import Dates
import Envelope

/// One letter before it is written: what it says, whom it goes to, why it is sent.
struct LetterPlan {
  let kind: LetterKind
  let page: any LetterPage
  let mailbox: Result<MailAddress, NoAddress>
  var purpose: Purpose
  /// nil for that of the purpose.
  var priority: Priority?
  var caseReference: CaseReference?
  var restsOn: [Assertion] = []
  /// Beside the fields that name the case, and the row of letters.
  var headers: [Message.ExtraHeader] = []
  /// Days that the reader may want in a calendar.
  var events: [CalendarEvent] = []
}

extension Letters {
  func posting(_ plan: LetterPlan, _ postmark: Postmark) -> Posting {
    let draft = draft(plan, postmark)
    switch plan.mailbox {
    case .failure(let reason): return .noAddress(reason, unaddressed: envelope(plan, draft, to: nil, postmark))
    case .success(let mailbox): return .ready(envelope(plan, draft, to: mailbox, postmark))
    }
  }

  func draft(_ plan: LetterPlan, _ postmark: Postmark) -> Draft {
    templates.draft(plan.kind, postmark.language, plan.page)
  }

  func envelope(_ plan: LetterPlan, _ draft: Draft, to mailbox: MailAddress?, _ postmark: Postmark) -> SealedEnvelope {
    let reference = plan.caseReference?.description
    let message = Message(
      from: office.from, replyTo: office.replyTo(postmark.messageID), to: mailbox.map { [$0] } ?? [],
      subject: draft.subject,
      text: draft.text,
      html: draft.html, language: postmark.language.ofMessage, messageID: postmark.messageID,
      sentOn: postmark.instant.rawValue,
      extraHeaders: (reference.map { [.init(.caseReference, $0)] } ?? []) + series(plan.kind) + plan.headers,
      attachments: calendar(plan.events, postmark).map { [$0] } ?? [])
    return message.sealed(
      for: plan.purpose, priority: plan.priority, restsOn: plan.restsOn, caseReference: reference)
  }

  /// What tells a row of letters: it wants no automatic answer, and readers may sort it (RFC 2919).
  private func series(_ letter: LetterKind) -> [Message.ExtraHeader] {
    guard letter.isOfARow else { return [] }
    return [.init(.autoResponseSuppress, "All"), .init(.listID, "<\(letter.rawValue).\(office.from.domain)>")]
  }

  private func calendar(_ events: [CalendarEvent], _ postmark: Postmark) -> Attachment? {
    guard let first = events.map(\.day).min() else { return nil }
    let file = CalendarFile(
      events: events, organizer: (office.service, office.replyTo), domain: office.from.domain, stamp: postmark.instant,
      language: postmark.language)
    return .calendar(named: Wording(language: postmark.language).calendarName(first), file.text)
  }
}
