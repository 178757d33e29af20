import Cases
import Dates
import Envelope
import Roster
import Rules

/// One letter as it would be read and sent.
public struct LetterPreview: Sendable {
  let draft: Draft
  /// The finished message, or why it has nowhere to go.
  public let posting: Posting

  public var subject: String { draft.subject }
  public var text: String { draft.text }
  /// A whole HTML document.
  public var html: String { draft.html }
}

extension Letters {
  /// `letter` with what `specimen` holds; nil where it holds nothing that the letter could tell.
  public func preview(_ letter: LetterKind, _ specimen: Specimen, _ postmark: Postmark) -> LetterPreview? {
    plan(letter, specimen, postmark).map { plan in
      LetterPreview(draft: draft(plan, postmark), posting: posting(plan, postmark))
    }
  }

  func plan(_ letter: LetterKind, _ specimen: Specimen, _ mark: Postmark) -> LetterPlan? {
    let file = specimen.file
    switch letter {
    case .approval:
      guard let decision = specimen.decision, let granted = specimen.granted else { return nil }
      return planApproval(decision, granted: granted, asked: specimen.asked, mark)
    case .refusal: return specimen.decision.map { planRefusal($0, reason: specimen.reason, mark) }
    case .decisionNotice: return specimen.notice.map { planNotice($0, mark) }
    case .acknowledgement: return planAcknowledgement(file, papers: specimen.papers, replaces: false, mark)
    case .documentsRequested: return specimen.papers.map { planDocumentsRequested(file, papers: $0, mark) }
    case .withdrawal: return planWithdrawal(file, on: mark.day, mark)
    case .reopening: return planReopening(file, specimen.reopening(on: mark.day), mark)
    case .transfer: return planTransfer(file, on: mark.day, mark)
    case .caseNotice: return planNotice(specimen.caseNotice(on: mark.day), mark)
    case .overdue: return specimen.overdue.map { planOverdue($0, mark) }
    default: return planReminder(letter, specimen, mark)
    }
  }

  private func planReminder(_ letter: LetterKind, _ specimen: Specimen, _ mark: Postmark) -> LetterPlan? {
    switch letter {
    case .documentsReminder: return specimen.papers.map { planDocumentsReminder(specimen.file, papers: $0, mark) }
    case .upcomingDeadline: return specimen.upcoming.map { planUpcomingDeadline($0, mark) }
    case .expiringRight: return specimen.expiring.map { planExpiringRight($0, mark) }
    case .unfundedModule: return specimen.unfunded.map { planUnfunded($0, mark) }
    case .overdueAdviser: return specimen.ownOverdue.map { planOverdue($0, mark) }
    case .dailyDigest: return planDailyDigest(specimen.digest, mark)
    case .stuckMail: return planStuckMail(specimen.stuck, mark)
    default: return planTest(to: office.replyTo, mark)
    }
  }
}

extension Specimen {
  fileprivate var notice: DecisionNotice? {
    decision.map {
      DecisionNotice(
        reference: $0.reference, decidedOn: $0.decidedOn, structure: structure, adviser: $0.adviser,
        obligation: $0.obligation, outcome: granted.map { .justified(granted: $0) } ?? .notGranted, author: $0.author)
    }
  }

  fileprivate func reopening(on day: Day) -> Reopening {
    let closing = granted.map { Reopening.Closing.approved(modules: $0.required) } ?? .refused
    return Reopening(closing: closing, closedOn: day.adding(days: -10), reopenedOn: day, reason: reason)
  }

  fileprivate func caseNotice(on day: Day) -> CaseNotice {
    CaseNotice(
      reference: file.reference, structure: structure, adviser: file.adviser, obligation: file.obligation,
      year: file.year,
      event: papers.map { .papersAwaited($0.day, impliedDecisionOn: file.impliedDecisionOn) } ?? .withdrawn,
      happenedOn: day, agent: file.agent)
  }
}
