import Builtin
import Cases
import Dates
import Rules
import Store

/// One desk's folder: its database, its settings, and the files it overrides.
struct Workspace {
  let folder: String
  let settings: Settings
  let carried: Carried

  var databasePath: String { folder + "/quitus.sqlite" }

  /// Where keys lie, if there are any: in no copy.
  var keysFolder: String { folder + "/keys" }

  /// The folder that a command line means.
  static func folder(_ options: CommonOptions) -> String {
    options.workspace ?? Environment.value("QUITUS_WORKSPACE") ?? "workspace"
  }

  /// The workspace that a command line means.
  static func open(_ options: CommonOptions) throws(Complaint) -> Workspace {
    let workspace = try Workspace(folder: folder(options))
    guard Files.mayEnter(workspace.folder) else {
      throw Complaint(
        .inputOutput, "\(workspace.folder) : accès refusé ; vérifiez vos droits sur ce dossier",
        "\(workspace.folder): permission denied; check your rights to this folder")
    }
    guard Files.exists(workspace.databasePath) else {
      throw Complaint(
        .noSuchThing, "\(workspace.folder) : il n’y a pas d’espace de travail ici ; lancez « quitus init »",
        "\(workspace.folder): there is no workspace here; run \"quitus init\"")
    }
    return workspace
  }

  init(folder: String) throws(Complaint) {
    self.folder = folder
    carried = Carried(folder: folder)
    settings = try Self.settings(folder)
  }

  static func settings(_ folder: String?) throws(Complaint) -> Settings {
    var layers = SettingLayers()
    try layers.lay(Builtin.text("Config/quitus.yaml") ?? "", from: "Config/quitus.yaml")
    if let folder, Files.exists(folder + "/quitus.yaml") {
      try layers.lay(try Files.text(folder + "/quitus.yaml"), from: folder + "/quitus.yaml")
    }
    layers.layEnvironment(Environment.value)
    return try Settings(layers)
  }

  var today: Day { Clock.today(in: settings.timeZone) }

  /// The database, made where `creating`.
  func store(creating: Bool = false) throws -> Store { try Store.open(databasePath, creating: creating) }

  func grounds() throws(Complaint) -> GroundCatalogue {
    do {
      return try GroundCatalogue(yaml: try carried.text("Config/grounds.yaml"))
    } catch let complaint as Complaint {
      throw complaint
    } catch let flaw as GroundCatalogue.Flaw {
      throw flaw.complaint(in: "Config/grounds.yaml")
    } catch {
      throw Complaint(.data, "Config/grounds.yaml : illisible", "Config/grounds.yaml: unreadable")
    }
  }
}
