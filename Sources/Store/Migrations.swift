import GRDB

/// The numbered SQL files below `Migrations/`, each applied once, in a transaction of its own.
enum Migrations {
  private static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    let files = EmbeddedFiles.all.sorted { "\($0.path)" < "\($1.path)" }
    for file in files {
      let name = "\(file.path)".split(separator: "/").last.map(String.init) ?? "\(file.path)"
      migrator.registerMigration(name) { try $0.execute(sql: "\(file.text)") }
    }
    return migrator
  }

  /// Throws where the database at `path` is not ours to bring up to date, before anything is written to it.
  static func inspect(_ path: String, _ configuration: Configuration) throws {
    // Read-only, as the last one to close a database that it may write to also empties its log into it.
    var configuration = configuration
    configuration.readonly = true
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    let migrator = migrator
    try queue.read { db in
      let applied = try migrator.appliedIdentifiers(db)
      // Another process may be making it at this moment, and have come no further than the list of what was applied.
      let others = try Int.fetchOne(
        db, sql: "SELECT count(*) FROM sqlite_schema WHERE tbl_name <> 'grdb_migrations'")
      if applied.isDisjoint(with: migrator.migrations), others != 0 { throw StoreError.notADatabase(path: path) }
      if try migrator.hasBeenSuperseded(db) { throw StoreError.newer(path: path) }
    }
    try queue.close()
  }

  /// Brings the database up to date, though another process may be doing the same at this moment.
  static func apply(to pool: DatabasePool) throws {
    let migrator = migrator
    var applied: Set<String> = []
    while try pool.read({ try !migrator.hasCompletedMigrations($0) }) {
      do {
        try migrator.migrate(pool)
      } catch let error as DatabaseError {
        // Where somebody else applied the same file first, the rest is tried again; otherwise the file itself is at fault.
        let now = try pool.read(migrator.appliedIdentifiers)
        if now.isSubset(of: applied) { throw error }
        applied = now
      }
    }
  }
}
