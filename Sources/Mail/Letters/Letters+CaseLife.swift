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
    let page = AcknowledgementPage(file, papers: papers, replaces: replaces, office, postmark)
    return toAdviser(.acknowledgement, file, page, postmark)
  }

  /// To a structure that asked: the same, without the papers that are awaited from the adviser.
  public func acknowledgement(
    _ file: CaseUnderWay, papersBy: Day?, replaces: Bool, to structure: Structure, _ postmark: Postmark
  ) -> Posting {
    let page = AcknowledgementPage(file, to: structure, papersBy: papersBy, replaces: replaces, office, postmark)
    return toStructure(.acknowledgement, file.reference.description, structure, page, postmark)
  }

  /// To the adviser: which papers are wanted, by when, and what this does to the delay (CRPA L114-5).
  public func documentsRequested(_ file: CaseUnderWay, papers: PapersWanted, _ postmark: Postmark) -> Posting {
    toAdviser(.documentsRequested, file, DocumentsPage(file, papers, office, postmark), postmark)
  }

  /// To the adviser: the case is closed without a decision.
  public func withdrawal(_ file: CaseUnderWay, on day: Day, _ postmark: Postmark) -> Posting {
    toAdviser(.withdrawal, file, WithdrawalPage(file, on: day, office, postmark), postmark)
  }

  /// To the adviser: the case is open again, for the decider's reason, and what that takes back.
  ///
  /// **Source** CRPA L211-2, L242-1; CJA R421-1, R421-5.
  public func reopening(_ file: CaseUnderWay, _ reopening: Reopening, _ postmark: Postmark) -> Posting {
    toAdviser(.reopening, file, ReopeningPage(file, reopening, office, postmark), postmark)
  }

  /// To an adviser on whom a case was opened by mistake: it is not theirs any more. Whose it is, it does not say.
  public func transfer(_ file: CaseUnderWay, on day: Day, _ postmark: Postmark) -> Posting {
    toAdviser(.transfer, file, TransferPage(file, on: day, office, postmark), postmark)
  }

  /// To a structure: what happened to the case, in words that give away no ground.
  public func notice(_ notice: CaseNotice, _ postmark: Postmark) -> Posting {
    let page = CaseNoticePage(notice, office, postmark)
    return toStructure(.caseNotice, notice.reference.description, notice.structure, page, postmark)
  }

  private func toAdviser(
    _ letter: LetterKind, _ file: CaseUnderWay, _ page: some LetterPage, _ postmark: Postmark
  ) -> Posting {
    post(letter, page, to: Recipients.mailbox(of: file.adviser), postmark) { message in
      message.extraHeaders = [.init(.caseReference, file.reference.description)]
      return message.sealed(for: .decision, caseReference: file.reference.description)
    }
  }

  private func toStructure(
    _ letter: LetterKind, _ reference: String, _ structure: Structure, _ page: some LetterPage, _ postmark: Postmark
  ) -> Posting {
    post(letter, page, to: Recipients.mailbox(of: structure), postmark) { message in
      message.extraHeaders = [.init(.caseReference, reference)]
      return message.sealed(for: .notice, caseReference: reference)
    }
  }
}
