import Cases
import Dates
import Roster

/// What the letters to an adviser about a case under way all name.
struct CaseHead: Sendable {
  let recipient: String
  let reference: String
  let obligation: String

  init(_ file: CaseUnderWay, to recipient: String? = nil, _ wording: Wording) {
    self.recipient = Plain.line(recipient ?? file.adviser.fullName)
    reference = file.reference.description
    obligation = wording.obligation(file.obligation, of: file.year)
  }

  static let required: Set<String> = ["reference", "obligation", "contact"]

  static func fields<Page>(_ head: @escaping @Sendable (Page) -> CaseHead) -> [Field<Page>] {
    [
      .text("recipient") { head($0).recipient }, .text("reference") { head($0).reference },
      .text("obligation") { head($0).obligation },
    ]
  }
}
