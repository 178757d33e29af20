import Dates
import Roster
import Rules

/// The letter that tells a structure what is overdue and how to justify it.
struct OverduePage: LetterPage {
  var frame: Frame
  let recipient: String
  let completeTo: String
  let tone: OverdueTone
  let entries: [OverdueEntryRow]

  init(_ digest: OverdueDigest, _ office: Office, _ postmark: Postmark) {
    let wording = Wording(language: postmark.language)
    frame = Frame(office, postmark)
    recipient = Plain.line(digest.structure.name)
    completeTo = wording.day(digest.completeTo)
    tone = OverdueTone(digest.entries.flatMap(\.reminders), of: digest.stages, wording)
    let tone = self.tone
    entries = digest.entries.map { OverdueEntryRow($0, tone, of: digest.stages, wording) }
  }

  static let fields: [Field<OverduePage>] =
    Frame.fields(of: OverduePage.self) + [
      .text("recipient", \.recipient), .text("completeTo", \.completeTo), .rows("entries", \.entries),
    ] + OverdueTone.fields(\.tone)

  static let required: Set<String> = OverdueTone.required
    .union(["entries", "adviserName", "reminders", "title", "deadline", "modules", "completeTo", "contact"])
}

/// One adviser in the list.
struct OverdueEntryRow: TemplatePage {
  let adviserName: String
  let adviserID: String
  let reminders: [OverdueReminderRow]

  init(_ entry: OverdueDigest.Entry, _ tone: OverdueTone, of stages: Int, _ wording: Wording) {
    adviserName = Plain.line(entry.adviser.fullName)
    adviserID = Plain.line(entry.adviser.id.rawValue)
    reminders = entry.reminders.map { OverdueReminderRow($0, tone, of: stages, wording) }
  }

  static let fields: [Field<OverdueEntryRow>] = [
    .text("adviserName", \.adviserName), .text("adviserID", \.adviserID), .rows("reminders", \.reminders),
  ]
}

/// One overdue obligation of an adviser.
struct OverdueReminderRow: TemplatePage {
  let title: String
  let modules: String
  let deadline: String
  let reminder: String

  init(_ reminder: OverdueDigest.Reminder, _ tone: OverdueTone, of stages: Int, _ wording: Wording) {
    title = wording.title(reminder.obligation)
    modules = wording.modules(reminder.obligation.missing)
    deadline = wording.day(reminder.obligation.deadline)
    self.reminder = tone.label(reminder, of: stages, wording)
  }

  static let fields: [Field<OverdueReminderRow>] = [
    .text("title", \.title), .text("modules", \.modules), .text("deadline", \.deadline), .text("reminder", \.reminder),
  ]
}
