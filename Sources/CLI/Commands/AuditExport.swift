import ArgumentParser
import Audit
import Dates
import Desk
import FoundationEssentials
import Sealing
import Store

struct AuditExport: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: Said(
      "Toutes les entrées en lignes JSON, puis leur tête signée ; pour un admin ou un auditor.",
      "All entries as lines of JSON, then their signed head; for an admin or an auditor."
    ).now,
    discussion: Said(
      "Gardez l’export hors de portée de qui tient la base : « audit verify --head » le compare à elle.",
      "Keep the export out of reach of whoever has the database: \"audit verify --head\" compares the two."
    ).now)
  @Argument(help: ArgumentHelp(Said("Nouveau fichier, pour vous seul.", "A new file, for you alone.").now))
  var file: String
  @OptionGroup var actor: ActorOption
  @OptionGroup var dry: DryRunOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    let desk = try LiveDesk(common, dryRun: dry)
    let export = ExportAudit(by: try desk.acting(actor))
    if dry.dryRun {
      var count = 0
      _ = try export.perform(with: desk.parts) { _ in count += 1 }.value()
      return try tell(count, head: nil)
    }
    let key = try AuditKeyFile(workspace: desk.workspace).readOrMake()
    let out = try NewTextFile(at: file)
    do {
      var count = 0
      let last = try export.perform(with: desk.parts) { record in
        try out.write(JSON.line(AuditDocument(record)))
        count += 1
      }.value()
      let head = last.map { HeadDocument(SignedHead($0, at: Clock.now(), with: key)) }
      if let head { try out.write(JSON.line(head)) }
      try out.finish()
      try tell(count, head: head)
    } catch {
      out.discard()
      throw error
    }
  }

  private func tell(_ count: Int, head: HeadDocument?) throws {
    if common.json { return try Console.print(JSON.line(Answer(entries: count, head: head?.head))) }
    try Console.print(dry.prefix + Said("entrées exportées : \(count)", "entries exported: \(count)").now)
  }

  private struct Answer: Encodable {
    var entries: Int
    @OrNull var head: HeadDocument.Head?
  }
}

/// A signed head as it is written: the last line of an export.
struct HeadDocument: Codable {
  var head: Head

  struct Head: Codable {
    var number: Int64
    var hash: String
    var at: String
    /// The instant that is signed: milliseconds since 1970, UTC.
    var atMs: Int64
    /// The public half of the key (Ed25519), in hexadecimal.
    var key: String
    var signature: String
  }

  init(_ signed: SignedHead) {
    head = Head(
      number: signed.number, hash: signed.hash.description, at: signed.at.description, atMs: signed.at.rawValue,
      key: Hexadecimal.digits(signed.signature.publicKey), signature: Hexadecimal.digits(signed.signature.bytes))
  }

  /// The head with which the file at `path` ends.
  static func read(_ path: String) throws -> SignedHead {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    let line = try Files.text(path).split(whereSeparator: \.isNewline).last.map { Data($0.utf8) } ?? Data()
    // Whatever is wrong with the line, it is no head.
    guard let head = (try? decoder.decode(HeadDocument.self, from: line))?.head,
      let hash = Hexadecimal.bytes(head.hash).flatMap(Digest.init(kept:)), let key = Hexadecimal.bytes(head.key),
      let signature = Hexadecimal.bytes(head.signature)
    else {
      throw Complaint(
        .data, "\(path) : la dernière ligne n’est pas une tête signée ; donnez un fichier fait par « audit export »",
        "\(path): the last line is no signed head; give a file made by \"audit export\"")
    }
    return SignedHead(
      number: head.number, hash: hash, at: Instant(rawValue: head.atMs),
      signature: Signature(publicKey: key, bytes: signature))
  }
}
