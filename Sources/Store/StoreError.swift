import GRDB

/// Why the database could not do what was asked. Each SQLite failure is one of these.
public enum StoreError: Error, Sendable, Hashable {
  /// There is no database at this path.
  case missing(path: String)
  /// It was made by a newer program, which knows migrations that this one does not.
  case newer(path: String)
  case notADatabase(path: String)
  /// Another process held it for longer than we wait.
  case busy
  case full
  case readOnly
  case cannotOpen(path: String)
  case inputOutput(code: Int32)
  case corrupt
  /// A row would break a promise of the schema.
  case constraint
  /// A stored value that this program cannot have written.
  case unreadable(table: String)
  /// Somebody else changed the case in between.
  case caseChanged(expected: Int, found: Int)
  /// The copy that is kept before the database is brought up to date could not be made: it is as it was.
  case notMigrated(CopyError)
}

extension StoreError {
  /// The one place where SQLite's codes are read.
  init(_ error: DatabaseError, path: String) {
    switch error.resultCode {
    case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy
    case .SQLITE_FULL: self = .full
    case .SQLITE_READONLY, .SQLITE_PERM: self = .readOnly
    case .SQLITE_CANTOPEN: self = .cannotOpen(path: path)
    case .SQLITE_NOTADB: self = .notADatabase(path: path)
    case .SQLITE_CORRUPT: self = .corrupt
    case .SQLITE_CONSTRAINT: self = .constraint
    default: self = .inputOutput(code: error.extendedResultCode.rawValue)
    }
  }
}
