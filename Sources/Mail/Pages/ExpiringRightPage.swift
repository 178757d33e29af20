import Dates
import Roster
import Rules

/// The letter that tells an adviser that a carried-over right ends soon.
struct ExpiringRightPage: LetterPage {
  var frame: Frame
  let recipient: String
  let adviserID: String
  let completeTo: String?
  let obligation: String
  /// What is left of it.
  let modules: String
  /// Its last day.
  let until: String
  let isFinal: Bool

  init(_ expiring: ExpiringRight, _ office: Office, _ postmark: Postmark) {
    let wording = Wording(language: postmark.language)
    frame = Frame(office, postmark)
    recipient = Plain.line(expiring.adviser.fullName)
    adviserID = Plain.line(expiring.adviser.id.rawValue)
    completeTo = expiring.completeTo.map(wording.day)
    obligation = wording.obligation(expiring.right)
    modules = wording.modules(expiring.right.missing)
    until = wording.day(expiring.right.deadline)
    isFinal = expiring.isFinal
  }

  static let fields: [Field<ExpiringRightPage>] =
    Frame.fields(of: ExpiringRightPage.self) + [
      .text("recipient", \.recipient), .text("adviserID", \.adviserID), .optional("completeTo", \.completeTo),
      .text("obligation", \.obligation), .text("modules", \.modules), .text("until", \.until),
      .flag("isFinal", \.isFinal),
    ]

  static let required: Set<String> = ["obligation", "modules", "until", "contact"]
}
