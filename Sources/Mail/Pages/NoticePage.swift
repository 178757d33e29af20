import Cases
import Dates
import Roster
import Rules

/// The neutral letter to a structure about a decision.
struct NoticePage: LetterPage {
  var frame: Frame
  let recipient: String
  let reference: String
  let decidedOn: String
  /// `d’Éloïse Exemple`.
  let ofAdviser: String
  let adviserID: String
  let obligation: String
  let isJustified: Bool
  /// Not granted, and something is still missing.
  let isStillOwed: Bool
  /// Carried over, or else still missing.
  let modules: String
  /// The first day of the carried-over rights; nil where there are none.
  let opens: String?
  /// The last day of the carried-over rights, or else the deadline that stands.
  let until: String
  let signature: Signature
  let appealAddress: String?

  init(_ notice: DecisionNotice, _ office: Office, _ postmark: Postmark) {
    let wording = Wording(language: postmark.language)
    frame = Frame(office, postmark)
    recipient = Plain.line(notice.structure.name)
    reference = notice.reference.description
    decidedOn = wording.day(notice.decidedOn)
    ofAdviser = wording.of(Plain.line(notice.adviser.fullName))
    adviserID = Plain.line(notice.adviser.id.rawValue)
    obligation = wording.obligation(notice.obligation)
    signature = Signature(notice.author)
    appealAddress = office.appeal.address.map(Plain.line)
    switch notice.outcome {
    case .justified(let granted):
      isJustified = true
      isStillOwed = false
      modules = wording.modules(granted.required)
      opens = wording.day(granted.opens)
      until = wording.day(granted.deadline)
    case .notGranted:
      isJustified = false
      isStillOwed = notice.obligation.missing > 0
      modules = wording.modules(notice.obligation.missing)
      opens = nil
      until = wording.day(notice.obligation.deadline)
    }
  }

  static let fields: [Field<NoticePage>] =
    Frame.fields(of: NoticePage.self) + [
      .text("recipient", \.recipient), .text("reference", \.reference), .text("decidedOn", \.decidedOn),
      .text("ofAdviser", \.ofAdviser), .text("adviserID", \.adviserID), .text("obligation", \.obligation),
      .flag("isJustified", \.isJustified), .flag("isStillOwed", \.isStillOwed), .text("modules", \.modules),
      .optional("opens", \.opens), .text("until", \.until), .optional("appealAddress", \.appealAddress),
    ] + Signature.fields(\.signature)

  static let required: Set<String> = Signature.required.union([
    "reference", "ofAdviser", "obligation", "isJustified", "contact",
  ])
}
