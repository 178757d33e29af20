import ArgumentParser
import Dates
import Desk
import FoundationEssentials
import Intake
import Sealing

/// `quitus import`: files of the programme, read and laid beside what is known.
struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: Said("Importe un fichier du dispositif.", "Imports a file of the programme.").now,
    subcommands: [Structures.self, Advisers.self, Completions.self, Exemptions.self])

  struct Structures: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "structures", abstract: Said("Structures employeuses.", "Employing structures.").now)
    @OptionGroup var options: ImportOptions

    func run() throws {
      try options.perform { file, bar throws(IntakeError) in
        try file.structures(progress: bar)
      } lay: { parsed, source, desk in
        try ImportStructures(parsed, from: source, isDryRun: options.dry.dryRun).perform(with: desk.parts)
      }
    }
  }

  struct Advisers: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "advisers",
      abstract: Said("Conseillers, contrats et dates de formation.", "Advisers, contracts and training dates.").now)
    @OptionGroup var options: ImportOptions

    func run() throws {
      try options.perform { file, bar throws(IntakeError) in
        try file.advisers(progress: bar)
      } lay: { parsed, source, desk in
        try ImportAdvisers(parsed, from: source, isDryRun: options.dry.dryRun).perform(with: desk.parts)
      }
    }
  }

  struct Completions: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "completions", abstract: Said("Modules suivis.", "Modules followed.").now)
    @Option(
      name: .customLong("complete-to"),
      help: ArgumentHelp(
        Said(
          "Jour jusqu’auquel tous les modules suivis sont connus.", "Day up to which all modules followed are known."
        ).now,
        valueName: "day"))
    var completeTo: Day?
    @OptionGroup var options: ImportOptions

    func run() throws {
      try options.perform { file, bar throws(IntakeError) in
        try file.completions(progress: bar)
      } lay: { parsed, source, desk in
        if let completeTo, completeTo > desk.today {
          throw Complaint(
            .data, "--complete-to \(completeTo) : ce jour est encore à venir, personne n’en connaît les modules suivis",
            "--complete-to \(completeTo): this day is still to come, nobody knows what will be followed until then")
        }
        return try ImportCompletions(parsed, from: source, completeTo: completeTo, isDryRun: options.dry.dryRun)
          .perform(with: desk.parts)
      }
    }
  }

  struct Exemptions: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "exemptions",
      abstract: Said("Dispenses de formation initiale.", "Exemptions from initial training.").now)
    @OptionGroup var options: ImportOptions

    func run() throws {
      try options.perform { file, bar throws(IntakeError) in
        try file.exemptions(progress: bar)
      } lay: { parsed, source, desk in
        try ImportExemptions(parsed, from: source, isDryRun: options.dry.dryRun).perform(with: desk.parts)
      }
    }
  }
}

struct ImportOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      Said("Fichier CSV ; « - » pour l’entrée standard.", "CSV file; \"-\" for standard input.").now, valueName: "file")
  )
  var file: String
  @OptionGroup var dry: DryRunOption
  @OptionGroup var common: CommonOptions

  /// Reads the file, lays it beside what is known, and reports.
  func perform<Row: Sendable>(
    read: (IncomingFile, (Int) -> Void) throws(IntakeError) -> Parsed<Row>,
    lay: (Parsed<Row>, ImportSource, LiveDesk) throws -> ImportReport
  ) throws {
    let desk = try LiveDesk(common)
    let bytes = try Files.bytes(file)
    let bar = ProgressBar(file, of: bytes.count)
    let parsed: Parsed<Row>
    do throws(IntakeError) {
      parsed = try read(try IncomingFile(bytes), bar.show)
    } catch {
      bar.end()
      throw Complaint(.data, "\(file) : \(error.french)", "\(file): \(error.english)")
    }
    bar.end()
    let source = ImportSource(
      file: URL(filePath: file).lastPathComponent, digest: Digest(of: bytes).description, by: desk.importer().login)
    let report = try lay(parsed, source, desk)
    try ImportDocument(report).print(file: file, json: common.json, isDryRun: dry.dryRun)
    if report.rejected > 0 { throw Finished(status: .data) }
  }
}
