import GRDB

/// Copies one snapshot of a database into a file of its own, through SQLite's online backup.
enum Copying {
  /// Half a megabyte: often enough to be stopped and to show how far it has come.
  private static let pagesPerStep: CInt = 128

  /// Writes what `source` sees into `file`'s draft: one plain file that needs no other beside it.
  static func pages(of source: Database, to file: NewFile, _ progress: (CopyProgress) throws -> Void) throws {
    let target = try DatabaseQueue(path: file.draft)
    try target.writeWithoutTransaction { db in
      try withoutActuallyEscaping(progress) { progress in
        try source.backup(to: db, pagesPerStep: pagesPerStep) { step in
          try progress(CopyProgress(done: step.completedPageCount, total: step.totalPageCount))
        }
      }
      // The first page says that there is a log beside the file; there is none.
      try db.execute(sql: "PRAGMA journal_mode = DELETE")
    }
    try target.close()
  }

  /// Takes what the log beside a draft holds into the draft itself: a file that is renamed leaves its log behind.
  static func putAwayLog(of file: NewFile) throws {
    let target = try DatabaseQueue(path: file.draft)
    try target.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = DELETE") }
    try target.close()
  }

  /// What a finished draft holds, read back from the file itself.
  ///
  /// - Throws: ``CopyError/unsound(path:)`` where it is damaged, or its facts are not those of version `version`.
  static func verified(_ file: NewFile, version: Int64) throws -> Inventory {
    let inventory = try readOnly(file.draft) { db in
      guard try isSound(db) else { throw CopyError.unsound(path: file.path) }
      return try Inventory(db)
    }
    guard inventory.factsVersion == version else { throw CopyError.unsound(path: file.path) }
    return inventory
  }

  /// Whether pages and references hold together.
  static func isSound(_ db: Database) throws -> Bool {
    try String.fetchAll(db, sql: "PRAGMA integrity_check(1)") == ["ok"]
      && Row.fetchOne(db, sql: "PRAGMA foreign_key_check") == nil
  }

  /// Reads one snapshot of the database at `path`, which nothing is written to.
  static func readOnly<Answer>(_ path: String, _ body: (Database) throws -> Answer) throws -> Answer {
    var configuration = Configuration()
    configuration.readonly = true
    configuration.busyMode = .timeout(Store.patience)
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    let answer = try queue.read(body)
    try queue.close()
    return answer
  }

  /// Does `body`, which writes `file`; whatever stops it, nothing is left of the file, and SQLite's codes are read.
  static func writing<Answer>(_ file: NewFile, of source: String, _ body: () throws -> Answer) throws -> Answer {
    do {
      return try body()
    } catch let error as DatabaseError {
      file.discard()
      switch error.resultCode {
      case .SQLITE_FULL: throw CopyError.noSpace(path: file.path)
      case .SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_IOERR:
        throw CopyError.cannotWrite(path: file.path, code: error.extendedResultCode.rawValue)
      default: throw StoreError(error, path: source)
      }
    } catch {
      file.discard()
      throw error
    }
  }
}

/// How far a copy has come, in pages of the database.
public struct CopyProgress: Sendable, Hashable {
  public var done: Int
  public var total: Int
}
