import ArgumentParser
import Cases
import Dates
import Desk
import Roster
import Rules

/// `quitus case`: justification cases, from the request to the decision.
struct CaseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "case",
    abstract: Said("Les dossiers de justification.", "Justification cases.").now,
    subcommands: [
      CaseOpen.self, CaseTake.self, CaseNote.self, CasePropose.self, CaseApprove.self, CaseRefuse.self,
      CaseWithdraw.self, CaseShow.self, CaseList.self, CasePreview.self,
    ])
}

/// What each act on a case takes.
struct ActOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      Said("Référence du dossier, telle que 2026-00042.", "Reference of the case, such as 2026-00042.").now,
      valueName: "ref"))
  var reference: CaseReference
  @OptionGroup var actor: ActorOption
  @OptionGroup var day: DayOption
  @OptionGroup var dry: DryRunOption
  @OptionGroup var common: CommonOptions
}

struct CaseOpen: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "open",
    abstract: Said("Ouvre un dossier pour une demande reçue.", "Opens a case for a request received.").now)

  @Option(
    help: ArgumentHelp(
      Said("Conseiller qui n’a pu suivre ses modules.", "Adviser who could not follow the modules.").now,
      valueName: "id"))
  var adviser: AdviserID
  @Option(
    help: ArgumentHelp(
      Said("Obligation, telle que annual-2025.", "Obligation, such as annual-2025.").now, valueName: "id"))
  var obligation: ObligationID
  @Option(
    help: ArgumentHelp(
      Said("Motif : voir « quitus grounds ».", "Ground: see \"quitus grounds\".").now, valueName: "code"))
  var ground: GroundCode
  @Option(
    help: ArgumentHelp(
      Said("Nombre de modules (tout ce qui manque par défaut).", "Number of modules (all that is missing by default).")
        .now))
  var modules: Int?
  @Option(help: ArgumentHelp(Said("Premier jour d’absence.", "First day of absence.").now, valueName: "day")) var from:
    Day?
  @Option(help: ArgumentHelp(Said("Dernier jour d’absence.", "Last day of absence.").now, valueName: "day")) var to:
    Day?
  @Option(
    name: .customLong("requested-by"),
    help: ArgumentHelp(Said("Qui a écrit : adviser ou structure.", "Who wrote in: adviser or structure.").now))
  var requestedBy: Requester = .adviser
  @Option(
    name: .customLong("received-on"),
    help: ArgumentHelp(
      Said("Jour de réception de la demande.", "Day on which the request was received.").now, valueName: "day"))
  var receivedOn: Day?
  @Option(
    help: ArgumentHelp(
      Said(
        "Texte de la demande ; « - » pour l’entrée standard, @FICHIER pour un fichier.",
        "The request's words; \"-\" for standard input, @FILE for a file."
      ).now, valueName: "text"))
  var message: String?
  @OptionGroup var actor: ActorOption
  @OptionGroup var day: DayOption
  @OptionGroup var dry: DryRunOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    let desk = try LiveDesk(common, dryRun: dry)
    var absence: Period?
    if let from {
      guard let period = Period(start: from, end: to) else {
        throw Complaint(.data, "--to précède --from : corrigez l’absence", "--to comes before --from: mend the absence")
      }
      absence = period
    } else if to != nil {
      throw Complaint(.usage, "--to demande aussi --from", "--to needs --from as well")
    }
    let open = OpenCase(
      adviser: adviser, obligation: obligation, ground: ground, modules: modules, absence: absence,
      requestedBy: requestedBy, receivedOn: receivedOn, message: try message.map(TextArgument.read),
      by: try desk.acting(actor), on: day.asOf ?? desk.today)
    let done = try open.perform(with: desk.parts).value()
    try CaseAnswer(desk: desk, json: common.json, prefix: dry.prefix).print(done, showsReferenceOnly: true)
  }
}

struct CaseTake: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "take", abstract: Said("Prend un dossier en instruction.", "Takes a case to instruct it.").now)
  @OptionGroup var act: ActOptions

  func run() throws {
    try act.perform { desk, actor, day in
      try TakeCase(act.reference, by: actor, on: day).perform(with: desk.parts)
    }
  }
}

struct CaseNote: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "note", abstract: Said("Ajoute une note interne.", "Adds an internal note.").now)
  @Argument(help: ArgumentHelp(Said("Référence du dossier.", "Reference of the case.").now, valueName: "ref"))
  var reference: CaseReference
  @Argument(help: ArgumentHelp(Said("Texte, « - » ou @FICHIER.", "Text, \"-\" or @FILE.").now)) var text: String
  @OptionGroup var actor: ActorOption
  @OptionGroup var day: DayOption
  @OptionGroup var dry: DryRunOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    let text = try TextArgument.read(text)
    try Acts.perform(actor, day, dry, common) { desk, actor, day in
      try NoteCase(reference, text: text, by: actor, on: day).perform(with: desk.parts)
    }
  }
}

struct CasePropose: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "propose",
    abstract: Said(
      "Propose une décision, qu’une autre personne prendra.", "Proposes a decision for somebody else to take."
    ).now)
  @Argument(help: ArgumentHelp(Said("Référence du dossier.", "Reference of the case.").now, valueName: "ref"))
  var reference: CaseReference
  @Argument(help: ArgumentHelp(Said("approve ou refuse.", "approve or refuse.").now)) var verdict: Verdict
  @Option(help: ArgumentHelp(Said("Nombre de modules à reconduire.", "Number of modules to carry over.").now))
  var modules: Int?
  @Option(help: ArgumentHelp(Said("Motivation ; « - » ou @FICHIER.", "Reason; \"-\" or @FILE.").now, valueName: "text"))
  var reason: String
  @OptionGroup var actor: ActorOption
  @OptionGroup var day: DayOption
  @OptionGroup var dry: DryRunOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    let reason = try TextArgument.read(reason)
    try Acts.perform(actor, day, dry, common) { desk, actor, day in
      try ProposeDecision(
        reference, verdict, modules: modules, reason: reason, by: actor, on: day
      ).perform(with: desk.parts)
    }
  }
}

struct CaseApprove: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "approve",
    abstract: Said(
      "Approuve : les droits sont reconduits et chacun est prévenu.",
      "Approves: rights are carried over and everyone is told."
    ).now)
  @Option(help: ArgumentHelp(Said("Nombre de modules à reconduire.", "Number of modules to carry over.").now))
  var modules: Int?
  @OptionGroup var act: ActOptions

  func run() throws {
    try act.perform { desk, actor, day in
      try ApproveCase(act.reference, modules: modules, by: actor, on: day).perform(with: desk.parts)
    }
  }
}

struct CaseRefuse: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "refuse", abstract: Said("Refuse, en motivant.", "Refuses, giving reasons.").now)
  @Option(
    help: ArgumentHelp(
      Said("Motivation, reprise dans la lettre ; « - » ou @FICHIER.", "Reason, given in the letter; \"-\" or @FILE.")
        .now, valueName: "text"))
  var reason: String
  @OptionGroup var act: ActOptions

  func run() throws {
    let reason = try TextArgument.read(reason)
    try act.perform { desk, actor, day in
      try RefuseCase(act.reference, reason: reason, by: actor, on: day).perform(with: desk.parts)
    }
  }
}

struct CaseWithdraw: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "withdraw",
    abstract: Said("Clôt un dossier que le demandeur retire.", "Closes a case that its requester withdraws.").now)
  @OptionGroup var act: ActOptions

  func run() throws {
    try act.perform { desk, actor, day in
      try WithdrawCase(act.reference, by: actor, on: day).perform(with: desk.parts)
    }
  }
}
