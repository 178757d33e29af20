import Foundation
import Glibc

/// A file that is written in pieces and has its name only once it is whole.
enum OutputFile {
  /// Writes what `body` puts to `path`; `-` is standard output.
  static func write<Answer>(_ path: String, _ body: ((String) throws -> Void) throws -> Answer) throws -> Answer {
    if path == "-" { return try body { try Console.write($0, to: STDOUT_FILENO) } }
    let draft = path + ".part-\(getpid())"
    let descriptor = unsafe open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o660)
    guard descriptor >= 0 else { throw uncreatable(path) }
    var pending = ""
    func flush() throws {
      var bytes = Array(pending.utf8)[...]
      while !bytes.isEmpty {
        let written = unsafe bytes.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
        if written > 0 {
          bytes = bytes.dropFirst(written)
        } else if errno != EINTR {
          throw uncreatable(path)
        }
      }
      pending = ""
    }
    do {
      let answer = try body { text in
        pending += text
        if pending.utf8.count > 1 << 16 { try flush() }
      }
      try flush()
      guard fsync(descriptor) == 0, unsafe rename(draft, path) == 0 else { throw uncreatable(path) }
      close(descriptor)
      return answer
    } catch {
      close(descriptor)
      unsafe unlink(draft)
      throw error
    }
  }

  private static func uncreatable(_ path: String) -> Complaint {
    Complaint(
      .cannotCreate,
      "\(path) : impossible d’écrire ce fichier ; vérifiez le dossier, vos droits et la place disponible",
      "\(path): cannot write this file; check the folder, your permissions and the free space")
  }
}
