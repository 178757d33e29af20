import Cases
public import Dates
import Envelope
public import Roster
import Rules

extension Letters {
  /// To the adviser: the request was received, and when silence becomes a refusal.
  ///
  /// `papers` are those that are missing; `replaces` an earlier one that was wrong.
  ///
  /// **Source** CRPA L112-3, R112-5, L114-5, L231-4; CJA R421-2, R421-5.
  public func acknowledgement(
    _ file: CaseUnderWay, papers: PapersWanted?, replaces: Bool, _ postmark: Postmark
  ) -> Posting {
    posting(planAcknowledgement(file, papers: papers, replaces: replaces, postmark), postmark)
  }

  func planAcknowledgement(
    _ file: CaseUnderWay, papers: PapersWanted?, replaces: Bool, _ postmark: Postmark
  ) -> LetterPlan {
    let page = AcknowledgementPage(file, papers: papers, replaces: replaces, office, postmark)
    var plan = toAdviser(.acknowledgement, file, page)
    plan.events = papers.map { papersEvent(file, by: $0.by, postmark) } ?? []
    return plan
  }

  /// To a structure that asked: the same, without the papers that are awaited from the adviser.
  public func acknowledgement(
    _ file: CaseUnderWay, papers: PapersDay?, replaces: Bool, to structure: Structure, _ postmark: Postmark
  ) -> Posting {
    posting(planAcknowledgement(file, papers: papers, replaces: replaces, to: structure, postmark), postmark)
  }

  func planAcknowledgement(
    _ file: CaseUnderWay, papers: PapersDay?, replaces: Bool, to structure: Structure, _ postmark: Postmark
  ) -> LetterPlan {
    let page = AcknowledgementPage(file, to: structure, papers: papers, replaces: replaces, office, postmark)
    return toStructure(.acknowledgement, file.reference, structure, page)
  }

  /// To the adviser: which papers are wanted, by when, and what this does to the delay (CRPA L114-5).
  public func documentsRequested(_ file: CaseUnderWay, papers: PapersWanted, _ postmark: Postmark) -> Posting {
    posting(planDocumentsRequested(file, papers: papers, postmark), postmark)
  }

  func planDocumentsRequested(_ file: CaseUnderWay, papers: PapersWanted, _ postmark: Postmark) -> LetterPlan {
    var plan = toAdviser(.documentsRequested, file, DocumentsPage(file, papers, office, postmark))
    plan.events = papersEvent(file, by: papers.by, postmark)
    return plan
  }

  /// To the adviser: the case is closed without a decision.
  public func withdrawal(_ file: CaseUnderWay, on day: Day, _ postmark: Postmark) -> Posting {
    posting(planWithdrawal(file, on: day, postmark), postmark)
  }

  func planWithdrawal(_ file: CaseUnderWay, on day: Day, _ postmark: Postmark) -> LetterPlan {
    toAdviser(.withdrawal, file, WithdrawalPage(file, on: day, office, postmark))
  }

  /// To the adviser: the case is open again, for the decider's reason, and what that takes back.
  ///
  /// **Source** CRPA L211-2, L242-1; CJA R421-1, R421-5.
  public func reopening(_ file: CaseUnderWay, _ reopening: Reopening, _ postmark: Postmark) -> Posting {
    posting(planReopening(file, reopening, postmark), postmark)
  }

  func planReopening(_ file: CaseUnderWay, _ reopening: Reopening, _ postmark: Postmark) -> LetterPlan {
    toAdviser(.reopening, file, ReopeningPage(file, reopening, office, postmark))
  }

  /// To an adviser on whom a case was opened by mistake: it is not theirs any more. Whose it is, it does not say.
  public func transfer(_ file: CaseUnderWay, on day: Day, _ postmark: Postmark) -> Posting {
    posting(planTransfer(file, on: day, postmark), postmark)
  }

  func planTransfer(_ file: CaseUnderWay, on day: Day, _ postmark: Postmark) -> LetterPlan {
    toAdviser(.transfer, file, TransferPage(file, on: day, office, postmark))
  }

  /// To a structure: what happened to the case, in words that give away no ground.
  public func notice(_ notice: CaseNotice, _ postmark: Postmark) -> Posting {
    posting(planNotice(notice, postmark), postmark)
  }

  func planNotice(_ notice: CaseNotice, _ postmark: Postmark) -> LetterPlan {
    toStructure(.caseNotice, notice.reference, notice.structure, CaseNoticePage(notice, office, postmark))
  }

  func toAdviser(_ letter: LetterKind, _ file: CaseUnderWay, _ page: any LetterPage) -> LetterPlan {
    LetterPlan(
      kind: letter, page: page, mailbox: Recipients.mailbox(of: file.adviser), purpose: .decision,
      caseReference: file.reference)
  }

  private func toStructure(
    _ letter: LetterKind, _ reference: CaseReference, _ structure: Structure, _ page: any LetterPage
  ) -> LetterPlan {
    LetterPlan(
      kind: letter, page: page, mailbox: Recipients.mailbox(of: structure), purpose: .notice, caseReference: reference)
  }
}
