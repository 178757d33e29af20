import ArgumentParser
import Cases
import Desk
import Roster
import Store

/// `quitus person`: what one adviser may ask of the desk (GDPR art. 15, 17 and 20).
struct PersonCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "person",
    abstract: Said("Les droits d’une personne sur ses données.", "What a person may ask about their data.").now,
    subcommands: [PersonExportCommand.self, PersonAnonymise.self])
}

struct PersonAnonymise: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "anonymise",
    abstract: Said(
      "Efface une personne ; ses dossiers restent comptés sous un nom tiré au sort.",
      "Takes a person out; their cases stay countable under a drawn name."
    ).now,
    discussion: Said(
      "Avec --dry-run, montre ce qui partirait et ce qui resterait. Ce qui est effacé ne revient pas.",
      "With --dry-run it shows what would go and what would stay. What is erased does not come back."
    ).now)
  @Argument(help: ArgumentHelp(Said("Identifiant du conseiller.", "Id of the adviser.").now)) var adviser: AdviserID
  @OptionGroup var actor: ActorOption
  @OptionGroup var dry: DryRunOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    let desk = try LiveDesk(common, dryRun: dry)
    let backups = try desk.workspace.retention().backups
    let copies = desk.parts.store.copiesBeside()
    let done = try AnonymiseAdviser(adviser, by: try desk.acting(actor)).perform(with: desk.parts).value()
    if !dry.dryRun { try Traces.remove(desk, people: true) }
    if common.json { return try Console.print(JSON.line(Answer(done, dry.dryRun, copies, backups: "\(backups)"))) }
    for line in Self.lines(adviser, done.counts, name: dry.dryRun ? nil : done.pseudonym) {
      try Console.print(dry.prefix + line.now)
    }
    for copy in copies {
      try Console.print(dry.prefix + Said("copie retirée : \(copy)", "copy removed: \(copy)").now)
    }
    try Console.print(
      Said(
        "Vos sauvegardes d’avant contiennent encore cette personne : gardez-les \(backups) au plus (Config/retention.yaml), et "
          + "après une restauration lancez « quitus purge », qui l’efface de nouveau (keys/erased.list).",
        "Your backups from before still hold this person: keep them for \(backups) at most (Config/retention.yaml), and after a "
          + "restore run \"quitus purge\", which takes them out again (keys/erased.list)."
      ).now)
  }

  private static func lines(_ id: AdviserID, _ counts: ErasedCounts, name: AdviserID?) -> [Said] {
    [
      Said(
        "conseiller \(id) : nom, adresses, faits (\(counts.facts)), textes (\(counts.words)), lettres (\(counts.letters)), "
          + "relances (\(counts.reminders)), avis (\(counts.notices)) et pièces (\(counts.papers)) effacés",
        "adviser \(id): name, addresses, facts (\(counts.facts)), words (\(counts.words)), letters (\(counts.letters)), "
          + "reminders (\(counts.reminders)), notices (\(counts.notices)) and papers (\(counts.papers)) erased"),
      Said(
        "restent : \(counts.casesKept) dossiers, leurs motifs, actes et jours, sous \(name.map { "le nom \($0)" } ?? "un nom tiré au sort")",
        "what stays: \(counts.casesKept) cases, their grounds, acts and days, under \(name.map { "the name \($0)" } ?? "a drawn name")"
      ),
    ]
  }

  private struct Answer: Encodable {
    var dryRun: Bool
    /// The drawn name; null in a dry run, as another one will be drawn.
    @OrNull var name: String?
    var words: Int
    var letters: Int
    var papers: Int
    var reminders: Int
    var notices: Int
    var facts: Int
    var casesKept: Int
    var copiesRemoved: [String]
    var backupsKept: String

    init(_ done: AnonymiseAdviser.Done, _ dryRun: Bool, _ copies: [String], backups: String) {
      self.dryRun = dryRun
      name = dryRun ? nil : done.pseudonym.rawValue
      words = done.counts.words
      letters = done.counts.letters
      papers = done.counts.papers
      reminders = done.counts.reminders
      notices = done.counts.notices
      facts = done.counts.facts
      casesKept = done.counts.casesKept
      copiesRemoved = copies
      backupsKept = backups
    }
  }
}
