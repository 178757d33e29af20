import ArgumentParser
import Cases
import Dates
import Desk
import Roster
import Rules

struct CaseRequestDocuments: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "request-documents",
    abstract: Said(
      "Demande des pièces ; le délai est suspendu en les attendant.",
      "Asks for papers; the delay rests while they are awaited."
    ).now)
  @Argument(help: ArgumentHelp(Said("Référence du dossier.", "Reference of the case.").now, valueName: "ref"))
  var reference: CaseReference
  @Argument(
    help: ArgumentHelp(
      Said(
        "Pièces demandées, reprises dans la lettre ; « - » ou @FICHIER.",
        "Papers wanted, given in the letter; \"-\" or @FILE."
      )
      .now))
  var text: String?
  @Option(
    help: ArgumentHelp(
      Said("Texte tout prêt : voir « quitus replies list ».", "A text that is ready: see \"quitus replies list\".").now,
      valueName: "code"))
  var reply: String?
  @Option(
    help: ArgumentHelp(
      Said(
        "Jour avant la fin duquel les envoyer (quinze jours, puis le premier jour ouvré, par défaut).",
        "Day by which to send them (by default fifteen days, then the first working day)."
      ).now, valueName: "day"))
  var by: Day?
  @OptionGroup var actor: ActorOption
  @OptionGroup var day: DayOption
  @OptionGroup var dry: DryRunOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    try Acts.perform(actor, day, dry, common) { desk, actor, day in
      let due = try by ?? DocumentsDay(reference, on: day).perform(with: desk.parts)
      let text = try desk.words(text, reply: reply, for: .requestDocuments, of: reference, by: due)
      return try RequestDocuments(reference, text: text, due: due, by: actor, on: day).perform(with: desk.parts)
    }
  }
}

struct CaseDocumentsSeen: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "documents-seen",
    abstract: Said(
      "Note les pièces vues et leur validité ; aucune copie n’est gardée.",
      "Records the papers seen and their validity; no copy is kept."
    ).now)
  @Argument(help: ArgumentHelp(Said("Référence du dossier.", "Reference of the case.").now, valueName: "ref"))
  var reference: CaseReference
  @Argument(
    help: ArgumentHelp(
      Said("Pièces vues, sans diagnostic ; « - » ou @FICHIER.", "Papers seen, without a diagnosis; \"-\" or @FILE.").now
    ))
  var text: String
  @Option(
    name: .customLong("valid-from"),
    help: ArgumentHelp(Said("Premier jour de validité.", "First day of validity.").now, valueName: "day"))
  var validFrom: Day
  @Option(
    name: .customLong("valid-to"),
    help: ArgumentHelp(Said("Dernier jour de validité.", "Last day of validity.").now, valueName: "day"))
  var validTo: Day?
  @OptionGroup var actor: ActorOption
  @OptionGroup var day: DayOption
  @OptionGroup var dry: DryRunOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    let text = try TextArgument.read(text)
    guard let validity = Period(start: validFrom, end: validTo) else {
      throw Complaint(
        .data, "--valid-to précède --valid-from : corrigez la validité",
        "--valid-to comes before --valid-from: mend the validity")
    }
    try Acts.perform(actor, day, dry, common) { desk, actor, day in
      try RecordDocumentsSeen(reference, text: text, validity: validity, by: actor, on: day).perform(with: desk.parts)
    }
  }
}
