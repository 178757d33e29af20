import Cases
import Dates
import Roster
import Rules

/// The letter that says that a request was received (CRPA L112-3, R112-5).
struct AcknowledgementPage: LetterPage {
  var frame: Frame
  let head: CaseHead
  let isToStructure: Bool
  /// `d’Éloïse Exemple`.
  let ofAdviser: String
  let adviserID: String
  let receivedOn: String
  let modules: String
  /// It takes the place of an earlier one that was wrong.
  let isReplacement: Bool
  let silence: Silence
  /// What is missing; none in a letter to a structure.
  let papers: [Paragraph]
  let papersBy: String?
  /// Whether the delay rests meanwhile: once silence has decided, there is none left to rest.
  let isSuspended: Bool
  let signature: Signature
  let appeal: AppealRoutes
  let impliedAppeal: ImpliedAppeal

  init(_ file: CaseUnderWay, papers: PapersWanted?, replaces: Bool, _ office: Office, _ postmark: Postmark) {
    let words = papers.map { Plain.paragraphs($0.text) } ?? []
    self.init(file, nil, words, papers?.day, replaces: replaces, office, postmark)
  }

  init(
    _ file: CaseUnderWay, to structure: Structure, papers: PapersDay?, replaces: Bool, _ office: Office,
    _ postmark: Postmark
  ) {
    self.init(file, structure, [], papers, replaces: replaces, office, postmark)
  }

  private init(
    _ file: CaseUnderWay, _ structure: Structure?, _ words: [String], _ awaited: PapersDay?, replaces: Bool,
    _ office: Office, _ postmark: Postmark
  ) {
    let wording = Wording(language: postmark.language)
    frame = Frame(office, postmark)
    head = CaseHead(file, to: structure?.name, wording)
    isToStructure = structure != nil
    ofAdviser = wording.of(Plain.line(file.adviser.fullName))
    adviserID = Plain.line(file.adviser.id.rawValue)
    receivedOn = wording.day(file.receivedOn)
    modules = wording.modules(file.modules)
    isReplacement = replaces
    silence = Silence(file, postmark)
    papers = words.map(Paragraph.init)
    papersBy = awaited.map { wording.day($0.by) }
    isSuspended = awaited?.suspends ?? false
    signature = Signature(file.agent)
    appeal = AppealRoutes(office.appeal)
    impliedAppeal = ImpliedAppeal(file, postmark)
  }

  static let fields: [Field<AcknowledgementPage>] =
    Frame.fields(of: AcknowledgementPage.self) + CaseHead.fields(\.head) + [
      .flag("isToStructure", \.isToStructure), .text("ofAdviser", \.ofAdviser), .text("adviserID", \.adviserID),
      .text("receivedOn", \.receivedOn), .text("modules", \.modules), .flag("isReplacement", \.isReplacement),
      .rows("papers", \.papers), .optional("papersBy", \.papersBy),
      .flag("isSuspended", \.isSuspended),
    ] + Silence.fields(\.silence) + Signature.fields(\.signature) + AppealRoutes.fields(\.appeal)
    + ImpliedAppeal.fields(\.impliedAppeal)

  static let required: Set<String> = CaseHead.required.union(Silence.required).union(Signature.required)
    .union(AppealRoutes.required).union(ImpliedAppeal.required)
    .union([
      "receivedOn", "ofAdviser", "papers", "paragraph", "papersBy", "isSuspended", "service", "phone",
    ])
}
