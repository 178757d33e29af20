import ArgumentParser
import Cases
import Dates
import Desk
import Roster
import Rules

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
  @Option(
    help: ArgumentHelp(
      Said(
        "Pièces manquantes, reprises dans l’accusé de réception ; « - » ou @FICHIER.",
        "Missing papers, given in the acknowledgement; \"-\" or @FILE."
      ).now, valueName: "text"))
  var missing: String?
  @Option(
    help: ArgumentHelp(
      Said("Jour avant la fin duquel les envoyer.", "Day by which to send them.").now, valueName: "day"))
  var by: Day?
  @Flag(
    name: .customLong("without-acknowledgement"),
    help: ArgumentHelp(
      Said(
        "N’envoie pas d’accusé de réception : il a déjà été donné.",
        "Sends no acknowledgement: it has been given already."
      ).now))
  var withoutAcknowledgement = false
  @OptionGroup var actor: ActorOption
  @OptionGroup var day: DayOption
  @OptionGroup var dry: DryRunOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    let desk = try LiveDesk(common, dryRun: dry)
    let open = OpenCase(
      adviser: adviser, obligation: obligation, ground: ground, modules: modules, absence: try absence(),
      requestedBy: requestedBy, receivedOn: receivedOn, message: try message.map(TextArgument.read),
      missing: try papers(), acknowledges: !withoutAcknowledgement, by: try desk.acting(actor),
      on: day.asOf ?? desk.today)
    let done = try open.perform(with: desk.parts).value()
    try CaseAnswer(desk: desk, json: common.json, prefix: dry.prefix).print(done, showsReferenceOnly: true)
  }

  private func absence() throws -> Period? {
    guard let from else {
      if to != nil { throw Complaint(.usage, "--to demande aussi --from", "--to needs --from as well") }
      return nil
    }
    guard let period = Period(start: from, end: to) else {
      throw Complaint(.data, "--to précède --from : corrigez l’absence", "--to comes before --from: mend the absence")
    }
    return period
  }

  private func papers() throws -> OpenCase.Missing? {
    switch (missing, by) {
    case (let text?, let by?): return OpenCase.Missing(try TextArgument.read(text), by: by)
    case (nil, nil): return nil
    default: throw Complaint(.usage, "--missing et --by vont ensemble", "--missing and --by go together")
    }
  }
}
