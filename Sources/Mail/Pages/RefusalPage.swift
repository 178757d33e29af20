import Cases
import Dates
import Roster
import Rules

/// The letter that refuses a carry-over, with its reasons of law and of fact (CRPA L211-2, L211-5).
struct RefusalPage: LetterPage {
  var frame: Frame
  let recipient: String
  let reference: String
  let receivedOn: String
  let decidedOn: String
  let obligation: String
  let article: String
  /// The number of the article's rule.
  let rule: String
  /// The decider's own words.
  let reasons: [Paragraph]
  /// Whether anything is still missing: it may have been followed since, or be waived.
  let isStillOwed: Bool
  /// Modules still missing.
  let modules: String
  let deadline: String
  let signature: Signature
  let appeal: AppealRoutes

  init(_ decision: DecisionOnCase, reason: String, _ office: Office, _ postmark: Postmark) {
    let wording = Wording(language: postmark.language)
    frame = Frame(office, postmark)
    recipient = Plain.line(decision.adviser.fullName)
    reference = decision.reference.description
    receivedOn = wording.day(decision.receivedOn)
    decidedOn = wording.day(decision.decidedOn)
    obligation = wording.obligation(decision.obligation)
    article = wording.day(decision.article)
    rule = Wording.rule(of: decision.obligation, under: decision.regime)
    reasons = Plain.paragraphs(reason).map(Paragraph.init)
    isStillOwed = decision.obligation.missing > 0
    modules = wording.modules(decision.obligation.missing)
    deadline = wording.day(decision.obligation.deadline)
    signature = Signature(decision.author)
    appeal = AppealRoutes(office.appeal)
  }

  static let fields: [Field<RefusalPage>] =
    Frame.fields(of: RefusalPage.self) + [
      .text("recipient", \.recipient), .text("reference", \.reference), .text("receivedOn", \.receivedOn),
      .text("decidedOn", \.decidedOn), .text("obligation", \.obligation), .text("article", \.article),
      .text("rule", \.rule), .rows("reasons", \.reasons), .flag("isStillOwed", \.isStillOwed),
      .text("modules", \.modules), .text("deadline", \.deadline),
    ] + Signature.fields(\.signature) + AppealRoutes.fields(\.appeal)

  static let required: Set<String> = Signature.required.union(AppealRoutes.required)
    .union(["reference", "decidedOn", "article", "rule", "reasons", "paragraph", "contact"])
}
