import ArgumentParser
import Cases
import Dates
import Desk
import Roster
import Store

/// `quitus outbox export`: letters as a file, for a spreadsheet or another program.
struct OutboxExport: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: Said(
      "Écrit la liste des lettres dans un fichier.", "Writes the list of letters to a file."
    ).now)
  enum Format: String, ExpressibleByArgument, CaseIterable { case csv, jsonl }

  @Argument(
    help: ArgumentHelp(
      Said("Fichier à écrire ; « - » : sortie standard.", "File to write; \"-\": standard output.").now))
  var file: String
  @Option(
    help: ArgumentHelp(
      Said(
        "csv (tableur français) ou jsonl ; sinon d’après le nom du fichier.",
        "csv (French spreadsheet) or jsonl; else by the file's name."
      ).now))
  var format: Format?
  @OptionGroup var letters: LetterOptions
  @OptionGroup var actor: ActorOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    let desk = try LiveDesk(common)
    let pages = LetterPages(store: desk.parts.store, filter: letters.filter(at: desk.parts.clock.now()))
    _ = try ExportMail(by: desk.acting(actor)).perform(with: desk.parts).value()
    let isCSV = (format ?? (file.hasSuffix(".jsonl") ? .jsonl : .csv)) == .csv
    let count = try OutputFile.write(file) { put in
      if isCSV { try put("\u{FEFF}" + LetterTable.heading + "\r\n") }
      var count = 0
      _ = try pages.each { row in
        try put(isCSV ? LetterTable.line(row) + "\r\n" : JSON.line(OutboxDocument(row)) + "\n")
        count += 1
      }
      return count
    }
    if file == "-" { return }
    if common.json { return try Console.print(JSON.line(ExportDocument(file: file, letters: count))) }
    try Console.print(Said("\(file) : \(count) lettres", "\(file): \(count) letters").now)
  }

  private struct ExportDocument: Encodable {
    var file: String
    var letters: Int
  }
}

/// The lines of an export for a spreadsheet.
enum LetterTable {
  private static let columns = [
    Said("Numéro", "Number"), Said("État", "State"), Said("Lettre", "Letter"), Said("Destinataires", "Recipients"),
    Said("Dossier", "Case"), Said("ID structure", "Structure ID"), Said("Campagne", "Campaign"),
    Said("En file depuis", "Queued at"), Said("Tentatives", "Attempts"), Said("Prochain essai", "Next attempt"),
    Said("Dernière réponse", "Last reply"), Said("Message-ID", "Message-ID"),
  ]

  static var heading: String { columns.map { CSVCell.text($0.now) }.joined(separator: ";") }

  static func line(_ row: OutboxRow) -> String {
    let cells = [
      "\(row.id)", row.state.rawValue, row.letter, row.to.joined(separator: ", "), row.caseReference?.description ?? "",
      row.structure?.rawValue ?? "", row.campaign ?? "", row.enqueuedAt.description, "\(row.attempts)",
      row.nextAttempt?.description ?? "", row.lastReply ?? "", row.messageID,
    ]
    return cells.map(CSVCell.text).joined(separator: ";")
  }
}
