import Cases
import Dates
import Roster
import Rules

/// The letter to an adviser on whom a case was opened by mistake.
struct TransferPage: LetterPage {
  var frame: Frame
  let head: CaseHead
  let movedOn: String
  let signature: Signature
  let appealAddress: String?

  init(_ file: CaseUnderWay, on day: Day, _ office: Office, _ postmark: Postmark) {
    let wording = Wording(language: postmark.language)
    frame = Frame(office, postmark)
    head = CaseHead(file, wording)
    movedOn = wording.day(day)
    signature = Signature(file.agent)
    appealAddress = office.appeal.address.map(Plain.line)
  }

  static let fields: [Field<TransferPage>] =
    Frame.fields(of: TransferPage.self) + CaseHead.fields(\.head) + [
      .text("movedOn", \.movedOn), .optional("appealAddress", \.appealAddress),
    ] + Signature.fields(\.signature)

  static let required: Set<String> = CaseHead.required.union(Signature.required).union(["movedOn"])
}
