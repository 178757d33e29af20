import Glibc
import Sealing
import Synchronization

/// The file that holds the key of reply tokens; no database and no copy holds it.
struct ReplyKeyFile {
  let keyFolder: String

  private var file: KeyFile {
    KeyFile(
      folder: keyFolder, name: "reply.key",
      whereSeen: Said(
        "ils ont pu faire passer leurs messages pour des réponses : retirez-le, une autre clé sera faite",
        "they may have passed messages off as answers: take it away, and another key is made"))
  }

  /// The key; nil where none was made yet.
  func read() throws(Complaint) -> ReplyKey? {
    guard let text = try file.read() else { return nil }
    guard let key = ReplyKey(text: text) else { throw file.spoilt("ce n’est pas une clé", "this is no key") }
    return key
  }

  /// The key, made where there is none yet; one of two who make it at once keeps the other's.
  @discardableResult
  func readOrMake() throws(Complaint) -> ReplyKey {
    if let key = try read() { return key }
    _ = try KeyFolder.hold(keyFolder, .shared, creating: true)
    try file.create(Self.remark + EvidenceDraw.replyKey().secretText + "\n")
    guard let key = try read() else { throw file.failed(ENOENT) }
    return key
  }

  private static let remark = """
    # Clé des jetons de réponse de quitus : elle seule en fait de vrais. Gardez-la à part de la base.
    # Key of the reply tokens of quitus: it alone makes true ones. Keep it apart from the database.

    """
}

/// Draws the part of Message-IDs that no other has.
///
/// Where there is no key yet, or another account of the desk has it, letters are written all the same: their tokens are drawn by
/// chance and verify nothing.
final class ReplyTokens: Sendable {
  private let file: ReplyKeyFile
  private let key = Mutex<ReplyKey??>(nil)

  init(keyFolder: String) {
    file = ReplyKeyFile(keyFolder: keyFolder)
  }

  func draw() -> String {
    guard let key = used() else { return RandomToken.make() }
    return key.token(EvidenceDraw.replyNonce())
  }

  private func used() -> ReplyKey? {
    key.withLock { known in
      if let known { return known }
      let found = try? file.read()  // a letter matters more than its token
      known = .some(found ?? nil)
      return found ?? nil
    }
  }
}
