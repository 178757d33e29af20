import Glibc
import Sealing

/// The file that holds the workspace's keys for evidence.
struct EvidenceKeyFile {
  private let file: KeyFile
  var path: String { file.path }

  /// - Parameter folder: the folder of keys.
  init(folder: String) {
    file = KeyFile(
      folder: folder, name: "evidence.key",
      whereSeen: Said(
        "« chmod 600 », puis « quitus evidence rotate-key »", "\"chmod 600\", then \"quitus evidence rotate-key\""))
  }

  /// Its keys; nil where there is no such file.
  ///
  /// - Throws: where others may read it, or it is not a file of this user's own, or does not hold keys.
  func read() throws(Complaint) -> WorkspaceKeys? {
    guard let text = try file.read() else { return nil }
    do throws(WorkspaceKeys.Flaw) {
      return try WorkspaceKeys(text: text)
    } catch {
      switch error {
      case .noKey: throw file.spoilt("aucune clé", "no key")
      case .malformed(let line):
        throw file.spoilt("ligne \(line) : ce n’est pas une clé", "line \(line): this is no key")
      }
    }
  }

  /// Makes the file with its first key, on disk before it is answered for; gives the keys of whoever was faster.
  func create(_ keys: WorkspaceKeys) throws(Complaint) -> WorkspaceKeys {
    try file.create(Self.remark + keys.text)
    guard let kept = try read() else { throw file.failed(ENOENT) }
    return kept
  }

  /// Puts `keys` in the place of those that are there, whole or not at all, on disk before it is answered for.
  func replace(with keys: WorkspaceKeys) throws(Complaint) { try file.replace(with: Self.remark + keys.text) }

  /// Removes what writers that died have left; nobody else may be writing.
  func removeLeftovers() { file.removeLeftovers() }

  private static let remark = """
    # Clés des pièces gardées par quitus. Sans ce fichier, aucune pièce ne s’ouvre : sauvegardez-le à part de la base.
    # Keys of the files that quitus keeps. Without this file none of them opens: back it up apart from the database.

    """
}
