import Glibc

/// Why a copy of a database was not made; no half of one is left.
public enum CopyError: Error, Sendable, Hashable {
  /// A file of this name is there, and nobody said that it may be replaced.
  case exists(path: String)
  /// This very file is the database that was to be copied.
  case isTheDatabase(path: String)
  case noFolder(path: String)
  case noSpace(path: String)
  /// `code` is the system's or SQLite's.
  case cannotWrite(path: String, code: Int32)
  /// It is damaged: pages, references or facts are not those of the database that it was made from.
  case unsound(path: String)

  /// The one place where the system's codes are read.
  init(_ code: Int32, _ path: String) {
    switch code {
    case ENOSPC, EDQUOT: self = .noSpace(path: path)
    case ENOENT, ENOTDIR: self = .noFolder(path: path)
    case EEXIST: self = .exists(path: path)
    default: self = .cannotWrite(path: path, code: code)
    }
  }
}
