import Cases
import Dates
import Roster
import Rules

/// The letter that grants a carry-over.
struct ApprovalPage: LetterPage {
  var frame: Frame
  let recipient: String
  let reference: String
  let receivedOn: String
  let decidedOn: String
  let obligation: String
  let article: String
  let modules: String
  let opens: String
  let until: String
  /// What was asked for and not granted; nil where all was. Such a decision may be contested.
  let remainder: String?
  let signature: Signature
  let appeal: AppealRoutes

  init(_ decision: DecisionOnCase, granted: Obligation, asked: Int, _ office: Office, _ postmark: Postmark) {
    let wording = Wording(language: postmark.language)
    frame = Frame(office, postmark)
    recipient = Plain.line(decision.adviser.fullName)
    reference = decision.reference.description
    receivedOn = wording.day(decision.receivedOn)
    decidedOn = wording.day(decision.decidedOn)
    obligation = wording.obligation(decision.obligation)
    article = wording.day(decision.article)
    modules = wording.modules(granted.required)
    opens = wording.day(granted.opens)
    until = wording.day(granted.deadline)
    remainder = asked > granted.required ? wording.modules(asked - granted.required) : nil
    signature = Signature(decision.author)
    appeal = AppealRoutes(office.appeal)
  }

  static let fields: [Field<ApprovalPage>] =
    Frame.fields(of: ApprovalPage.self) + [
      .text("recipient", \.recipient), .text("reference", \.reference), .text("receivedOn", \.receivedOn),
      .text("decidedOn", \.decidedOn), .text("obligation", \.obligation), .text("article", \.article),
      .text("modules", \.modules), .text("opens", \.opens), .text("until", \.until),
      .optional("remainder", \.remainder),
    ] + Signature.fields(\.signature) + AppealRoutes.fields(\.appeal)

  static let required: Set<String> = Signature.required.union(AppealRoutes.required)
    .union(["reference", "decidedOn", "obligation", "modules", "opens", "until", "remainder", "contact"])
}
