import Cases
import Envelope
import Roster
import Rules

extension Letters {
  /// To the adviser: papers that were asked for have not come; their day is near, or has passed (CRPA L114-5).
  public func documentsReminder(_ file: CaseUnderWay, papers: PapersWanted, _ postmark: Postmark) -> Posting {
    posting(planDocumentsReminder(file, papers: papers, postmark), postmark)
  }

  func planDocumentsReminder(_ file: CaseUnderWay, papers: PapersWanted, _ postmark: Postmark) -> LetterPlan {
    var plan = toAdviser(.documentsReminder, file, DocumentsReminderPage(file, papers, office, postmark))
    plan.purpose = .reminder
    plan.events = papersEvent(file, by: papers.by, postmark)
    return plan
  }

  /// To the adviser: what is still to be followed before a deadline that is near.
  public func upcomingDeadline(_ deadline: UpcomingDeadline, _ postmark: Postmark) -> Posting {
    posting(planUpcomingDeadline(deadline, postmark), postmark)
  }

  func planUpcomingDeadline(_ deadline: UpcomingDeadline, _ postmark: Postmark) -> LetterPlan {
    var plan = toAdviser(.upcomingDeadline, deadline.adviser, UpcomingDeadlinePage(deadline, office, postmark))
    plan.events = deadline.obligations.compactMap { deadlineEvent($0, deadline.adviser, postmark) }
    return plan
  }

  /// To the adviser: a carried-over right that is not used ends soon (JUS).
  public func expiringRight(_ right: ExpiringRight, _ postmark: Postmark) -> Posting {
    posting(planExpiringRight(right, postmark), postmark)
  }

  func planExpiringRight(_ right: ExpiringRight, _ postmark: Postmark) -> LetterPlan {
    var plan = toAdviser(.expiringRight, right.adviser, ExpiringRightPage(right, office, postmark))
    plan.events = deadlineEvent(right.right, right.adviser, postmark).map { [$0] } ?? []
    return plan
  }

  /// To the adviser: their own overdue modules. The envelope rests on each of them being overdue when it leaves.
  public func overdue(_ notice: OverdueNotice, _ postmark: Postmark) -> Posting {
    posting(planOverdue(notice, postmark), postmark)
  }

  func planOverdue(_ notice: OverdueNotice, _ postmark: Postmark) -> LetterPlan {
    var plan = toAdviser(.overdueAdviser, notice.adviser, OverdueAdviserPage(notice, office, postmark))
    plan.restsOn = notice.reminders.map { $0.assertion(of: notice.adviser) }
    plan.headers += notice.campaign.map { [.init(.campaign, $0)] } ?? []
    return plan
  }

  /// To a private employer: modules that the State does not pay for, and that the OPCO may (SUP).
  public func unfunded(_ modules: UnfundedModules, _ postmark: Postmark) -> Posting {
    posting(planUnfunded(modules, postmark), postmark)
  }

  func planUnfunded(_ modules: UnfundedModules, _ postmark: Postmark) -> LetterPlan {
    LetterPlan(
      kind: .unfundedModule, page: UnfundedModulePage(modules, office, postmark),
      mailbox: Recipients.mailbox(of: modules.structure), purpose: .reminder)
  }

  private func toAdviser(_ letter: LetterKind, _ adviser: Adviser, _ page: any LetterPage) -> LetterPlan {
    LetterPlan(
      kind: letter, page: page, mailbox: Recipients.mailbox(of: adviser), purpose: .reminder)
  }

}

// MARK: To the desk's own people

extension Letters {
  /// To somebody at the desk: where cases and mail stand.
  public func dailyDigest(_ digest: DailyDigest, _ postmark: Postmark) -> Posting {
    posting(planDailyDigest(digest, postmark), postmark)
  }

  func planDailyDigest(_ digest: DailyDigest, _ postmark: Postmark) -> LetterPlan {
    LetterPlan(
      kind: .dailyDigest, page: DailyDigestPage(digest, office, postmark),
      mailbox: Recipients.mailbox(of: digest.reader), purpose: .notice)
  }

  /// To an administrator: decisions do not leave.
  public func stuckMail(_ stuck: StuckMail, _ postmark: Postmark) -> Posting {
    posting(planStuckMail(stuck, postmark), postmark)
  }

  func planStuckMail(_ stuck: StuckMail, _ postmark: Postmark) -> LetterPlan {
    LetterPlan(
      kind: .stuckMail, page: StuckMailPage(stuck, office, postmark), mailbox: Recipients.mailbox(of: stuck.reader),
      purpose: .notice, priority: .prompt)
  }
}
