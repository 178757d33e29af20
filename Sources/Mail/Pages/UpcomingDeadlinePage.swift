import Dates
import Roster
import Rules

/// The letter that tells an adviser what is still to be followed before a deadline.
struct UpcomingDeadlinePage: LetterPage {
  var frame: Frame
  let recipient: String
  let adviserID: String
  let completeTo: String?
  /// The earliest deadline.
  let first: String
  let owed: [OwedRow]
  /// What the State would still pay for; nil where that is nothing.
  let rights: String?

  init(_ upcoming: UpcomingDeadline, _ office: Office, _ postmark: Postmark) {
    let wording = Wording(language: postmark.language)
    frame = Frame(office, postmark)
    recipient = Plain.line(upcoming.adviser.fullName)
    adviserID = Plain.line(upcoming.adviser.id.rawValue)
    completeTo = upcoming.completeTo.map(wording.day)
    first = (upcoming.obligations.map(\.deadline).min()).map(wording.day) ?? ""
    owed = upcoming.obligations.map { OwedRow($0, wording) }
    rights = upcoming.usableRights > 0 ? wording.modules(upcoming.usableRights) : nil
  }

  static let fields: [Field<UpcomingDeadlinePage>] =
    Frame.fields(of: UpcomingDeadlinePage.self) + [
      .text("recipient", \.recipient), .text("adviserID", \.adviserID), .optional("completeTo", \.completeTo),
      .text("first", \.first), .rows("owed", \.owed), .optional("rights", \.rights),
    ]

  static let required: Set<String> = ["owed", "title", "modules", "deadline", "contact"]
}

/// One obligation that is not met yet.
struct OwedRow: TemplatePage {
  let title: String
  let modules: String
  let deadline: String

  init(_ obligation: Obligation, _ wording: Wording) {
    title = wording.title(obligation)
    modules = wording.modules(obligation.missing)
    deadline = wording.day(obligation.deadline)
  }

  static let fields: [Field<OwedRow>] = [
    .text("title", \.title), .text("modules", \.modules), .text("deadline", \.deadline),
  ]
}
