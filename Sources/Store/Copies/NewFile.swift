import Glibc

/// A file that is written beside its place under a passing name, and gets its own once it is whole and on disk.
struct NewFile {
  let path: String
  /// Where it is written until then. What a program that was killed leaves there is found by this ending.
  let draft: String

  /// How the passing name ends.
  static let ending = ".partial"

  /// Makes the draft: empty, and for its owner's eyes only.
  init(at path: String) throws(CopyError) {
    let slash = path.lastIndex(of: "/")
    let folder = slash.map { String(path[...$0]) } ?? "./"
    let name = slash.map { String(path[path.index(after: $0)...]) } ?? path
    self.path = path
    draft = "\(folder).\(name).\(getpid())-\(UInt32.random(in: 0 ... .max))\(Self.ending)"
    let descriptor = unsafe open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw CopyError(errno, path) }
    close(descriptor)
  }

  /// Puts the draft on disk and gives it its name, at which at no time half a file stands.
  func finish(replacing: Bool) throws(CopyError) {
    // What SQLite has not put into the file itself would be lost with the name.
    guard !Existence.isFile(draft + "-wal"), !Existence.isFile(draft + "-journal") else { throw .unsound(path: path) }
    try flush(draft, O_RDONLY)
    if replacing {
      guard unsafe rename(draft, path) == 0 else { throw CopyError(errno, path) }
    } else if unsafe link(draft, path) == 0 {
      _ = unsafe unlink(draft)
    } else {
      // Some file systems know no second name; there, somebody who takes this one at this very moment loses it.
      guard errno != EEXIST, !Existence.isFile(path) else { throw .exists(path: path) }
      guard unsafe rename(draft, path) == 0 else { throw CopyError(errno, path) }
    }
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
    try flush(folder, O_RDONLY | O_DIRECTORY)
  }

  /// Removes the draft and what SQLite may have laid beside it.
  func discard() {
    for ending in ["", "-journal", "-wal", "-shm"] { _ = unsafe unlink(draft + ending) }
  }

  private func flush(_ place: String, _ flags: Int32) throws(CopyError) {
    let descriptor = unsafe open(place, flags | O_CLOEXEC)
    guard descriptor >= 0 else { throw CopyError(errno, path) }
    defer { close(descriptor) }
    // EINVAL: there is nothing to be flushed at such a place.
    guard fsync(descriptor) == 0 || errno == EINVAL else { throw CopyError(errno, path) }
  }
}
