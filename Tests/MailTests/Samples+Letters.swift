import Cases
import Dates
import Roster
import Rules
import Testing

@testable import Mail

/// Every letter, in each of the ways it can be written.
enum Sample: String, CaseIterable {
  case approval
  case approvalInPart = "approval-in-part"
  case refusal
  case refusalOfFirstYear = "refusal-of-first-year"
  case refusalNothingOwed = "refusal-nothing-owed"
  case noticeJustified = "decision-notice-justified"
  case noticeNotGranted = "decision-notice-not-granted"
  case noticeNothingOwed = "decision-notice-nothing-owed"
  case acknowledgement
  case acknowledgementWithPapers = "acknowledgement-with-papers"
  case acknowledgementCorrected = "acknowledgement-corrected"
  case acknowledgementLate = "acknowledgement-late"
  case acknowledgementToStructure = "acknowledgement-to-structure"
  case documentsRequested = "documents-requested"
  case documentsRequestedLate = "documents-requested-late"
  case withdrawal
  case reopeningOfApproval = "reopening-of-approval"
  case reopeningOfRefusal = "reopening-of-refusal"
  case reopeningOfWithdrawal = "reopening-of-withdrawal"
  case transfer
  case caseNoticePapers = "case-notice-papers"
  case caseNoticeWithdrawn = "case-notice-withdrawn"
  case caseNoticeReopened = "case-notice-reopened"
  case caseNoticeMoved = "case-notice-moved"
  case overdueFirst = "overdue-first"
  case overdueRepeated = "overdue-repeated"
  case overdueLast = "overdue-last"
  case documentsReminder = "documents-reminder"
  case documentsReminderPassed = "documents-reminder-passed"
  case documentsReminderLate = "documents-reminder-late"
  case upcomingDeadline = "upcoming-deadline"
  case upcomingDeadlines = "upcoming-deadline-of-several"
  case expiringRight = "expiring-right"
  case expiringRightRenewable = "expiring-right-renewable"
  case unfundedModule = "unfunded-module"
  case overdueAdviserFirst = "overdue-adviser-first"
  case overdueAdviserRepeated = "overdue-adviser-repeated"
  case overdueAdviserLast = "overdue-adviser-last"
  case dailyDigest = "daily-digest"
  case dailyDigestCalm = "daily-digest-calm"
  case stuckMail = "stuck-mail"
  case stuckMailUnanswered = "stuck-mail-unanswered"
  case test

  /// Whether it holds somebody's own words, which have paragraphs of their own.
  var hasOwnWords: Bool {
    switch self {
    case .refusal, .refusalOfFirstYear, .refusalNothingOwed, .acknowledgementWithPapers, .documentsRequested,
      .documentsRequestedLate, .reopeningOfApproval, .reopeningOfRefusal, .reopeningOfWithdrawal,
      .documentsReminder, .documentsReminderPassed, .documentsReminderLate:
      true
    default: false
    }
  }
}

extension Sample {
  /// The longest name that it begins with: `overdue-adviser-first` is none of `overdue`.
  var letter: LetterKind {
    LetterKind.allCases.filter { rawValue.hasPrefix($0.rawValue) }.max { $0.rawValue.count < $1.rawValue.count }
      ?? .test
  }
}

extension Samples {
  func decision(_ obligation: Obligation, _ regime: Regime = .standing) -> DecisionOnCase {
    DecisionOnCase(
      reference: CaseReference(year: 2026, number: 42), receivedOn: day(2026, 1, 12), decidedOn: day(2026, 2, 1),
      adviser: adviser, obligation: obligation, regime: regime, article: Self.book.inForceFrom, author: author)
  }

  func notice(_ obligation: Obligation, _ outcome: DecisionNotice.Outcome) -> DecisionNotice {
    DecisionNotice(
      reference: CaseReference(year: 2026, number: 42), decidedOn: day(2026, 2, 1), structure: structure,
      adviser: adviser, obligation: obligation, outcome: outcome)
  }

  func digest(stage: Int) throws -> OverdueDigest {
    let annual = try Self.obligation("annual-2025", Self.standing())
    let initial = try Self.obligation("initial", Self.onboarding(), on: day(2026, 3, 1))
    let colleague = Adviser(id: AdviserID("2001"), lastName: "Témoin", firstName: "Noé")
    return OverdueDigest(
      structure: structure,
      entries: [
        .init(adviser: adviser, reminders: [.init(obligation: annual, stage: stage)]),
        .init(
          adviser: colleague,
          reminders: [.init(obligation: initial, stage: 1), .init(obligation: annual, stage: 1)]),
      ], completeTo: day(2026, 1, 31), stages: 3, campaign: "2026-02")
  }

  private func page(_ sample: Sample, _ office: Office, _ postmark: Postmark) throws -> any LetterPage {
    let annual = try Self.obligation("annual-2025", Self.standing())
    let initial = try Self.obligation("initial", Self.onboarding(), on: day(2026, 1, 31))
    switch sample {
    case .approval:
      let granted = try Self.obligation("annual-2025+1", Self.standing([Self.carryOver(.annual(2025))]))
      return ApprovalPage(decision(annual), granted: granted, asked: 1, office, postmark)
    case .approvalInPart:
      let granted = try Self.obligation("initial+1", Self.onboarding([Self.carryOver(.initial)]))
      return ApprovalPage(decision(initial, .onboarding), granted: granted, asked: 2, office, postmark)
    case .refusal: return RefusalPage(decision(annual), reason: reason, office, postmark)
    case .refusalOfFirstYear:
      return RefusalPage(decision(initial, .onboarding), reason: reason, office, postmark)
    case .refusalNothingOwed: return RefusalPage(decision(annual.followed), reason: reason, office, postmark)
    case .noticeJustified:
      let granted = try Self.obligation("annual-2025+1", Self.standing([Self.carryOver(.annual(2025))]))
      return NoticePage(notice(annual, .justified(granted: granted)), office, postmark)
    case .noticeNotGranted: return NoticePage(notice(annual, .notGranted), office, postmark)
    case .noticeNothingOwed: return NoticePage(notice(annual.followed, .notGranted), office, postmark)
    case .overdueFirst: return OverduePage(try digest(stage: 1), office, postmark)
    case .overdueRepeated: return OverduePage(try digest(stage: 2), office, postmark)
    case .overdueLast: return OverduePage(try digest(stage: 3), office, postmark)
    case .test: return TestPage(frame: Frame(office, postmark))
    default:
      return try reminderPage(sample, office, postmark) ?? pageOfLife(sample, office, postmark)
    }
  }

  func page(_ sample: Sample) throws -> any LetterPage { try page(sample, office(), postmark(.fr)) }

  func draft(_ sample: Sample, _ language: Language) throws -> Draft {
    return try Self.templates().draft(sample.letter, language, page(sample, office(), postmark(language)))
  }
}

extension Obligation {
  /// The same once everything was followed.
  fileprivate var followed: Obligation {
    var obligation = self
    (obligation.missing, obligation.status) = (0, .met)
    return obligation
  }
}
