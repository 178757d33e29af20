import Dates
import Roster

/// The letter that tells a private employer which modules the State does not pay for.
struct UnfundedModulePage: LetterPage {
  var frame: Frame
  let recipient: String
  let entries: [UnfundedEntryRow]

  init(_ modules: UnfundedModules, _ office: Office, _ postmark: Postmark) {
    let wording = Wording(language: postmark.language)
    frame = Frame(office, postmark)
    recipient = Plain.line(modules.structure.name)
    entries = modules.entries.map { UnfundedEntryRow($0, wording) }
  }

  static let fields: [Field<UnfundedModulePage>] =
    Frame.fields(of: UnfundedModulePage.self) + [.text("recipient", \.recipient), .rows("entries", \.entries)]

  static let required: Set<String> = ["entries", "adviserName", "unfunded", "module", "followedOn", "contact"]
}

/// One adviser in the list.
struct UnfundedEntryRow: TemplatePage {
  let adviserName: String
  let adviserID: String
  let unfunded: [UnfundedRow]

  init(_ entry: UnfundedModules.Entry, _ wording: Wording) {
    adviserName = Plain.line(entry.adviser.fullName)
    adviserID = Plain.line(entry.adviser.id.rawValue)
    unfunded = entry.modules.map {
      UnfundedRow(module: Plain.line($0.name), followedOn: wording.day($0.completion.day))
    }
  }

  static let fields: [Field<UnfundedEntryRow>] = [
    .text("adviserName", \.adviserName), .text("adviserID", \.adviserID), .rows("unfunded", \.unfunded),
  ]
}

/// One module of an adviser.
struct UnfundedRow: TemplatePage {
  let module: String
  let followedOn: String

  static let fields: [Field<UnfundedRow>] = [.text("module", \.module), .text("followedOn", \.followedOn)]
}
