import GRDB
import Glibc

/// What is kept of a database before it is changed in a way that an older program could not follow.
extension Migrations {
  /// How many such copies stay; older ones go once a newer migration has succeeded.
  static let copiesKept = 3

  /// Applies what is to come, after keeping a copy where there is something to lose.
  static func bringUpToDate(_ pool: DatabasePool, at path: String) throws {
    guard try pool.read(nextToLoseBy) != nil else { return try apply(to: pool) }
    // One at a time: whoever looked between two migrations would keep a copy of a state that no program was made for.
    let lock = FolderLock(beside: path)
    defer { lock.release() }
    try keepCopy(of: pool, at: path)
    try apply(to: pool)
    pruneCopies(of: path)
  }

  /// Copies the database beside itself where migrations are to come and there is something to lose.
  ///
  /// - Throws: ``StoreError/notMigrated(_:)``; no migration is applied then.
  static func keepCopy(of pool: DatabasePool, at path: String) throws {
    guard let next = try pool.read(nextToLoseBy) else { return }
    do {
      let file = try NewFile(at: copyName(path, before: next))
      try Copying.writing(file, of: path) {
        let version = try pool.read { db -> Int64? in
          // Somebody else may have brought it up to date meanwhile, and has kept a copy of what it was.
          guard try nextToLoseBy(db) == next else { return nil }
          let version = try Reading(db: db).factsVersion()
          try Copying.pages(of: db, to: file) { _ in }
          return version
        }
        guard let version else { return file.discard() }
        _ = try Copying.verified(file, version: version)
        try file.finish(replacing: true)
      }
    } catch let error as CopyError {
      throw StoreError.notMigrated(error)
    }
  }

  /// Removes all but the last copies beside `path`.
  static func pruneCopies(of path: String) {
    let names = migrator.migrations.map { copyName(path, before: $0) }.filter(Existence.isFile)
    for name in names.dropLast(copiesKept) { _ = unsafe unlink(name) }
  }

  /// `quitus.sqlite.before-0004` for `0004-….sql`.
  static func copyName(_ path: String, before migration: String) -> String { "\(path).before-\(migration.prefix(4))" }

  /// The next migration to come; nil where none is, or where nobody has entrusted anything to the database yet.
  private static func nextToLoseBy(_ db: Database) throws -> String? {
    guard let next = try toCome(db).first, try holdsAnything(db) else { return nil }
    return next
  }

  private static func holdsAnything(_ db: Database) throws -> Bool {
    for table in ["revision", "desk_user", "outbox"] {
      let isThere = try Bool.fetchOne(
        db, sql: "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?", arguments: [table])
      if isThere == true, try Row.fetchOne(db, sql: "SELECT 1 FROM \(table) LIMIT 1") != nil { return true }
    }
    return false
  }
}
