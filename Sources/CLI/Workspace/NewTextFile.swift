import Glibc

/// A file that is made line by line, for its owner alone, and where nothing stood before.
final class NewTextFile {
  let path: String
  private let descriptor: Int32
  private var waiting: [UInt8] = []

  init(at path: String) throws(Complaint) {
    self.path = path
    descriptor = unsafe Glibc.open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      if errno == EEXIST {
        throw Complaint(
          .cannotCreate, "\(path) existe déjà et reste tel qu’il est ; donnez un autre nom",
          "\(path) exists already and stays as it is; give another name")
      }
      throw failed(errno)
    }
  }

  func write(_ line: String) throws(Complaint) {
    waiting += Array(line.utf8)
    waiting.append(0x0A)
    if waiting.count > 1 << 16 { try flush() }
  }

  private func flush() throws(Complaint) {
    let code = FileBytes.write(waiting, to: descriptor)
    waiting.removeAll(keepingCapacity: true)
    if code != 0 { throw failed(code) }
  }

  /// Puts all of it on disk before it is answered for.
  func finish() throws(Complaint) {
    let code = FileBytes.write(waiting, durablyTo: descriptor)
    if code != 0 { throw failed(code) }
  }

  /// Nothing is left of it.
  func discard() {
    _ = unsafe unlink(path)  // an unfinished file stays behind at worst
  }

  private func failed(_ code: Int32) -> Complaint {
    Complaint(
      .cannotCreate, "\(path) : impossible d’écrire (erreur système \(code)) ; vérifiez vos droits et la place",
      "\(path): cannot be written (system error \(code)); check your permissions and the free space")
  }
}
