import Foundation
import Glibc

/// The folder of keys, held so that no key goes while somebody uses it.
final class KeyFolder {
  let path: String
  private let descriptor: Int32

  /// How it is held: by any number who use keys, or by the one who changes them.
  enum Hold { case shared, alone }

  private init(path: String, descriptor: Int32) {
    self.path = path
    self.descriptor = descriptor
  }

  // Closing lets go.
  deinit { close(descriptor) }

  /// Holds the folder; nil where there is none and none is to be made.
  ///
  /// - Throws: exit code 75 where `alone` is asked for and somebody uses keys; `shared` waits.
  static func hold(_ path: String, _ hold: Hold, creating: Bool) throws(Complaint) -> KeyFolder? {
    if creating, unsafe mkdir(path, 0o700) != 0, errno != EEXIST { throw failed(path, errno) }
    let descriptor = unsafe Glibc.open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else {
      if errno == ENOENT { return nil }
      throw failed(path, errno)
    }
    let folder = KeyFolder(path: path, descriptor: descriptor)
    while flock(descriptor, hold == .shared ? LOCK_SH : LOCK_EX | LOCK_NB) != 0 {
      if errno == EINTR { continue }
      if errno == EWOULDBLOCK {
        throw Complaint(
          .tryAgain, "\(path) : un autre quitus se sert des clés ; réessayez",
          "\(path): another quitus is using the keys; try again")
      }
      throw failed(path, errno)
    }
    return folder
  }

  private static func failed(_ path: String, _ code: Int32) -> Complaint {
    Complaint(
      .inputOutput, "\(path) : dossier des clés inaccessible (erreur système \(code)) ; vérifiez vos droits",
      "\(path): cannot use the folder of keys (system error \(code)); check your permissions")
  }
}
