import Cases
import Dates
import Roster
import Rules

/// The letter that says that a closed case is open again; where that takes rights back, why and how to contest it.
struct ReopeningPage: LetterPage {
  var frame: Frame
  let head: CaseHead
  let reopenedOn: String
  /// The day of the decision that is taken back, or of the withdrawal; all nil but one.
  let approvedOn: String?
  let refusedOn: String?
  let withdrawnOn: String?
  /// What had been carried over.
  let modules: String
  /// The decider's own words.
  let reasons: [Paragraph]
  let silence: Silence
  let signature: Signature
  let appeal: AppealRoutes
  let impliedAppeal: ImpliedAppeal

  init(_ file: CaseUnderWay, _ reopening: Reopening, _ office: Office, _ postmark: Postmark) {
    let wording = Wording(language: postmark.language)
    frame = Frame(office, postmark)
    head = CaseHead(file, wording)
    reopenedOn = wording.day(reopening.reopenedOn)
    let closedOn = wording.day(reopening.closedOn)
    var granted = 0
    if case .approved(let modules) = reopening.closing { granted = modules }
    approvedOn = granted > 0 ? closedOn : nil
    refusedOn = reopening.closing == .refused ? closedOn : nil
    withdrawnOn = reopening.closing == .withdrawn ? closedOn : nil
    modules = wording.modules(granted)
    reasons = Plain.paragraphs(reopening.reason).map(Paragraph.init)
    silence = Silence(file, postmark)
    signature = Signature(file.agent)
    appeal = AppealRoutes(office.appeal)
    impliedAppeal = ImpliedAppeal(file, postmark)
  }

  static let fields: [Field<ReopeningPage>] =
    Frame.fields(of: ReopeningPage.self) + CaseHead.fields(\.head) + [
      .text("reopenedOn", \.reopenedOn), .optional("approvedOn", \.approvedOn), .optional("refusedOn", \.refusedOn),
      .optional("withdrawnOn", \.withdrawnOn), .text("modules", \.modules), .rows("reasons", \.reasons),
    ] + Silence.fields(\.silence) + Signature.fields(\.signature) + AppealRoutes.fields(\.appeal)
    + ImpliedAppeal.fields(\.impliedAppeal)

  static let required: Set<String> = CaseHead.required.union(Silence.required).union(Signature.required)
    .union(AppealRoutes.required).union(ImpliedAppeal.required).union([
      "reopenedOn", "approvedOn", "modules", "reasons", "paragraph",
    ])
}
