import ArgumentParser
import Audit
import Cases
import Dates
import Desk
import Sealing
import Store

/// `quitus audit`: who did what, and whether the record of it is as it was written.
struct AuditCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit",
    abstract: Said("Le journal de tout ce qui a été fait.", "The record of all that was done.").now,
    subcommands: [Show.self, AuditVerify.self, AuditExport.self])

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show",
      abstract: Said(
        "Qui a fait quoi, et quand ; pour un admin ou un auditor.",
        "Who did what, and when; for an admin or an auditor."
      ).now)
    @Option(help: ArgumentHelp(Said("À partir de ce jour.", "From this day on.").now, valueName: "day")) var since: Day?
    @Option(help: ArgumentHelp(Said("Jusqu’à ce jour compris.", "Up to this day, included.").now, valueName: "day"))
    var until: Day?
    @Option(help: ArgumentHelp(Said("Ce qu’a fait cette personne.", "What this person did.").now, valueName: "login"))
    var user: String?
    @Option(
      name: .customLong("case"),
      help: ArgumentHelp(Said("Ce qui touche ce dossier.", "What touches this case.").now, valueName: "reference"))
    var reference: CaseReference?
    @Option(help: ArgumentHelp(Said("Les N dernières entrées.", "The last N entries.").now, valueName: "n"))
    var limit: Int?
    @OptionGroup var actor: ActorOption
    @OptionGroup var common: CommonOptions

    func run() throws {
      if let limit, limit < 1 {
        throw Complaint(.usage, "--limit demande un nombre d’au moins 1", "--limit wants a number of at least 1")
      }
      let desk = try LiveDesk(common)
      let zone = desk.workspace.settings.timeZone
      let filter = AuditFilter(
        since: since.map { Instant(rawValue: Clock.end(of: $0.adding(days: -1), in: zone).rawValue + 1) },
        until: until.map { Clock.end(of: $0, in: zone) }, login: user, reference: reference, limit: limit)
      for record in try ReadAudit(filter, by: desk.acting(actor)).perform(with: desk.parts).value() {
        try Console.print(common.json ? JSON.line(AuditDocument(record)) : AuditText.line(record.entry))
      }
    }
  }
}

/// One entry as a person reads it.
enum AuditText {
  static func line(_ entry: AuditEntry) -> String {
    let who = entry.login + (entry.systemUser.map { $0 == entry.login ? "" : " (\($0))" } ?? "")
    // What an act on a case touches names the case; elsewhere the subject may stand alone.
    let what = entry.touched.isEmpty ? [entry.subject] : entry.touched
    let details = (what + entry.figures).filter { !$0.isEmpty }.joined(separator: "; ")
    return "\(entry.number)\t\(entry.at)\t\(who)\t\(AuditWords.of(entry.verb).now)\t\(details)"
  }
}

/// One entry as other programs read it, with all that is hashed.
struct AuditDocument: Encodable {
  var number: Int64
  var at: String
  /// The instant that is hashed: milliseconds since 1970, UTC.
  var atMs: Int64
  var by: String
  @OrNull var systemUser: String?
  var verb: String
  var subject: String
  var touched: [String]
  var figures: [String]
  var settings: String
  var bound: [String]
  var previous: String
  var hash: String

  init(_ record: AuditRecord) {
    let entry = record.entry
    number = entry.number
    at = entry.at.description
    atMs = entry.at.rawValue
    by = entry.login
    systemUser = entry.systemUser
    verb = entry.verb
    subject = entry.subject
    touched = entry.touched
    figures = entry.figures
    settings = entry.settings
    bound = entry.bound
    previous = record.previous.description
    hash = record.hash.description
  }
}
