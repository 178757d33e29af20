import ArgumentParser
import Dates
import Desk
import Store

struct EvidencePurge: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "purge",
    abstract: Said("Efface les pièces dont le jour est venu.", "Destroys the files whose day has come.").now)
  @OptionGroup var day: DayOption
  @OptionGroup var dry: DryRunOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    let desk = try LiveDesk(common, dryRun: dry)
    let gone = try PurgeEvidence(on: day.asOf ?? desk.today).perform(with: desk.parts).value()
    if !dry.dryRun { try EvidenceLog.empty(desk.parts.store) }
    if common.json { return try Console.print(JSON.line(["purged": gone.map(\.id.rawValue)])) }
    let ids = gone.isEmpty ? "" : " (" + gone.map(\.id.description).joined(separator: ", ") + ")"
    try Console.print(
      dry.prefix + Said("pièces effacées : \(gone.count)", "files destroyed: \(gone.count)").now + ids)
  }
}

struct EvidenceRemove: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove", abstract: Said("Efface une pièce avant son jour.", "Destroys a file before its day.").now)
  @OptionGroup var evidence: EvidenceOption
  @OptionGroup var why: EvidenceReasonOption
  @OptionGroup var actor: ActorOption
  @OptionGroup var dry: DryRunOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    let desk = try LiveDesk(common, dryRun: dry)
    let record = try RemoveEvidence(
      evidence.id, reason: try TextArgument.read(why.reason), by: try desk.acting(actor)
    ).perform(with: desk.parts).value()
    if !dry.dryRun { try EvidenceLog.empty(desk.parts.store) }
    if common.json { return try Console.print(JSON.line(EvidenceDocument(record))) }
    try Console.print(dry.prefix + Said("pièce \(record.id) effacée", "file \(record.id) destroyed").now)
  }
}

/// What the database's log still holds of papers that have gone.
enum EvidenceLog {
  static func empty(_ store: Store) throws {
    if try store.emptyLog() { return }
    Console.complain(
      Said(
        "un autre quitus lit la base : son journal garde les octets effacés jusqu’à ce qu’il s’arrête",
        "another quitus reads the database: its log keeps the destroyed bytes until that one ends"
      ).now)
  }
}
