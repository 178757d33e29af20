import ArgumentParser
import Desk
import Roster
import Rules

/// `quitus missing`: facts without which nothing, or less, can be concluded.
struct MissingCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "missing",
    abstract: Said(
      "Les faits qui manquent, conseiller par conseiller.", "The facts that are missing, adviser by adviser."
    ).now)
  @OptionGroup var day: DayOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    let desk = try LiveDesk(common)
    for missing in try ListMissingFacts(on: day.asOf ?? desk.today).perform(with: desk.parts) {
      if common.json {
        try Console.print(JSON.line(MissingDocument(missing)))
      } else {
        try Console.print("\(missing.adviser)\t" + missing.gaps.map(\.said.now).joined(separator: "; "))
        if let answers = missing.answers {
          try Console.print(
            Said("  si dispensé : ", "  if exempt: ").now + SituationText.summary(missing.adviser, answers.ifExempt))
          try Console.print(
            Said("  sinon : ", "  if not: ").now + SituationText.summary(missing.adviser, answers.ifNotExempt))
        }
      }
    }
  }
}

private struct MissingDocument: Encodable {
  var adviser: String
  var missing: [String]
  @OrNull var ifExempt: Consequence?
  @OrNull var ifNotExempt: Consequence?

  /// What an answer would lead to.
  struct Consequence: Encodable {
    var regime: String
    var obligations: [SituationDocument.ObligationDocument]
    var usableRights: Int
    var overdue: Int

    init(_ situation: Situation) {
      regime = situation.regime.rawValue
      obligations = situation.obligations.map(SituationDocument.ObligationDocument.init)
      usableRights = situation.usableRights
      overdue = situation.overdue
    }
  }

  init(_ missing: MissingFacts) {
    adviser = missing.adviser.rawValue
    self.missing = missing.gaps.map(\.word)
    ifExempt = missing.answers.map { Consequence($0.ifExempt) }
    ifNotExempt = missing.answers.map { Consequence($0.ifNotExempt) }
  }
}

extension MissingFacts.Gap {
  /// The word that programs rely on.
  var word: String {
    switch self {
    case .exemption: "exemption"
    case .employment: "employment"
    case .department: "department"
    case .employerKind: "employer-kind"
    case .structureAddress: "structure-address"
    case .adviserAddress: "adviser-address"
    }
  }

  var said: Said {
    switch self {
    case .exemption: Said("dispensé ou non de formation initiale ?", "exempt from initial training or not?")
    case .employment: Said("aucun emploi connu", "no employment known")
    case .department(let id): Said("département de la structure \(id)", "département of structure \(id)")
    case .employerKind(let id): Said("structure \(id) publique ou privée ?", "is structure \(id) public or private?")
    case .structureAddress(let id): Said("adresse de la structure \(id)", "address of structure \(id)")
    case .adviserAddress: Said("adresse du conseiller", "address of the adviser")
    }
  }
}
