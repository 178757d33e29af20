import ArgumentParser
import Desk
import Sealing
import Store

/// `quitus evidence rotate-key`: at no moment does a paper's key lie under a key that the file of keys does not hold.
///
/// The new key is on disk before anything is put under it, and an old one goes once nothing is under it; killed in between,
/// the next run goes on with the key that is there.
struct EvidenceRotateKey: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rotate-key",
    abstract: Said(
      "Met toutes les pièces sous une nouvelle clé ; interrompue, la commande se relance.",
      "Puts all files under a new key; run it again where it was interrupted."
    ).now)
  @OptionGroup var dry: DryRunOption
  @OptionGroup var common: CommonOptions

  private static let batch = 200

  func run() throws {
    let desk = try LiveDesk(common)
    let path = desk.workspace.keyFolder
    let folder = try KeyFolder.hold(path, .alone, creating: false)
    try withExtendedLifetime(folder) {
      let file = EvidenceKeyFile(folder: path)
      let count = try desk.parts.store.read { try $0.evidenceKeyCount() }
      guard let found = try file.read() else {
        if count > 0 { throw EvidenceKeys.missing(desk.workspace) }
        throw Complaint(
          .noSuchThing, "il n’y a pas encore de clé : la première pièce gardée en crée une",
          "there is no key yet: the first file that is kept makes one")
      }
      if dry.dryRun { return try tell(Answer(files: count, key: nil, resumed: found.isRotating)) }
      file.removeLeftovers()
      let keys = found.isRotating ? found : found.adding(EvidenceDraw.workspaceKey())
      if !found.isRotating { try file.replace(with: keys) }
      let done = try Self.rewrap(keys, desk, count)
      try file.replace(with: keys.withoutRetired)
      try EvidenceLog.empty(desk.parts.store)
      try tell(Answer(files: done, key: keys.current.id.rawValue, resumed: found.isRotating))
    }
  }

  private static func rewrap(_ keys: WorkspaceKeys, _ desk: LiveDesk, _ count: Int) throws -> Int {
    let bar = ProgressBar("evidence", of: count)
    defer { bar.end() }
    var done = 0
    while true {
      let more = try RewrapEvidence(keys, limit: batch).perform(with: desk.parts)
      if more == 0 { return done }
      done += more
      bar.show(done)
    }
  }

  private func tell(_ answer: Answer) throws {
    if common.json { return try Console.print(JSON.line(answer)) }
    try Console.print(
      dry.prefix
        + Said(
          "pièces mises sous une nouvelle clé : \(answer.files) ; sauvegardez keys/evidence.key",
          "files put under a new key: \(answer.files); back keys/evidence.key up"
        ).now)
  }

  private struct Answer: Encodable {
    var files: Int
    /// The name of the new key.
    @OrNull var key: String?
    /// An earlier rotation was taken up again.
    var resumed: Bool
  }
}
