import GRDB

/// The numbered SQL files below `Migrations/`, each applied once, in a transaction of its own.
enum Migrations {
  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    let files = EmbeddedFiles.all.sorted { "\($0.path)" < "\($1.path)" }
    for file in files {
      let name = "\(file.path)".split(separator: "/").last.map(String.init) ?? "\(file.path)"
      migrator.registerMigration(name) { try $0.execute(sql: "\(file.text)") }
    }
    return migrator
  }
}
