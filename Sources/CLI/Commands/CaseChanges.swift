import ArgumentParser
import Cases
import Dates
import Desk
import Roster
import Rules

struct CaseSendBack: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "send-back",
    abstract: Said("Renvoie une proposition à l’instruction.", "Gives a proposal back to be instructed.").now)
  @Option(help: ArgumentHelp(Said("Motivation ; « - » ou @FICHIER.", "Reason; \"-\" or @FILE.").now, valueName: "text"))
  var reason: String
  @OptionGroup var act: ActOptions

  func run() throws {
    let reason = try TextArgument.read(reason)
    try act.perform { desk, actor, day in
      try SendBackCase(act.reference, reason: reason, by: actor, on: day).perform(with: desk.parts)
    }
  }
}

struct CaseReopen: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reopen",
    abstract: Said(
      "Rouvre un dossier clos ; des droits reconduits sont repris.",
      "Opens a closed case again; rights carried over go back."
    ).now)
  @Option(help: ArgumentHelp(Said("Motivation ; « - » ou @FICHIER.", "Reason; \"-\" or @FILE.").now, valueName: "text"))
  var reason: String
  @OptionGroup var act: ActOptions

  func run() throws {
    let reason = try TextArgument.read(reason)
    try act.perform { desk, actor, day in
      try ReopenCase(act.reference, reason: reason, by: actor, on: day).perform(with: desk.parts)
    }
  }
}

struct CaseMove: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "move",
    abstract: Said(
      "Déplace un dossier ouvert pour un autre conseiller ou une autre obligation.",
      "Moves a case that was opened on the wrong adviser or obligation."
    ).now)
  @Argument(help: ArgumentHelp(Said("Référence du dossier.", "Reference of the case.").now, valueName: "ref"))
  var reference: CaseReference
  @Option(help: ArgumentHelp(Said("Le bon conseiller.", "The right adviser.").now, valueName: "id"))
  var adviser: AdviserID?
  @Option(help: ArgumentHelp(Said("La bonne obligation.", "The right obligation.").now, valueName: "id"))
  var obligation: ObligationID?
  @Option(help: ArgumentHelp(Said("Nombre de modules.", "Number of modules.").now)) var modules: Int?
  @OptionGroup var actor: ActorOption
  @OptionGroup var day: DayOption
  @OptionGroup var dry: DryRunOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    guard adviser != nil || obligation != nil || modules != nil else {
      throw Complaint(
        .usage, "dites vers quoi : --adviser, --obligation ou --modules",
        "say to what: --adviser, --obligation or --modules")
    }
    try Acts.perform(actor, day, dry, common) { desk, actor, day in
      try MoveCase(
        reference, adviser: adviser, obligation: obligation, modules: modules, by: actor, on: day
      ).perform(with: desk.parts)
    }
  }
}

struct CaseMerge: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: Said("Fusionne un doublon dans son jumeau.", "Merges a duplicate into its twin.").now)
  @Option(help: ArgumentHelp(Said("Le dossier qui reste.", "The case that stays.").now, valueName: "ref"))
  var into: CaseReference
  @OptionGroup var act: ActOptions

  func run() throws {
    try act.perform { desk, actor, day in
      try MergeCase(act.reference, twin: into, by: actor, on: day).perform(with: desk.parts)
    }
  }
}

struct CaseLink: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "link",
    abstract: Said(
      "Lie deux dossiers d’un conseiller, ou les délie.", "Links two cases of one adviser, or unlinks them."
    )
    .now)
  @Argument(help: ArgumentHelp(Said("Référence du dossier.", "Reference of the case.").now, valueName: "ref"))
  var reference: CaseReference
  @Argument(help: ArgumentHelp(Said("L’autre dossier.", "The other case.").now, valueName: "other"))
  var other: CaseReference
  @Flag(help: ArgumentHelp(Said("Les délie.", "Unlinks them.").now)) var remove = false
  @OptionGroup var actor: ActorOption
  @OptionGroup var day: DayOption
  @OptionGroup var dry: DryRunOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    try Acts.perform(actor, day, dry, common) { desk, actor, day in
      try LinkCases(reference, other: other, isLinked: !remove, by: actor, on: day).perform(with: desk.parts)
    }
  }
}
