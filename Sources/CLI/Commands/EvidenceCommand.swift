import ArgumentParser
import Cases
import Dates
import Desk
import Intake
import Sealing
import Store

/// `quitus evidence`: papers kept as files, sealed and for a time, where a ground lets them be.
struct EvidenceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evidence",
    abstract: Said(
      "Les pièces gardées : scellées, ouvertes sous contrôle, effacées au jour dit.",
      "Files kept as evidence: sealed, opened on record, gone on the day that is shown."
    ).now,
    subcommands: [
      EvidenceAdd.self, EvidenceList.self, EvidenceOpen.self, EvidenceOpenings.self, EvidencePurge.self,
      EvidenceRemove.self, EvidenceRotateKey.self,
    ])
}

struct EvidenceAdd: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add",
    abstract: Said(
      "Garde une pièce d’un dossier ouvert, si son motif le permet.",
      "Keeps a file of an open case, where its ground lets it be kept."
    ).now)

  @Argument(help: ArgumentHelp(Said("Référence du dossier.", "Reference of the case.").now, valueName: "ref"))
  var reference: CaseReference
  @Argument(
    help: ArgumentHelp(
      Said(
        "Pièce PDF, PNG ou JPEG ; « - » pour l’entrée standard.", "A PDF, PNG or JPEG file; \"-\" for standard input."
      ).now, valueName: "file"))
  var file: String
  @Option(
    name: .customLong("valid-from"),
    help: ArgumentHelp(Said("Premier jour que la pièce couvre.", "First day that it covers.").now, valueName: "day"))
  var validFrom: Day?
  @Option(
    name: .customLong("valid-to"),
    help: ArgumentHelp(Said("Dernier jour que la pièce couvre.", "Last day that it covers.").now, valueName: "day"))
  var validTo: Day
  @Option(
    name: .customLong("keep-until"),
    help: ArgumentHelp(
      Said(
        "Jour de son effacement, au plus tard (evidence.keep_days après la clôture sinon).",
        "Day on which it goes at the latest (else evidence.keep_days after closing)."
      ).now, valueName: "day"))
  var until: Day?
  @OptionGroup var actor: ActorOption
  @OptionGroup var day: DayOption
  @OptionGroup var dry: DryRunOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    let desk = try LiveDesk(common, dryRun: dry)
    let settings = desk.workspace.settings.evidence
    let contents = try EvidenceFiles.read(file, limit: settings.limits.maximumSize)
    let kind: EvidenceKind
    do throws(EvidenceFlaw) {
      kind = try settings.limits.kind(of: contents.bytes, named: contents.name)
    } catch {
      throw Complaint(.data, error.french, error.english)
    }
    let by = try desk.acting(actor)
    let held = try EvidenceKeys(sealing: desk)
    let record = try withExtendedLifetime(held) {
      try AddEvidence(
        contents, kind, to: reference, validFrom: validFrom, validTo: validTo, until: until,
        daysAfterClosing: settings.keepDays, by: by, on: day.asOf, under: held.keys.current, draw: EvidenceDraw.file()
      ).perform(with: desk.parts).value()
    }
    let document = EvidenceDocument(record)
    if common.json { return try Console.print(JSON.line(document)) }
    try Console.print(
      dry.prefix
        + Said(
          "pièce \(record.id) du dossier \(reference) gardée (\(kind.rawValue), \(record.size) octets), effacement le \(record.purgeOn)",
          "file \(record.id) of case \(reference) kept (\(kind.rawValue), \(record.size) bytes), it goes on \(record.purgeOn)"
        ).now)
  }
}

struct EvidenceList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: Said(
      "Liste les pièces d’un dossier, sans leurs noms.", "Lists the files of a case, without their names."
    ).now)
  @Argument(help: ArgumentHelp(Said("Référence du dossier.", "Reference of the case.").now, valueName: "ref"))
  var reference: CaseReference
  @OptionGroup var common: CommonOptions

  func run() throws {
    let store = try Workspace.open(common).store()
    let records = try store.read { reading in
      guard try reading.caseFile(reference) != nil else { throw DeskRefusal.noSuchCase(reference).complaint }
      return try reading.evidence(of: reference)
    }
    for document in records.map(EvidenceDocument.init) {
      try Console.print(common.json ? JSON.line(document) : document.line)
    }
  }
}
