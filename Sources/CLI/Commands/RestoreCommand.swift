import ArgumentParser
import Dates
import Desk
import Store

/// `quitus restore`: a new workspace out of a copy, from which no letter leaves by itself.
struct RestoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore",
    abstract: Said(
      "Fait d’une copie un nouvel espace de travail ; ses lettres sont retenues.",
      "Makes a new workspace out of a copy; its letters are held."
    ).now,
    discussion: Said(
      "--workspace nomme un dossier absent ou vide. Remettez-y ensuite quitus.yaml et le dossier keys.",
      "--workspace names a folder that is absent or empty. Put quitus.yaml and the folder keys back into it afterwards."
    ).now)

  @Argument(help: ArgumentHelp(Said("Copie faite par « quitus backup ».", "Copy made by \"quitus backup\".").now))
  var file: String
  @OptionGroup var dry: DryRunOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    let folder = Workspace.folder(common)
    guard Files.isAbsentOrEmpty(folder) else {
      throw Complaint(
        .cannotCreate, "\(folder) n’est pas vide ; donnez un dossier neuf : --workspace DOSSIER",
        "\(folder) is not empty; give a new folder: --workspace FOLDER")
    }
    let inventory = try inspected()
    var held = inventory.lettersWaiting
    if !dry.dryRun { held = try restore(to: folder) }
    if common.json { return try Console.print(JSON.line(Answer(folder, file: file, inventory, held: held))) }
    try Console.print(
      dry.prefix + Said("Espace de travail : \(folder)", "Workspace: \(folder)").now + " (\(inventory.words.now))")
    for line in Self.warnings(inventory, held: held) { try Console.print(line.now) }
  }

  private func inspected() throws -> Inventory {
    do {
      return try Store.inventory(ofCopy: file)
    } catch StoreError.missing {
      throw Complaint(
        .noSuchThing, "\(file) : ce fichier n’existe pas ; vérifiez le chemin",
        "\(file): there is no such file; check the path")
    } catch StoreError.corrupt {
      throw CopyError.unsound(path: file).complaint
    }
  }

  private func restore(to folder: String) throws -> Int {
    try Files.makeFolder(folder)
    let watch = CopyWatch(Said("Restauration", "Restoring"))
    let held = try RestoreCopy(file, to: folder + "/quitus.sqlite", by: Acting.ofThisProgram)
      .perform(at: Clock.now()) { try watch.note($0) }
    watch.end()
    try InitCommand.furnish(folder)
    return held
  }

  /// What the copy cannot know: all that happened after it was made.
  private static func warnings(_ inventory: Inventory, held: Int) -> [Said] {
    let last = inventory.lastRecorded?.description
    return [
      Said(
        "Lettres retenues, car elles ont pu partir depuis : \(held). « quitus outbox list --state held » les montre, "
          + "« quitus outbox release NUMÉRO » en libère une.",
        "Letters held, as they may have left since: \(held). \"quitus outbox list --state held\" shows them, "
          + "\"quitus outbox release NUMBER\" lets one go."),
      Said(
        "Dernier enregistrement : \(last ?? "aucun"). Ce qui suivit manque : faits, actes, décisions, relances, avis. Ressaisissez "
          + "les dossiers dans l’ordre de leurs références, et lisez « quitus overdue send --dry-run » et « quitus notices list » avant d’en envoyer.",
        "Last thing recorded: \(last ?? "none"). What came after is missing: facts, acts, decisions, reminders, notices. Enter cases "
          + "again in the order of their references, and read \"quitus overdue send --dry-run\" and \"quitus notices list\" before you send any."
      ),
      Said(
        "Qui fut effacé depuis est revenu : remettez keys/erased.list, puis « quitus purge » l’efface de nouveau.",
        "Whoever was taken out since is back: put keys/erased.list in place, then \"quitus purge\" takes them out again."
      ),
      Said(
        "Remettez à leur place quitus.yaml et le dossier keys, qui ne sont pas dans une copie ; puis « quitus doctor ».",
        "Put quitus.yaml and the folder keys back, which are not in a copy; then \"quitus doctor\"."),
    ]
  }

  private struct Answer: Encodable {
    var workspace: String
    var file: String
    var advisers: Int
    var structures: Int
    var cases: Int
    var openCases: Int
    var lettersHeld: Int
    var migrations: Int
    @OrNull var lastRecorded: String?

    init(_ workspace: String, file: String, _ inventory: Inventory, held: Int) {
      self.workspace = workspace
      self.file = file
      advisers = inventory.advisers
      structures = inventory.structures
      cases = inventory.cases
      openCases = inventory.openCases
      lettersHeld = held
      migrations = inventory.migrationsToCome
      lastRecorded = inventory.lastRecorded?.description
    }
  }
}
