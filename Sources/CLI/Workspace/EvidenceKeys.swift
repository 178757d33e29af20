import Desk
import Sealing
import Store

/// The workspace's keys for evidence, held as long as this lives: no rotation retires one meanwhile.
struct EvidenceKeys {
  let keys: WorkspaceKeys
  private let folder: KeyFolder?

  /// Keys to open papers with.
  init(opening workspace: Workspace) throws {
    folder = try KeyFolder.hold(workspace.keyFolder, .shared, creating: false)
    guard let keys = try EvidenceKeyFile(folder: workspace.keyFolder).read() else {
      throw Self.missing(workspace)
    }
    self.keys = keys
  }

  /// Keys to seal papers with; the first one is made, but not in a dry run.
  init(sealing desk: LiveDesk) throws {
    let workspace = desk.workspace
    let isDryRun = desk.parts.isDryRun
    let file = EvidenceKeyFile(folder: workspace.keyFolder)
    folder = try KeyFolder.hold(workspace.keyFolder, .shared, creating: !isDryRun)
    if let keys = try file.read() {
      self.keys = keys
      return
    }
    // A new key would hide that those of the papers are lost.
    if try desk.parts.store.read({ try $0.evidenceKeyCount() }) > 0 { throw Self.missing(workspace) }
    let first = WorkspaceKeys(first: EvidenceDraw.workspaceKey())
    keys = isDryRun ? first : try file.create(first)
  }

  static func missing(_ workspace: Workspace) -> Complaint {
    let path = EvidenceKeyFile(folder: workspace.keyFolder).path
    return Complaint(
      .noSuchThing, "\(path) manque, sans quoi aucune pièce ne s’ouvre ; rétablissez ce fichier depuis la sauvegarde",
      "\(path) is missing, and no file opens without it; put it back from the backup")
  }
}

extension Workspace {
  var keyFolder: String { folder + "/keys" }
}

/// Chance, for keys and sealings: drawn from the system, here at the edge.
enum EvidenceDraw {
  static func workspaceKey() -> WorkspaceKey {
    guard let key = WorkspaceKey(drawn: bytes(WorkspaceKey.byteCount)) else {
      preconditionFailure("as many bytes as a key has are a key")
    }
    return key
  }

  static func signingKey() -> SigningKey {
    guard let key = SigningKey(drawn: bytes(SigningKey.byteCount)) else {
      preconditionFailure("as many bytes as a key has are a key")
    }
    return key
  }

  static func replyKey() -> ReplyKey {
    guard let key = ReplyKey(drawn: bytes(ReplyKey.byteCount)) else {
      preconditionFailure("as many bytes as a key has are a key")
    }
    return key
  }

  static func replyNonce() -> [UInt8] { bytes(ReplyKey.nonceCount) }

  static func file() -> FileDraw {
    guard let draw = FileDraw(bytes(FileDraw.byteCount)) else {
      preconditionFailure("as many bytes as a draw has are a draw")
    }
    return draw
  }

  private static func bytes(_ count: Int) -> [UInt8] {
    var random = SystemRandomNumberGenerator()
    return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &random) }
  }
}
