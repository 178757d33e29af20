import GRDB

/// The numbered SQL files below `Migrations/`, each applied once, in a transaction of its own.
enum Migrations {
  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    let files = EmbeddedFiles.all.sorted { "\($0.path)" < "\($1.path)" }
    for file in files {
      let name = "\(file.path)".split(separator: "/").last.map(String.init) ?? "\(file.path)"
      migrator.registerMigration(name) { db in
        try db.execute(sql: "\(file.text)")
        // What the database held so far is bound in the same transaction: nothing comes between.
        if name == "0006-audit.sql" { try AuditBeginning.write(in: db) }
      }
    }
    return migrator
  }

  /// Throws where the database at `path` is not ours to bring up to date, before anything is written to it.
  static func inspect(_ path: String, _ configuration: Configuration) throws {
    // Read-only, as the last one to close a database that it may write to also empties its log into it.
    var configuration = configuration
    configuration.readonly = true
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    let known = Set(migrator.migrations)
    try queue.read { db in
      let applied = try applied(db)
      // Another process may be making it at this moment, and have come no further than the list of what was applied.
      let others = try Int.fetchOne(
        db, sql: "SELECT count(*) FROM sqlite_schema WHERE tbl_name <> 'grdb_migrations'")
      if applied.isDisjoint(with: known), others != 0 { throw StoreError.notADatabase(path: path) }
      if !applied.isSubset(of: known) { throw StoreError.newer(path: path) }
    }
    try queue.close()
  }

  /// Brings the database up to date, though another process may be doing the same at this moment.
  static func apply(to pool: DatabasePool) throws {
    let migrator = migrator
    let known = Set(migrator.migrations)
    var before: Set<String> = []
    while try !known.isSubset(of: pool.read(applied)) {
      do {
        try migrator.migrate(pool)
      } catch let error as DatabaseError {
        // Where somebody else applied the same file first, the rest is tried again; otherwise the file itself is at fault.
        let now = try pool.read(applied)
        if now.isSubset(of: before) { throw error }
        before = now
      }
    }
  }

  /// What was applied so far; the first question also fixes the moment for which the second one is answered.
  static func applied(_ db: Database) throws -> Set<String> {
    let isListed = try Bool.fetchOne(db, sql: "SELECT 1 FROM sqlite_schema WHERE name = 'grdb_migrations'") ?? false
    return isListed ? try String.fetchSet(db, sql: "SELECT identifier FROM grdb_migrations") : []
  }

  /// Those that were not applied yet, in order.
  static func toCome(_ db: Database) throws -> [String] {
    let applied = try applied(db)
    return migrator.migrations.filter { !applied.contains($0) }
  }
}
