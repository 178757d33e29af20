import Dates
import Roster
import Rules

/// The letter that tells an adviser what is overdue and how to justify it.
struct OverdueAdviserPage: LetterPage {
  var frame: Frame
  let recipient: String
  let adviserID: String
  let completeTo: String
  let tone: OverdueTone
  let reminders: [OverdueReminderRow]
  let isStructureTold: Bool

  init(_ notice: OverdueNotice, _ office: Office, _ postmark: Postmark) {
    let wording = Wording(language: postmark.language)
    frame = Frame(office, postmark)
    recipient = Plain.line(notice.adviser.fullName)
    adviserID = Plain.line(notice.adviser.id.rawValue)
    completeTo = wording.day(notice.completeTo)
    tone = OverdueTone(notice.reminders, of: notice.stages, wording)
    let tone = self.tone
    reminders = notice.reminders.map { OverdueReminderRow($0, tone, of: notice.stages, wording) }
    isStructureTold = notice.isStructureTold
  }

  static let fields: [Field<OverdueAdviserPage>] =
    Frame.fields(of: OverdueAdviserPage.self) + [
      .text("recipient", \.recipient), .text("adviserID", \.adviserID), .text("completeTo", \.completeTo),
      .rows("reminders", \.reminders), .flag("isStructureTold", \.isStructureTold),
    ] + OverdueTone.fields(\.tone)

  static let required: Set<String> = OverdueTone.required
    .union(["reminders", "title", "deadline", "modules", "completeTo", "contact"])
}
