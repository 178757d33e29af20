/// Each setting by its path, and what it may hold.
enum SettingKey: String, CaseIterable, Sendable {
  case timeZone = "time_zone"
  case sharedTerminal = "cli.shared_terminal"
  case officeName = "office.name"
  case officeContact = "office.contact"
  case officePhone = "office.phone"
  case officeAppeal = "office.appeal"
  case mailURL = "mail.url"
  case mailStartTLS = "mail.starttls"
  case mailUsername = "mail.username"
  case mailPasswordFile = "mail.password_file"
  case mailCAFile = "mail.ca_file"
  case mailAuth = "mail.auth"
  case mailTokenFile = "mail.token_file"
  case mailServers = "mail.servers"
  case mailHelloName = "mail.hello_name"
  case mailFrom = "mail.from"
  case mailFromName = "mail.from_name"
  case mailReplyTo = "mail.reply_to"
  case mailReplyPlus = "mail.reply_plus"
  case mailOnlyTo = "mail.only_to"
  case mailConnections = "mail.connections"
  case mailConnectTimeout = "mail.timeouts.connect"
  case mailAnswerTimeout = "mail.timeouts.answer"
  case mailDataTimeout = "mail.timeouts.data"
  case mailFinalTimeout = "mail.timeouts.final"
  case mailTotalTimeout = "mail.timeouts.total"
  case mailPerMinute = "mail.throttle.per_minute"
  case mailPerDomain = "mail.throttle.per_domain_per_minute"
  case campaignCap = "mail.campaign.cap"
  case bounceLimit = "mail.bounces.soft_limit"
  case bounceDays = "mail.bounces.soft_days"
  case decisionInDoubt = "mail.in_doubt.decision"
  case reminderInDoubt = "mail.in_doubt.reminder"
  case mailAlarm = "mail.alarm_after_minutes"
  case quietEnabled = "mail.quiet.enabled"
  case quietFrom = "mail.quiet.from"
  case quietTo = "mail.quiet.to"
  case quietWeekends = "mail.quiet.weekends"
  case quietHolidays = "mail.quiet.holidays"
  case overdueStages = "overdue.stages"
  case overdueGrace = "overdue.grace_days"
  case overdueGap = "overdue.gap_days"
  case copyAdviser = "overdue.copy_adviser"
  case copyManager = "overdue.copy_manager"
  case noticeDeadline = "notices.deadline_days_before"
  case noticeRight = "notices.right_days_before"
  case noticeDocumentsBefore = "notices.documents_days_before"
  case noticeDocumentsAfter = "notices.documents_days_after"
  case noticeUnfunded = "notices.unfunded_days"
  case leftOpenDays = "cases.left_open_days"
  case evidenceTypes = "evidence.types"
  case evidenceSize = "evidence.max_bytes"
  case evidenceDays = "evidence.keep_days"

  enum Shape: Sendable { case text, flag, number, numbers, texts }

  var shape: Shape {
    switch self {
    case .sharedTerminal, .mailReplyPlus: .flag
    case .mailConnections, .mailConnectTimeout, .mailAnswerTimeout, .mailDataTimeout, .mailFinalTimeout,
      .mailTotalTimeout, .mailPerMinute, .mailPerDomain, .mailAlarm, .campaignCap, .overdueGrace, .leftOpenDays,
      .bounceLimit, .bounceDays, .evidenceSize, .evidenceDays, .noticeUnfunded:
      .number
    case .overdueGap: .number
    case .quietEnabled, .quietWeekends, .quietHolidays: .flag
    case .overdueStages, .copyAdviser, .copyManager, .noticeDeadline, .noticeRight, .noticeDocumentsBefore,
      .noticeDocumentsAfter:
      .numbers
    case .mailOnlyTo, .mailServers, .evidenceTypes: .texts
    default: .text
    }
  }

  /// `QUITUS_MAIL_URL` for `mail.url`.
  var environmentName: String {
    "QUITUS_" + rawValue.uppercased().map { $0 == "." ? "_" : String($0) }.joined()
  }
}
