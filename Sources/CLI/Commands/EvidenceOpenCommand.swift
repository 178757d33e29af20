import ArgumentParser
import Cases
import Dates
import Desk
import Sealing
import Store

/// The paper that a command is about.
struct EvidenceOption: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      Said("Numéro de la pièce : voir « evidence list ».", "Number of the file: see \"evidence list\".").now,
      valueName: "id"))
  var number: Int64

  var id: EvidenceID { EvidenceID(rawValue: number) }
}

/// Why somebody opens or removes a paper.
struct EvidenceReasonOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      Said("Raison, consignée ; « - » ou @FICHIER.", "Reason, which is recorded; \"-\" or @FILE.").now,
      valueName: "text"))
  var reason: String
}

struct EvidenceOpen: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "open",
    abstract: Said(
      "Ouvre une pièce ; qui l’ouvre et pourquoi est d’abord consigné.",
      "Opens a file; who opens it and why is put on record first."
    ).now)

  @OptionGroup var evidence: EvidenceOption
  @Option(
    name: .customLong("to"),
    help: ArgumentHelp(
      Said(
        "Nouveau fichier, pour vous seul ; « - » pour la sortie standard.",
        "A new file, for you alone; \"-\" for standard output."
      ).now, valueName: "file"))
  var destination: String
  @OptionGroup var why: EvidenceReasonOption
  @OptionGroup var actor: ActorOption
  @OptionGroup var dry: DryRunOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    let desk = try LiveDesk(common, dryRun: dry)
    let open = OpenEvidence(evidence.id, reason: try TextArgument.read(why.reason), by: try desk.acting(actor))
    if dry.dryRun {
      let record = try open.perform(with: desk.parts).value().record
      return try tell(record, name: nil)
    }
    if destination == "-" {
      return try EvidenceFiles.print(try Self.contents(open, desk).contents.bytes)
    }
    // The file first: an opening that could give nothing out is not put on record.
    let descriptor = try EvidenceFiles.create(destination)
    do {
      let (record, contents) = try Self.contents(open, desk)
      try EvidenceFiles.give(contents.bytes, to: descriptor)
      try tell(record, name: contents.name)
    } catch {
      EvidenceFiles.remove(destination)
      throw error
    }
  }

  /// The paper, once its opening is on record; no rotation comes between the two.
  private static func contents(
    _ open: OpenEvidence, _ desk: LiveDesk
  ) throws -> (record: EvidenceRecord, contents: FileContents) {
    let held = try EvidenceKeys(opening: desk.workspace)
    return try withExtendedLifetime(held) {
      let opened = try open.perform(with: desk.parts).value()
      return (opened.record, try opened.contents(with: held.keys))
    }
  }

  /// `name` as it was given when the paper was added: who may read the one may read the other.
  private func tell(_ record: EvidenceRecord, name: String?) throws {
    if common.json {
      return try Console.print(
        JSON.line(Answer(evidence: record.id.rawValue, kind: record.kind.rawValue, size: record.size, name: name)))
    }
    let whose = name.map { $0.isEmpty ? "" : Said(" : « \($0) »", ": \"\($0)\"").now } ?? ""
    try Console.print(
      dry.prefix
        + Said(
          "pièce \(record.id) ouverte (\(record.kind.rawValue), \(record.size) octets)",
          "file \(record.id) opened (\(record.kind.rawValue), \(record.size) bytes)"
        ).now + whose)
  }

  private struct Answer: Encodable {
    var evidence: Int64
    var kind: String
    var size: Int
    @OrNull var name: String?
  }
}

struct EvidenceOpenings: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "openings",
    abstract: Said(
      "Qui a ouvert une pièce, et quand ; pourquoi, à qui se nomme (--as).",
      "Who opened a file, and when; why, to those who say who they are (--as)."
    ).now)
  @OptionGroup var evidence: EvidenceOption
  @OptionGroup var actor: ActorOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    let workspace = try Workspace.open(common)
    let login = actor.login ?? Environment.value("QUITUS_LOGIN")
    let acts = try workspace.store().read { reading in
      if let login, try reading.user(login) == nil { throw DeskRefusal.noSuchUser(login).complaint }
      guard try reading.evidence(evidence.id) != nil else { throw DeskRefusal.noSuchEvidence(evidence.id).complaint }
      return try reading.evidenceActs(of: evidence.id)
    }
    for act in acts {
      let document = EvidenceActDocument(act, showsReason: login != nil)
      try Console.print(
        common.json
          ? JSON.line(document)
          : "\(document.what)\t\(document.at)\t\(document.by)\t\(document.systemUser ?? "-")\t\(document.reason ?? "-")"
      )
    }
  }
}
