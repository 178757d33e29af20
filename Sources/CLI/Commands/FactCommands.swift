import ArgumentParser
import Dates
import Desk
import Intake
import Roster

/// `quitus adviser add|set`.
struct AdviserCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "adviser", abstract: Said("Un conseiller, à la main.", "One adviser, by hand.").now,
    subcommands: [Add.self, Change.self])

  struct Add: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "add",
      abstract: Said("Ajoute un conseiller et son emploi.", "Adds an adviser and an employment.").now)
    @OptionGroup var facts: AdviserFacts

    func run() throws { try facts.save(needsEmployment: true) }
  }

  struct Change: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "set",
      abstract: Said("Change ce qui est donné, et rien d’autre.", "Changes what is given, and nothing else.").now)
    @OptionGroup var facts: AdviserFacts

    func run() throws { try facts.save(needsEmployment: false) }
  }
}

struct AdviserFacts: ParsableArguments {
  @Argument(help: ArgumentHelp(Said("Numéro du conseiller.", "Number of the adviser.").now, valueName: "id")) var id:
    AdviserID
  @Option(name: .customLong("last-name"), help: ArgumentHelp(Said("Nom.", "Last name.").now)) var lastName: String?
  @Option(name: .customLong("first-name"), help: ArgumentHelp(Said("Prénom.", "First name.").now)) var firstName:
    String?
  @Option(help: ArgumentHelp(Said("Adresse professionnelle.", "Professional address.").now)) var email: String?
  @Option(
    name: .customLong("personal-email"), help: ArgumentHelp(Said("Adresse personnelle.", "Personal address.").now))
  var personalEmail: String?
  @Option(help: ArgumentHelp(Said("Structure employeuse.", "Employing structure.").now, valueName: "id")) var structure:
    StructureID?
  @Option(help: ArgumentHelp(Said("Début du contrat.", "Start of the contract.").now, valueName: "day")) var start: Day?
  @Option(help: ArgumentHelp(Said("Fin du contrat.", "End of the contract.").now, valueName: "day")) var end: Day?
  @Option(
    help: ArgumentHelp(Said("Entrée en formation initiale.", "Entry into initial training.").now, valueName: "day"))
  var entry: Day?
  @OptionGroup var dry: DryRunOption
  @OptionGroup var common: CommonOptions

  func save(needsEmployment: Bool) throws {
    let desk = try LiveDesk(common, dryRun: dry)
    var row = AdviserRow(line: 0, adviser: id)
    row.lastName = lastName
    row.firstName = firstName
    row.email = try email.map { try Addresses.checked($0, option: "--email") }
    row.personalEmail = try personalEmail.map { try Addresses.checked($0, option: "--personal-email") }
    row.employment = try employment(needed: needsEmployment)
    row.structure = row.employment.map { StructureRow(line: 0, id: $0.structure) }
    row.entry = entry
    let save = SaveAdviser(row, mayCreate: needsEmployment)
    try FactAnswer.print(id.rawValue, try save.perform(with: desk.parts).value(), common, dry)
  }

  private func employment(needed: Bool) throws(Complaint) -> Employment? {
    switch (structure, start) {
    case (nil, nil) where end == nil && !needed: return nil
    case (let structure?, let start?):
      guard let period = Period(start: start, end: end) else {
        throw Complaint(
          .data, "--end précède --start : corrigez le contrat", "--end comes before --start: mend the contract")
      }
      return Employment(structure: structure, period: period)
    default:
      throw Complaint(
        .usage, "un emploi demande --structure et --start", "an employment needs --structure and --start")
    }
  }
}

/// `quitus structure set`.
struct StructureCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "structure", abstract: Said("Une structure, à la main.", "One structure, by hand.").now,
    subcommands: [Change.self])

  struct Change: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "set",
      abstract: Said("Ajoute une structure, ou change ce qui est donné.", "Adds a structure, or changes what is given.")
        .now)
    @Argument(help: ArgumentHelp(Said("Numéro de la structure.", "Number of the structure.").now, valueName: "id"))
    var id: StructureID
    @Option(help: ArgumentHelp(Said("Nom.", "Name.").now)) var name: String?
    @Option(help: ArgumentHelp(Said("SIRET.", "SIRET.").now)) var siret: String?
    @Option(help: ArgumentHelp(Said("public ou private.", "public or private.").now)) var kind: EmployerKind?
    @Option(help: ArgumentHelp(Said("Code du département.", "Code of the département.").now)) var department: String?
    @Option(name: .customLong("contact-name"), help: ArgumentHelp(Said("Nom du contact.", "Name of the contact.").now))
    var contactName: String?
    @Option(
      name: .customLong("contact-email"), help: ArgumentHelp(Said("Adresse du contact.", "Address of the contact.").now)
    ) var contactEmail: String?
    @Option(
      name: .customLong("manager-name"),
      help: ArgumentHelp(Said("Nom du supérieur du contact.", "Name of the contact's line manager.").now))
    var managerName: String?
    @Option(
      name: .customLong("manager-email"),
      help: ArgumentHelp(Said("Adresse du supérieur du contact.", "Address of the contact's line manager.").now))
    var managerEmail: String?
    @OptionGroup var dry: DryRunOption
    @OptionGroup var common: CommonOptions

    func run() throws {
      let desk = try LiveDesk(common, dryRun: dry)
      var row = StructureRow(line: 0, id: id)
      row.name = name
      row.siret = try siret.map(FactChecks.siret)
      row.kind = kind
      row.department = try department.map(FactChecks.department)
      row.contactName = contactName
      row.contactEmail = try contactEmail.map { try Addresses.checked($0, option: "--contact-email") }
      row.managerName = managerName
      row.managerEmail = try managerEmail.map { try Addresses.checked($0, option: "--manager-email") }
      let save = SaveStructure(row)
      try FactAnswer.print(id.rawValue, try save.perform(with: desk.parts).value(), common, dry)
    }
  }
}

/// `quitus completion add|retract`.
struct CompletionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "completion", abstract: Said("Un module suivi, à la main.", "One module followed, by hand.").now,
    subcommands: [Add.self, Retract.self])

  struct Add: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "add", abstract: Said("Ajoute un module suivi.", "Adds a module that was followed.").now)
    @OptionGroup var fact: CompletionFact

    func run() throws {
      try fact.save { try AddCompletion($0, of: fact.adviser).perform(with: $1.parts) }
    }
  }

  struct Retract: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "retract",
      abstract: Said("Retire un module : il n’a jamais été suivi.", "Retracts a module: it was never followed.").now)
    @OptionGroup var fact: CompletionFact

    func run() throws {
      try fact.save {
        try RetractCompletion($0, of: fact.adviser).perform(with: $1.parts)
      }
    }
  }
}

struct CompletionFact: ParsableArguments {
  @Argument(help: ArgumentHelp(Said("Numéro du conseiller.", "Number of the adviser.").now)) var adviser: AdviserID
  @Argument(help: ArgumentHelp(Said("Code du module.", "Code of the module.").now)) var module: ModuleCode
  @Argument(help: ArgumentHelp(Said("Jour où il fut suivi.", "Day on which it was followed.").now)) var day: Day
  @OptionGroup var dry: DryRunOption
  @OptionGroup var common: CommonOptions

  func save(_ body: (Completion, LiveDesk) throws -> Outcome<FactChange, DeskRefusal>) throws {
    let desk = try LiveDesk(common, dryRun: dry)
    let change = try body(Completion(day: day, module: module), desk).value()
    try FactAnswer.print(adviser.rawValue, change, common, dry)
  }
}

/// `quitus exemption set`.
struct ExemptionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "exemption",
    abstract: Said("Une dispense de formation initiale, à la main.", "One exemption from initial training, by hand.")
      .now,
    subcommands: [Change.self])

  struct Change: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "set", abstract: Said("Dit si un conseiller est dispensé.", "Says whether an adviser is exempt.").now
    )
    @Argument(help: ArgumentHelp(Said("Numéro du conseiller.", "Number of the adviser.").now)) var adviser: AdviserID
    @Argument(help: ArgumentHelp(Said("yes, no ou unknown.", "yes, no or unknown.").now)) var exempt: ExemptAnswer
    @Option(help: ArgumentHelp(Said("Jour de la dispense.", "Day of the exemption.").now, valueName: "day")) var on:
      Day?
    @OptionGroup var dry: DryRunOption
    @OptionGroup var common: CommonOptions

    func run() throws {
      let desk = try LiveDesk(common, dryRun: dry)
      if on != nil, exempt != .yes {
        throw Complaint(.usage, "--on ne va qu’avec « yes »", "--on goes with \"yes\" only")
      }
      let exemption: Exemption =
        switch exempt {
        case .yes: .yes(on: on)
        case .no: .no
        case .unknown: .unknown
        }
      let set = SetExemption(exemption, of: adviser)
      try FactAnswer.print(adviser.rawValue, try set.perform(with: desk.parts).value(), common, dry)
    }
  }
}

enum ExemptAnswer: String, ExpressibleByArgument, CaseIterable {
  case yes, no, unknown
}
