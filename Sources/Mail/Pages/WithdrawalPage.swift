import Cases
import Dates
import Roster
import Rules

/// The letter that says that a case is closed without a decision.
struct WithdrawalPage: LetterPage {
  var frame: Frame
  let head: CaseHead
  let receivedOn: String
  let closedOn: String
  let signature: Signature
  let appealAddress: String?

  init(_ file: CaseUnderWay, on day: Day, _ office: Office, _ postmark: Postmark) {
    let wording = Wording(language: postmark.language)
    frame = Frame(office, postmark)
    head = CaseHead(file, wording)
    receivedOn = wording.day(file.receivedOn)
    closedOn = wording.day(day)
    signature = Signature(file.agent)
    appealAddress = office.appeal.address.map(Plain.line)
  }

  static let fields: [Field<WithdrawalPage>] =
    Frame.fields(of: WithdrawalPage.self) + CaseHead.fields(\.head) + [
      .text("receivedOn", \.receivedOn), .text("closedOn", \.closedOn), .optional("appealAddress", \.appealAddress),
    ] + Signature.fields(\.signature)

  static let required: Set<String> = CaseHead.required.union(Signature.required).union(["receivedOn", "closedOn"])
}
