/// The page of one letter: what all letters show, and its own.
protocol LetterPage: TemplatePage {
  var frame: Frame { get set }
  /// The names without which the letter would not say what the law or its purpose requires, in text and in HTML.
  static var required: Set<String> { get }
}

extension LetterKind {
  /// The page that this letter's templates are filled from.
  var page: any LetterPage.Type {
    switch self {
    case .approval: ApprovalPage.self
    case .refusal: RefusalPage.self
    case .decisionNotice: NoticePage.self
    case .acknowledgement: AcknowledgementPage.self
    case .documentsRequested: DocumentsPage.self
    case .withdrawal: WithdrawalPage.self
    case .reopening: ReopeningPage.self
    case .transfer: TransferPage.self
    case .caseNotice: CaseNoticePage.self
    case .overdue: OverduePage.self
    case .documentsReminder: DocumentsReminderPage.self
    case .upcomingDeadline: UpcomingDeadlinePage.self
    case .expiringRight: ExpiringRightPage.self
    case .unfundedModule: UnfundedModulePage.self
    case .overdueAdviser: OverdueAdviserPage.self
    case .dailyDigest: DailyDigestPage.self
    case .stuckMail: StuckMailPage.self
    case .test: TestPage.self
    }
  }
}
