import Cases
import Dates
import Roster
import Rules

/// The letter that asks once more for papers (CRPA L114-5).
struct DocumentsReminderPage: LetterPage {
  var frame: Frame
  let head: CaseHead
  let receivedOn: String
  /// The agent's own words.
  let papers: [Paragraph]
  let papersBy: String
  /// Their day has passed before the letter was written.
  let isPassed: Bool
  /// Whether the delay rests or has rested: once silence has decided, there is none left to rest.
  let isSuspended: Bool
  let silence: Silence
  let signature: Signature
  let appealAddress: String?

  init(_ file: CaseUnderWay, _ wanted: PapersWanted, _ office: Office, _ postmark: Postmark) {
    let wording = Wording(language: postmark.language)
    frame = Frame(office, postmark)
    head = CaseHead(file, wording)
    receivedOn = wording.day(file.receivedOn)
    papers = Plain.paragraphs(wanted.text).map(Paragraph.init)
    papersBy = wording.day(wanted.by)
    isPassed = wanted.by < postmark.day
    isSuspended = wanted.suspends
    silence = Silence(file, postmark)
    signature = Signature(file.agent)
    appealAddress = office.appeal.address.map(Plain.line)
  }

  static let fields: [Field<DocumentsReminderPage>] =
    Frame.fields(of: DocumentsReminderPage.self) + CaseHead.fields(\.head) + [
      .text("receivedOn", \.receivedOn), .rows("papers", \.papers), .text("papersBy", \.papersBy),
      .flag("isPassed", \.isPassed), .flag("isSuspended", \.isSuspended), .optional("appealAddress", \.appealAddress),
    ] + Silence.fields(\.silence) + Signature.fields(\.signature)

  static let required: Set<String> = CaseHead.required.union(Silence.required).union(Signature.required)
    .union(["papers", "paragraph", "papersBy", "isPassed", "isSuspended"])
}
