import ArgumentParser
import Builtin
import Cases
import Dates
import Desk
import Glibc
import Mail
import Roster
import Rules
import Store

/// `quitus person export`: all that is known of one adviser, for that adviser (GDPR art. 15 and 20).
struct PersonExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: Said(
      "Tout ce qui est connu d’un conseiller : une page à lire, ou JSON.",
      "All that is known of an adviser: a page to read, or JSON."
    ).now,
    discussion: Said(
      "Relisez avant de remettre : les textes libres peuvent parler d’autres personnes.",
      "Read it before you hand it over: what people wrote may speak of others."
    ).now)
  @Argument(help: ArgumentHelp(Said("Identifiant du conseiller.", "Id of the adviser.").now)) var adviser: AdviserID
  @Option(
    name: .customLong("out"),
    help: ArgumentHelp(
      Said(
        "Nouveau fichier, pour vous seul : HTML, ou JSON si son nom finit par .json.",
        "A new file, for you alone: HTML, or JSON where its name ends in .json."
      ).now, valueName: "file"))
  var out: String?
  @OptionGroup var actor: ActorOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    let desk = try LiveDesk(common)
    let rules = try desk.workspace.retention()
    let export = try ExportPerson(adviser, by: try desk.acting(actor)).perform(with: desk.parts).value()
    let document = PersonDocument(export, situation: situation(export, desk), rules: rules, on: desk.today)
    let isJSON = out.map { $0.hasSuffix(".json") } ?? common.json
    let text = try isJSON ? JSON.line(document) + "\n" : page(document, desk)
    guard let out else { return try Console.print(text) }
    try Self.write(text, to: out)
    if common.json { return try Console.print(JSON.line(["file": out])) }
    try Console.print(Said("Écrit : \(out)", "Written: \(out)").now)
  }

  private func situation(_ export: PersonExport, _ desk: LiveDesk) -> SituationDocument {
    var evaluator = Evaluator(desk.parts.book(desk.today))
    let (situation, findings) = evaluator.explained(export.facts, on: desk.today)
    return SituationDocument(
      situation, of: adviser.rawValue, provider: export.department?.provider, explanation: explanation(of: findings))
  }

  private func page(_ document: PersonDocument, _ desk: LiveDesk) throws -> String {
    let text = try desk.workspace.carried.text("Templates/" + PersonTemplate.path)
    do throws(TemplateFlaw) {
      return try PersonTemplate(text: text).html(PersonSheet(document, office: desk.parts.mailing.office))
    } catch {
      throw Complaint(.data, error.said)
    }
  }

  /// A file for its owner alone, where nothing stood before.
  private static func write(_ text: String, to path: String) throws(Complaint) {
    let descriptor = unsafe Glibc.open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      if errno == EEXIST {
        throw Complaint(
          .cannotCreate, "\(path) existe déjà et reste tel qu’il est ; donnez un autre nom",
          "\(path) exists already and stays as it is; give another name")
      }
      throw unwritable(path, errno)
    }
    let code = FileBytes.write(Array(text.utf8), durablyTo: descriptor)
    if code != 0 {
      _ = unsafe unlink(path)  // an unfinished file stays behind at worst
      throw unwritable(path, code)
    }
  }

  private static func unwritable(_ path: String, _ code: Int32) -> Complaint {
    Complaint(
      .cannotCreate, "\(path) : impossible d’écrire (erreur système \(code)) ; vérifiez vos droits et la place",
      "\(path): cannot write (system error \(code)); check your permissions and the free space")
  }
}
