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
      CaseOpen.self, CaseTake.self, CaseGive.self, CaseUnassign.self, CaseNote.self, CaseLabel.self,
      CaseRequestDocuments.self, CaseDocumentsSeen.self, CasePropose.self, CaseSendBack.self, CaseApprove.self,
      CaseRefuse.self, CaseWithdraw.self, CaseReopen.self, CaseMove.self, CaseMerge.self, CaseLink.self,
      CaseShow.self, CaseList.self, CaseAlarms.self, CasePreview.self,
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
