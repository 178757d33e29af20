import ArgumentParser
import Store

/// `quitus init`: makes a workspace, or leaves the one that is there as it is.
struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: Said(
      "Crée un espace de travail ; relancée, la commande ne change rien.",
      "Makes a workspace; run again, it changes nothing."
    ).now)

  @OptionGroup var common: CommonOptions

  /// The folders in which a workspace puts what it overrides.
  static let overrides = ["Config/rules", "Templates/mail/fr", "Templates/mail/en"]

  func run() throws {
    let folder = Workspace.folder(common)
    try Self.furnish(folder)
    let workspace = try Workspace(folder: folder)
    let isNew = !Files.exists(workspace.databasePath)
    _ = try workspace.store(creating: true)
    if common.json {
      try Console.print(JSON.line(Answer(workspace: folder, created: isNew)))
    } else {
      try Console.print(
        isNew
          ? Said("Espace de travail créé : \(folder)", "Workspace made: \(folder)").now
          : Said("Espace de travail déjà en place : \(folder)", "Workspace already in place: \(folder)").now)
    }
  }

  /// Makes what a workspace has beside its database, where it is not there.
  static func furnish(_ folder: String) throws(Complaint) {
    for place in [""] + overrides.map({ "/" + $0 }) { try Files.makeFolder(folder + place) }
    if !Files.exists(folder + "/quitus.yaml") { try Files.write(settings, to: folder + "/quitus.yaml") }
    try ReplyKeyFile(keyFolder: folder + "/keys").readOrMake()
  }

  private struct Answer: Encodable {
    var workspace: String
    var created: Bool
  }

  private static let settings = """
    # Réglages de cet espace de travail : seulement ce qui change par rapport à ceux du programme.
    # This workspace's settings: only what differs from the program's own.
    #
    # mail:
    #   url: smtp://localhost:25
    #   from: ne-pas-repondre@example.org
    #   reply_to: support@example.org

    """
}
