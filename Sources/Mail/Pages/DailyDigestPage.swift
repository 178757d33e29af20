import Cases
import Dates

/// The letter that tells somebody at the desk where cases and mail stand.
struct DailyDigestPage: LetterPage {
  var frame: Frame
  let recipient: String
  let states: [StateRow]
  /// How many open cases nobody has taken; nil where somebody has every one.
  let unassigned: String?
  let alarms: [AlarmRow]
  let mailCounts: [MailRow]

  init(_ digest: DailyDigest, _ office: Office, _ postmark: Postmark) {
    let wording = Wording(language: postmark.language)
    frame = Frame(office, postmark)
    recipient = Plain.line(digest.reader.name)
    states = CaseState.allCases.compactMap { state in
      let count = digest.open[state] ?? 0
      return count > 0 && !state.isClosed ? StateRow(stateName: wording.state(state), stateCount: "\(count)") : nil
    }
    unassigned = digest.unassigned > 0 ? "\(digest.unassigned)" : nil
    alarms = digest.alarms.map {
      AlarmRow(
        reference: $0.reference.description, alarm: wording.alarm($0.alarm), assignee: $0.assignee.map(Plain.line))
    }
    mailCounts = MailRow.rows(digest.mail, wording)
  }

  static let fields: [Field<DailyDigestPage>] =
    Frame.fields(of: DailyDigestPage.self) + [
      .text("recipient", \.recipient), .rows("states", \.states), .optional("unassigned", \.unassigned),
      .rows("alarms", \.alarms), .rows("mailCounts", \.mailCounts),
    ]

  static let required: Set<String> = ["states", "alarms", "reference", "alarm", "mailCounts"]
}

/// Open cases of one state.
struct StateRow: TemplatePage {
  let stateName: String
  let stateCount: String

  static let fields: [Field<StateRow>] = [.text("stateName", \.stateName), .text("stateCount", \.stateCount)]
}

/// One case to look at.
struct AlarmRow: TemplatePage {
  let reference: String
  let alarm: String
  let assignee: String?

  static let fields: [Field<AlarmRow>] = [
    .text("reference", \.reference), .text("alarm", \.alarm), .optional("assignee", \.assignee),
  ]
}

/// Letters that wait for one reason.
struct MailRow: TemplatePage {
  let mailLabel: String
  let mailCount: String

  /// Those of which there are any.
  static func rows(_ mail: MailStanding, _ wording: Wording) -> [MailRow] {
    let counts = [mail.queued, mail.deferred, mail.failed, mail.held, mail.inDoubt]
    return zip(wording.mailLabels, counts).filter { $0.1 > 0 }.map { MailRow(mailLabel: $0.0, mailCount: "\($0.1)") }
  }

  static let fields: [Field<MailRow>] = [.text("mailLabel", \.mailLabel), .text("mailCount", \.mailCount)]
}
