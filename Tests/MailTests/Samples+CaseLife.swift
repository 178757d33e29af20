import Cases
import Dates
import Rules
import Testing

@testable import Mail

extension Samples {
  /// A case received on 12 January 2026: silence becomes a refusal on 12 March, or later.
  func underWay(impliedOn: Day = day(2026, 3, 12)) -> CaseUnderWay {
    CaseUnderWay(
      reference: CaseReference(year: 2026, number: 42), receivedOn: day(2026, 1, 12), impliedDecisionOn: impliedOn,
      adviser: adviser, obligation: .annual(2025), year: 2025, modules: 1, agent: author)
  }

  /// The words of papers and of reopenings are those of the sample's reason.
  func papers(suspends: Bool = true) -> PapersWanted {
    PapersWanted(text: reason, by: day(2026, 2, 20), suspends: suspends)
  }

  func reopening(_ closing: Reopening.Closing) -> Reopening {
    Reopening(closing: closing, closedOn: day(2026, 1, 20), reopenedOn: day(2026, 2, 1), reason: reason)
  }

  func caseNotice(_ event: CaseNotice.Event, _ obligation: ObligationID = .annual(2025), year: Int? = 2025)
    -> CaseNotice
  {
    CaseNotice(
      reference: CaseReference(year: 2026, number: 42), structure: structure, adviser: adviser, obligation: obligation,
      year: year, event: event, happenedOn: day(2026, 2, 1), agent: author)
  }

  static let events: [CaseNotice.Event] = [
    .papersAwaited(PapersDay(by: day(2026, 2, 20), suspends: true), impliedDecisionOn: day(2026, 3, 31)), .withdrawn,
    .reopened(revoked: 1, impliedDecisionOn: day(2026, 4, 1)),
    .reopened(revoked: 0, impliedDecisionOn: day(2026, 4, 1)), .moved,
    .papersAwaited(PapersDay(by: day(2026, 2, 20), suspends: false), impliedDecisionOn: day(2026, 1, 31)),
  ]

  func planOfLife(_ sample: Sample, _ letters: Letters, _ mark: Postmark) throws -> LetterPlan {
    let (open, waiting, late) = (
      underWay(), underWay(impliedOn: day(2026, 3, 31)), underWay(impliedOn: day(2026, 1, 31))
    )
    switch sample {
    case .acknowledgement: return letters.planAcknowledgement(open, papers: nil, replaces: false, mark)
    case .acknowledgementWithPapers:
      return letters.planAcknowledgement(waiting, papers: papers(), replaces: false, mark)
    case .acknowledgementCorrected: return letters.planAcknowledgement(open, papers: nil, replaces: true, mark)
    case .acknowledgementLate: return letters.planAcknowledgement(late, papers: nil, replaces: false, mark)
    case .acknowledgementLateWithPapers:
      return letters.planAcknowledgement(late, papers: papers(suspends: false), replaces: false, mark)
    case .acknowledgementTooLate:
      var file = underWay(impliedOn: day(2025, 11, 1))
      file.receivedOn = day(2025, 9, 1)
      return letters.planAcknowledgement(file, papers: nil, replaces: false, mark)
    case .acknowledgementToStructure:
      return letters.planAcknowledgement(waiting, papers: papers().day, replaces: false, to: structure, mark)
    case .documentsRequested: return letters.planDocumentsRequested(waiting, papers: papers(), mark)
    case .documentsRequestedLate: return letters.planDocumentsRequested(late, papers: papers(suspends: false), mark)
    case .withdrawal: return letters.planWithdrawal(open, on: day(2026, 2, 1), mark)
    case .reopeningOfApproval: return letters.planReopening(open, reopening(.approved(modules: 1)), mark)
    case .reopeningOfRefusal: return letters.planReopening(open, reopening(.refused), mark)
    case .reopeningOfWithdrawal: return letters.planReopening(open, reopening(.withdrawn), mark)
    case .transfer: return letters.planTransfer(open, on: day(2026, 2, 1), mark)
    case .caseNoticePapers: return letters.planNotice(caseNotice(Self.events[0]), mark)
    case .caseNoticePapersLate: return letters.planNotice(caseNotice(Self.events[5]), mark)
    case .caseNoticeWithdrawn: return letters.planNotice(caseNotice(.withdrawn), mark)
    case .caseNoticeReopened: return letters.planNotice(caseNotice(Self.events[2]), mark)
    default:
      #expect(sample == .caseNoticeMoved)
      return letters.planNotice(caseNotice(.moved), mark)
    }
  }
}
