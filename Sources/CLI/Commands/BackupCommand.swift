import ArgumentParser
import Dates
import Desk
import Store

/// `quitus backup`: one plain file that holds the whole database, made while it is in use.
struct BackupCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup",
    abstract: Said(
      "Copie la base, même en service, et vérifie la copie.", "Copies the database, even in use, and checks the copy."
    ).now,
    discussion: Said(
      "Les clés (dossier keys) et quitus.yaml n’y sont pas : gardez-les à part, jamais à côté de la copie.",
      "Keys (folder keys) and quitus.yaml are not in it: keep them apart, never beside the copy."
    ).now)

  @Argument(help: ArgumentHelp(Said("Fichier à créer.", "File to make.").now)) var file: String
  @Flag(help: ArgumentHelp(Said("Remplace un fichier de ce nom.", "Replaces a file of that name.").now))
  var force = false
  @OptionGroup var common: CommonOptions

  func run() throws {
    guard !file.isEmpty, !file.hasSuffix("/"), file != "-" else {
      throw Complaint(.usage, "donnez le nom d’un fichier à créer", "give the name of a file to make")
    }
    let workspace = try Workspace.open(common)
    let store = try workspace.store()
    let watch = CopyWatch(Said("Copie", "Copying"))
    let inventory = try BackUp(to: file, replacing: force, by: Acting.ofThisProgram)
      .perform(with: store, at: Clock.now()) { try watch.note($0) }
    watch.end()
    if common.json { return try Console.print(JSON.line(InventoryDocument(file: file, inventory))) }
    try Console.print(
      Said("Copie faite et vérifiée : \(file)", "Copy made and checked: \(file)").now + " (\(inventory.words.now))")
    try Console.print(
      Said(
        "Elle ne contient ni les clés (\(workspace.keysFolder)) ni \(workspace.folder)/quitus.yaml : gardez-les à part, "
          + "car une copie à côté de sa clé ne protège rien.",
        "It holds neither the keys (\(workspace.keysFolder)) nor \(workspace.folder)/quitus.yaml: keep them apart, as a "
          + "copy beside its key protects nothing."
      ).now)
  }
}

/// What a copy holds, as other programs read it.
struct InventoryDocument: Encodable {
  var file: String
  var bytes: Int64
  var advisers: Int
  var structures: Int
  var cases: Int
  var openCases: Int
  var lettersWaiting: Int
  var factsVersion: Int64
  @OrNull var lastRecorded: String?

  init(file: String, _ inventory: Inventory) {
    self.file = file
    bytes = inventory.bytes
    advisers = inventory.advisers
    structures = inventory.structures
    cases = inventory.cases
    openCases = inventory.openCases
    lettersWaiting = inventory.lettersWaiting
    factsVersion = inventory.factsVersion
    lastRecorded = inventory.lastRecorded?.description
  }
}

extension Inventory {
  var words: Said {
    Said(
      "conseillers : \(advisers), structures : \(structures), dossiers : \(cases) dont ouverts : \(openCases), "
        + "lettres non parties : \(lettersWaiting)",
      "advisers: \(advisers), structures: \(structures), cases: \(cases) of which open: \(openCases), "
        + "letters that have not left: \(lettersWaiting)")
  }
}
