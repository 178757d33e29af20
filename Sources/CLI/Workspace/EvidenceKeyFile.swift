import Foundation
import Glibc
import Sealing

/// The file that holds the workspace's keys for evidence: outside the database, and for its owner's eyes only.
struct EvidenceKeyFile {
  /// The folder of keys.
  let folder: String
  var path: String { folder + "/evidence.key" }

  /// Its keys; nil where there is no such file.
  ///
  /// - Throws: where others may read it, or it is not a file of this user's own, or does not hold keys.
  func read() throws(Complaint) -> WorkspaceKeys? {
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
    let bytes = try FileBytes.read(descriptor, atMost: Self.longest) { failed($0) }
    do throws(WorkspaceKeys.Flaw) {
      return try WorkspaceKeys(text: String(decoding: bytes, as: UTF8.self))
    } catch {
      switch error {
      case .noKey: throw spoilt("aucune clé", "no key")
      case .malformed(let line): throw spoilt("ligne \(line) : ce n’est pas une clé", "line \(line): this is no key")
      }
    }
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
        "d’autres comptes peuvent y accéder ; « chmod 600 », puis « quitus evidence rotate-key »",
        "other accounts have access to it; \"chmod 600\", then \"quitus evidence rotate-key\"")
    }
  }

  // MARK: Writing

  /// Makes the file with its first key, on disk before it is answered for; keeps and gives the keys of whoever was faster.
  func create(_ keys: WorkspaceKeys) throws(Complaint) -> WorkspaceKeys {
    let new = try written(keys)
    // A link is made only where nothing stands, and the whole file appears at once.
    let isMade = unsafe link(new, path) == 0
    let code = errno
    _ = unsafe unlink(new)  // what stays behind is removed by the next rotation
    if !isMade, code != EEXIST { throw failed(code) }
    try syncFolders()
    if isMade { return keys }
    guard let other = try read() else { throw failed(ENOENT) }
    return other
  }

  /// Puts `keys` in the place of those that are there, whole or not at all, on disk before it is answered for.
  func replace(with keys: WorkspaceKeys) throws(Complaint) {
    let new = try written(keys)
    guard unsafe rename(new, path) == 0 else {
      let code = errno
      _ = unsafe unlink(new)  // the same
      throw failed(code)
    }
    try syncFolders()
  }

  /// Removes what writers that died have left; nobody else may be writing.
  func removeLeftovers() {
    for name in Files.below(folder) where name.hasPrefix("evidence.key.") && name.hasSuffix(".new") {
      _ = unsafe unlink(folder + "/" + name)  // it is tried again by the next rotation
    }
  }

  /// The path of a new file beside ours that holds `keys`.
  private func written(_ keys: WorkspaceKeys) throws(Complaint) -> String {
    let new = "\(path).\(getpid()).new"
    _ = unsafe unlink(new)  // of a dead process of the same number
    let descriptor = unsafe Glibc.open(new, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw failed(errno) }
    let code = FileBytes.write(Array((Self.remark + keys.text).utf8), durablyTo: descriptor)
    guard code == 0 else {
      _ = unsafe unlink(new)  // the same
      throw failed(code)
    }
    return new
  }

  private static let remark = """
    # Clés des pièces gardées par quitus. Sans ce fichier, aucune pièce ne s’ouvre : sauvegardez-le à part de la base.
    # Keys of the files that quitus keeps. Without this file none of them opens: back it up apart from the database.

    """

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

  private func spoilt(_ fr: String, _ en: String) -> Complaint {
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
