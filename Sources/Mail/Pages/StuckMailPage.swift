import Cases
import Dates

/// The letter that tells an administrator that decisions do not leave.
struct StuckMailPage: LetterPage {
  var frame: Frame
  let recipient: String
  let decisions: String
  /// How long the oldest has waited.
  let age: String
  let mailCounts: [MailRow]
  let reasons: [ReasonRow]
  let hasReasons: Bool

  init(_ stuck: StuckMail, _ office: Office, _ postmark: Postmark) {
    let wording = Wording(language: postmark.language)
    frame = Frame(office, postmark)
    recipient = Plain.line(stuck.reader.name)
    decisions = wording.letters(stuck.decisions)
    age = wording.duration(minutes: stuck.minutes)
    mailCounts = MailRow.rows(stuck.mail, wording)
    reasons = stuck.reasons.map { ReasonRow(reason: Plain.line($0.text), reasonCount: "\($0.count)") }
    hasReasons = !reasons.isEmpty
  }

  static let fields: [Field<StuckMailPage>] =
    Frame.fields(of: StuckMailPage.self) + [
      .text("recipient", \.recipient), .text("decisions", \.decisions), .text("age", \.age),
      .rows("mailCounts", \.mailCounts), .rows("reasons", \.reasons), .flag("hasReasons", \.hasReasons),
    ]

  static let required: Set<String> = ["decisions", "age", "mailCounts"]
}

/// What servers answered to some letters.
struct ReasonRow: TemplatePage {
  let reason: String
  let reasonCount: String

  static let fields: [Field<ReasonRow>] = [.text("reason", \.reason), .text("reasonCount", \.reasonCount)]
}
