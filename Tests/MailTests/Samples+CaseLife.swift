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
      year: year, event: event, happenedOn: day(2026, 2, 1))
  }

  static let events: [CaseNotice.Event] = [
    .papersAwaited(by: day(2026, 2, 20), impliedDecisionOn: day(2026, 3, 31)), .withdrawn,
    .reopened(revoked: 1, impliedDecisionOn: day(2026, 4, 1)),
    .reopened(revoked: 0, impliedDecisionOn: day(2026, 4, 1)), .moved,
  ]

  func pageOfLife(_ sample: Sample, _ office: Office, _ mark: Postmark) throws -> any LetterPage {
    let (open, waiting, late) = (
      underWay(), underWay(impliedOn: day(2026, 3, 31)), underWay(impliedOn: day(2026, 1, 31))
    )
    switch sample {
    case .acknowledgement: return AcknowledgementPage(open, papers: nil, replaces: false, office, mark)
    case .acknowledgementWithPapers:
      return AcknowledgementPage(waiting, papers: papers(), replaces: false, office, mark)
    case .acknowledgementCorrected: return AcknowledgementPage(open, papers: nil, replaces: true, office, mark)
    case .acknowledgementLate: return AcknowledgementPage(late, papers: nil, replaces: false, office, mark)
    case .acknowledgementToStructure:
      return AcknowledgementPage(
        waiting, to: structure, papersBy: day(2026, 2, 20), replaces: false, office, mark)
    case .documentsRequested: return DocumentsPage(waiting, papers(), office, mark)
    case .documentsRequestedLate: return DocumentsPage(late, papers(suspends: false), office, mark)
    case .withdrawal: return WithdrawalPage(open, on: day(2026, 2, 1), office, mark)
    case .reopeningOfApproval: return ReopeningPage(open, reopening(.approved(modules: 1)), office, mark)
    case .reopeningOfRefusal: return ReopeningPage(open, reopening(.refused), office, mark)
    case .reopeningOfWithdrawal: return ReopeningPage(open, reopening(.withdrawn), office, mark)
    case .transfer: return TransferPage(open, on: day(2026, 2, 1), office, mark)
    case .caseNoticePapers: return CaseNoticePage(caseNotice(Self.events[0]), office, mark)
    case .caseNoticeWithdrawn: return CaseNoticePage(caseNotice(.withdrawn), office, mark)
    case .caseNoticeReopened: return CaseNoticePage(caseNotice(Self.events[2]), office, mark)
    default:
      #expect(sample == .caseNoticeMoved)
      return CaseNoticePage(caseNotice(.moved), office, mark)
    }
  }
}
