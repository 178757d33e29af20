import Cases
import Dates
import Envelope
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
  case acknowledgementLateWithPapers = "acknowledgement-late-with-papers"
  case acknowledgementTooLate = "acknowledgement-too-late"
  case acknowledgementToStructure = "acknowledgement-to-structure"
  case documentsRequested = "documents-requested"
  case documentsRequestedLate = "documents-requested-late"
  case withdrawal
  case reopeningOfApproval = "reopening-of-approval"
  case reopeningOfRefusal = "reopening-of-refusal"
  case reopeningOfWithdrawal = "reopening-of-withdrawal"
  case transfer
  case caseNoticePapers = "case-notice-papers"
  case caseNoticePapersLate = "case-notice-papers-late"
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
    case .refusal, .refusalOfFirstYear, .refusalNothingOwed, .acknowledgementWithPapers, .acknowledgementLateWithPapers,
      .documentsRequested, .documentsRequestedLate, .reopeningOfApproval, .reopeningOfRefusal, .reopeningOfWithdrawal,
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
      adviser: adviser, obligation: obligation, outcome: outcome, author: author)
  }

  func digest(stage: Int) throws -> OverdueDigest {
    let annual = try Self.obligation("annual-2025", Self.standing())
    let initial = try Self.obligation("initial", Self.onboarding(), on: day(2026, 3, 1))
    let colleague = Adviser(id: AdviserID("2001"), lastName: "Témoin", firstName: "Noé")
    // At the second stage others are told for the first time.
    let others = stage == 2 ? 1 : stage
    return OverdueDigest(
      structure: structure,
      entries: [
        .init(adviser: adviser, reminders: [.init(obligation: annual, stage: stage)]),
        .init(
          adviser: colleague,
          reminders: [.init(obligation: initial, stage: others), .init(obligation: annual, stage: others)]),
      ], completeTo: day(2026, 1, 31), stages: 3, campaign: "2026-02")
  }

  private func plan(_ sample: Sample, _ letters: Letters, _ postmark: Postmark) throws -> LetterPlan {
    let annual = try Self.obligation("annual-2025", Self.standing())
    let initial = try Self.obligation("initial", Self.onboarding(), on: day(2026, 1, 31))
    switch sample {
    case .approval:
      let granted = try Self.obligation("annual-2025+1", Self.standing([Self.carryOver(.annual(2025))]))
      return letters.planApproval(decision(annual), granted: granted, asked: 1, postmark)
    case .approvalInPart:
      let granted = try Self.obligation("initial+1", Self.onboarding([Self.carryOver(.initial)]))
      return letters.planApproval(decision(initial, .onboarding), granted: granted, asked: 2, postmark)
    case .refusal: return letters.planRefusal(decision(annual), reason: reason, postmark)
    case .refusalOfFirstYear:
      return letters.planRefusal(decision(initial, .onboarding), reason: reason, postmark)
    case .refusalNothingOwed: return letters.planRefusal(decision(annual.followed), reason: reason, postmark)
    case .noticeJustified:
      let granted = try Self.obligation("annual-2025+1", Self.standing([Self.carryOver(.annual(2025))]))
      return letters.planNotice(notice(annual, .justified(granted: granted)), postmark)
    case .noticeNotGranted: return letters.planNotice(notice(annual, .notGranted), postmark)
    case .noticeNothingOwed: return letters.planNotice(notice(annual.followed, .notGranted), postmark)
    case .overdueFirst: return letters.planOverdue(try digest(stage: 1), postmark)
    case .overdueRepeated: return letters.planOverdue(try digest(stage: 2), postmark)
    case .overdueLast: return letters.planOverdue(try digest(stage: 3), postmark)
    case .test: return letters.planTest(to: letters.office.replyTo, postmark)
    default:
      return try planOfReminder(sample, letters, postmark) ?? planOfLife(sample, letters, postmark)
    }
  }

  func plan(_ sample: Sample, _ language: Language = .fr) throws -> LetterPlan {
    try plan(sample, letters(), postmark(language))
  }

  func page(_ sample: Sample) throws -> any LetterPage { try plan(sample).page }

  func draft(_ sample: Sample, _ language: Language) throws -> Draft {
    try letters().draft(plan(sample, language), postmark(language))
  }

  /// The whole message; to a mailbox that can be reached, whatever the names.
  func envelope(_ sample: Sample, _ language: Language) throws -> SealedEnvelope {
    let plan = try plan(sample, language)
    return try letters().envelope(
      plan, draft(sample, language), to: plan.mailbox.get(), postmark(language))
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
