import Foundation
import Glibc

/// A file in the folder of keys: outside the database, and for its owner's eyes only.
struct KeyFile {
  /// The folder of keys.
  let folder: String
  let name: String
  /// What to do where others had access to it.
  let whereSeen: Said
  var path: String { folder + "/" + name }

  /// What it says; nil where there is no such file.
  ///
  /// - Throws: where others may read it, or it is not a file of this user's own.
  func read() throws(Complaint) -> String? {
    let descriptor = unsafe Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard descriptor >= 0 else {
      switch errno {
      case ENOENT, ENOTDIR: return nil
      case ELOOP: throw refused("c’est un lien ; mettez le fichier lui-même", "it is a link; put the file itself there")
      default: throw failed(errno)
      }
    }
    defer { close(descriptor) }
    try inspect(descriptor)
    return String(decoding: try FileBytes.read(descriptor, atMost: Self.longest) { failed($0) }, as: UTF8.self)
  }

  /// Enough for a hundred keys.
  private static let longest = 16_384

  private func inspect(_ descriptor: Int32) throws(Complaint) {
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else { throw failed(errno) }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw refused("ce n’est pas un fichier ordinaire", "it is no plain file")
    }
    guard status.st_uid == geteuid() else {
      throw refused(
        "il appartient à un autre compte ; lancez quitus sous ce compte, ou changez son propriétaire",
        "it belongs to another account; run quitus as that account, or change its owner")
    }
    guard status.st_mode & 0o077 == 0 else {
      throw refused(
        "d’autres comptes peuvent y accéder ; \(whereSeen.fr)", "other accounts have access to it; \(whereSeen.en)")
    }
  }

  // MARK: Writing

  /// Makes the file, on disk before it is answered for; keeps that of whoever was faster.
  func create(_ text: String) throws(Complaint) {
    let new = try written(text)
    // A link is made only where nothing stands, and the whole file appears at once.
    let isMade = unsafe link(new, path) == 0
    let code = errno
    _ = unsafe unlink(new)  // what stays behind is removed by the next rotation
    if !isMade, code != EEXIST { throw failed(code) }
    try syncFolders()
  }

  /// Puts `text` in the place of what is there, whole or not at all, on disk before it is answered for.
  func replace(with text: String) throws(Complaint) {
    let new = try written(text)
    guard unsafe rename(new, path) == 0 else {
      let code = errno
      _ = unsafe unlink(new)  // the same
      throw failed(code)
    }
    try syncFolders()
  }

  /// Removes what writers that died have left; nobody else may be writing.
  func removeLeftovers() {
    for name in Files.below(folder) where name.hasPrefix(self.name + ".") && name.hasSuffix(".new") {
      _ = unsafe unlink(folder + "/" + name)  // it is tried again by the next rotation
    }
  }

  /// The path of a new file beside ours that holds `text`.
  private func written(_ text: String) throws(Complaint) -> String {
    let new = "\(path).\(getpid()).new"
    _ = unsafe unlink(new)  // of a dead process of the same number
    let descriptor = unsafe Glibc.open(new, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw failed(errno) }
    let code = FileBytes.write(Array(text.utf8), durablyTo: descriptor)
    guard code == 0 else {
      _ = unsafe unlink(new)  // the same
      throw failed(code)
    }
    return new
  }

  /// The folder remembers the file, and the workspace the folder.
  private func syncFolders() throws(Complaint) {
    for place in [folder, folder + "/.."] {
      let descriptor = unsafe Glibc.open(place, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
      guard descriptor >= 0 else { throw failed(errno) }
      let isSynced = fsync(descriptor) == 0
      let code = errno
      close(descriptor)
      if !isSynced { throw failed(code) }
    }
  }

  // MARK: What is said

  private func refused(_ fr: String, _ en: String) -> Complaint {
    Complaint(.notAllowed, "\(path) est refusé : \(fr)", "\(path) is refused: \(en)")
  }

  func spoilt(_ fr: String, _ en: String) -> Complaint {
    Complaint(
      .data, "\(path) : \(fr) ; rétablissez ce fichier depuis la sauvegarde",
      "\(path): \(en); put this file back from the backup")
  }

  func failed(_ code: Int32) -> Complaint {
    Complaint(
      .inputOutput, "\(path) : impossible de lire ou d’écrire les clés (erreur système \(code)) ; vérifiez vos droits",
      "\(path): cannot read or write the keys (system error \(code)); check your permissions")
  }
}
