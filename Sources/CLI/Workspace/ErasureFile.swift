import Desk
import Glibc
import Roster

/// The list of those who were taken out: with the keys, so in no copy of the database, and for its owner's eyes only.
struct ErasureFile: Sendable {
  /// The folder of keys.
  let folder: String
  var path: String { folder + "/erased.list" }

  var memory: ErasureMemory {
    ErasureMemory(load: { try load() }, save: { try save($0) }, pseudonym: { Self.pseudonym() })
  }

  private static let remark = """
    # Personnes effacées par quitus, sous forme d’empreintes : une ancienne copie ou un fichier les ferait revenir. À garder avec les clés.
    # People whom quitus took out, as digests: an older copy or a file would bring them back. Keep it with the keys.

    """

  private func load() throws(Complaint) -> ErasedBefore {
    guard Files.exists(path) else { return ErasedBefore(salt: Self.drawn(32)) }
    guard let list = ErasedBefore(text: try Files.text(path)) else {
      throw Complaint(
        .data, "\(path) : illisible ; rétablissez ce fichier depuis la sauvegarde",
        "\(path): unreadable; put this file back from the backup")
    }
    return list
  }

  /// Whole or not at all, on disk before it returns.
  private func save(_ list: ErasedBefore) throws(Complaint) {
    if unsafe mkdir(folder, 0o700) != 0, errno != EEXIST { throw failed(errno) }
    let new = "\(path).\(getpid()).new"
    _ = unsafe unlink(new)  // of a dead process of the same number
    let descriptor = unsafe Glibc.open(new, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw failed(errno) }
    var code = FileBytes.write(Array((Self.remark + list.text).utf8), durablyTo: descriptor)
    if code == 0, unsafe rename(new, path) != 0 { code = errno }
    guard code == 0 else {
      _ = unsafe unlink(new)  // the next writer removes it
      throw failed(code)
    }
    let place = unsafe Glibc.open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard place >= 0 else { throw failed(errno) }
    defer { close(place) }
    if fsync(place) != 0 { throw failed(errno) }
  }

  private func failed(_ code: Int32) -> Complaint {
    Complaint(
      .inputOutput, "\(path) : impossible d’écrire (erreur système \(code)) ; vérifiez vos droits, rien n’a été effacé",
      "\(path): cannot write (system error \(code)); check your permissions, nothing was erased")
  }

  /// `x-` and 64 random bits: no number, so that it stands after those of the programme.
  private static func pseudonym() -> AdviserID { AdviserID("x-" + RandomToken.make().prefix(16)) }

  private static func drawn(_ count: Int) -> [UInt8] {
    var random = SystemRandomNumberGenerator()
    return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &random) }
  }
}
