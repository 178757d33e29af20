import Foundation
import Glibc
import Sealing

/// Papers in and out of the workspace. A paper's name may say an illness: no sentence here repeats one.
enum EvidenceFiles {
  /// The file at `path`, read up to one byte beyond `limit`; `-` is standard input, which has no name.
  static func read(_ path: String, limit: Int) throws(Complaint) -> FileContents {
    let descriptor = path == "-" ? STDIN_FILENO : unsafe Glibc.open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      if errno == ENOENT {
        throw Complaint(
          .noSuchThing, "la pièce donnée n’existe pas ; vérifiez son chemin",
          "the file given does not exist; check its path")
      }
      throw unreadable(errno)
    }
    defer { if descriptor != STDIN_FILENO { close(descriptor) } }
    let bytes = try FileBytes.read(descriptor, atMost: limit) { unreadable($0) }
    return FileContents(name: path == "-" ? "" : URL(filePath: path).lastPathComponent, bytes: bytes)
  }

  private static func unreadable(_ code: Int32) -> Complaint {
    Complaint(
      .inputOutput, "impossible de lire la pièce donnée (erreur système \(code)) ; vérifiez vos droits",
      "cannot read the file given (system error \(code)); check your permissions")
  }

  /// Makes the file in which a paper is to be given out: empty, for its owner alone, and where nothing stood before.
  static func create(_ path: String) throws(Complaint) -> Int32 {
    let descriptor = unsafe Glibc.open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      if errno == EEXIST {
        throw Complaint(
          .cannotCreate, "le fichier de --to existe déjà et reste tel qu’il est ; donnez un autre nom",
          "the file of --to exists already and stays as it is; give another name")
      }
      throw unwritable(errno)
    }
    return descriptor
  }

  /// Writes a paper out and closes its file.
  static func give(_ bytes: [UInt8], to descriptor: Int32) throws(Complaint) {
    let code = FileBytes.write(bytes, durablyTo: descriptor)
    if code != 0 { throw unwritable(code) }
  }

  /// Writes a paper to standard output.
  static func print(_ bytes: [UInt8]) throws(Complaint) {
    let code = FileBytes.write(bytes, to: STDOUT_FILENO)
    if code == EPIPE { exit(ExitStatus.done.rawValue) }
    if code != 0 { throw unwritable(code) }
  }

  static func remove(_ path: String) {
    _ = unsafe unlink(path)  // an empty file stays behind at worst
  }

  private static func unwritable(_ code: Int32) -> Complaint {
    Complaint(
      .cannotCreate,
      "impossible d’écrire le fichier de --to (erreur système \(code)) ; vérifiez vos droits et la place",
      "cannot write the file of --to (system error \(code)); check your permissions and the free space")
  }
}
