import Cases
import Dates
import Roster
import Rules

/// The letter that asks for papers (CRPA L114-5).
struct DocumentsPage: LetterPage {
  var frame: Frame
  let head: CaseHead
  let receivedOn: String
  /// The agent's own words.
  let papers: [Paragraph]
  let papersBy: String
  /// Whether the delay rests: once silence has decided, there is none left to rest.
  let isSuspended: Bool
  let silence: Silence
  let signature: Signature
  let appeal: AppealRoutes
  let impliedAppeal: ImpliedAppeal

  init(_ file: CaseUnderWay, _ wanted: PapersWanted, _ office: Office, _ postmark: Postmark) {
    let wording = Wording(language: postmark.language)
    frame = Frame(office, postmark)
    head = CaseHead(file, wording)
    receivedOn = wording.day(file.receivedOn)
    papers = Plain.paragraphs(wanted.text).map(Paragraph.init)
    papersBy = wording.day(wanted.by)
    isSuspended = wanted.suspends
    silence = Silence(file, postmark)
    signature = Signature(file.agent)
    appeal = AppealRoutes(office.appeal)
    impliedAppeal = ImpliedAppeal(file, postmark)
  }

  static let fields: [Field<DocumentsPage>] =
    Frame.fields(of: DocumentsPage.self) + CaseHead.fields(\.head) + [
      .text("receivedOn", \.receivedOn), .rows("papers", \.papers), .text("papersBy", \.papersBy),
      .flag("isSuspended", \.isSuspended),
    ] + Silence.fields(\.silence) + Signature.fields(\.signature) + AppealRoutes.fields(\.appeal)
    + ImpliedAppeal.fields(\.impliedAppeal)

  static let required: Set<String> = CaseHead.required.union(Silence.required).union(Signature.required)
    .union(AppealRoutes.required).union(ImpliedAppeal.required).union([
      "papers", "paragraph", "papersBy", "isSuspended",
    ])
}
