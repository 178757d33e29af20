import Glibc
import Sealing

/// The file that holds the key with which heads of the audit are signed; no database and no copy holds it.
struct AuditKeyFile {
  let workspace: Workspace

  private var file: KeyFile {
    KeyFile(
      folder: workspace.keyFolder, name: "audit.key",
      whereSeen: Said(
        "ils ont pu signer à votre place : retirez-le, une autre clé sera faite",
        "they may have signed in your place: take it away, and another key is made"))
  }

  /// The key; nil where none was made yet.
  func read() throws(Complaint) -> SigningKey? {
    guard let text = try file.read() else { return nil }
    guard let key = SigningKey(text: text) else { throw file.spoilt("ce n’est pas une clé", "this is no key") }
    return key
  }

  /// The key, made where there is none yet; one of two who make it at once keeps the other's.
  func readOrMake() throws(Complaint) -> SigningKey {
    if let key = try read() { return key }
    _ = try KeyFolder.hold(workspace.keyFolder, .shared, creating: true)
    try file.create(Self.remark + EvidenceDraw.signingKey().secretText + "\n")
    guard let key = try read() else { throw file.failed(ENOENT) }
    return key
  }

  private static let remark = """
    # Clé qui signe les têtes du journal d’audit de quitus. Gardez-la à part de la base.
    # Key that signs heads of the audit of quitus. Keep it apart from the database.

    """
}
