import Glibc

/// Whether there is a file at a path.
enum Existence {
  static func isFile(_ path: String) -> Bool { unsafe access(path, F_OK) == 0 }

  /// Whether both paths lead to the same file, by whatever names.
  static func areSame(_ one: String, _ other: String) -> Bool {
    var (first, second) = (stat(), stat())
    guard unsafe stat(one, &first) == 0, unsafe stat(other, &second) == 0 else { return false }
    return first.st_dev == second.st_dev && first.st_ino == second.st_ino
  }
}
