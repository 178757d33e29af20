import Glibc

/// Whether there is a file at a path.
enum Existence {
  static func isFile(_ path: String) -> Bool { unsafe access(path, F_OK) == 0 }
}
