import Foundation
import TestProgram
import Testing

extension Program {
  /// A workspace as the program left it when it knew two migrations only, with somebody at the desk.
  func makeOldDesk() throws {
    let sqlite = URL(filePath: "/usr/bin/sqlite3")
    let database = "workspace/quitus.sqlite"
    try file(named: database, holding: "")
    let folder = repositoryFile("Sources/Store/Migrations")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path()).sorted().prefix(2)
    var script = "CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);\n"
    for name in files {
      script += try String(contentsOf: folder.appending(path: name), encoding: .utf8)
      script += "INSERT INTO grdb_migrations VALUES ('\(name)');\n"
    }
    script += "INSERT INTO desk_user VALUES ('anne', 'Anne', 'support', 'anne@desk.example', 'agent');\n"
    let made = try start(sqlite, [database], input: script)
    #expect(made.status == 0 && made.errors.isEmpty, "\(made.errors)")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o700], ofItemAtPath: self.folder.appending(path: "workspace").path())
  }

  /// All rows, of which there must be some in `table`.
  func everything(holding table: String) throws -> String {
    let dump = try start(URL(filePath: "/usr/bin/sqlite3"), ["-readonly", "workspace/quitus.sqlite", ".dump"])
    #expect(dump.status == 0 && dump.output.contains("INSERT INTO \(table) "), "\(dump.errors)")
    return dump.output
  }
}
