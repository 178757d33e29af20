import ArgumentParser
import Cases
import Dates
import Desk
import Roster
import Rules
import Store

/// Which cases an act is done to, and what each bulk act takes.
struct BulkOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      Said("Références des dossiers, telles que 2026-00042.", "References of the cases, such as 2026-00042.").now,
      valueName: "ref"))
  var references: [CaseReference] = []
  @Option(
    help: ArgumentHelp(
      Said(
        "Fichier de références, une par ligne, ou « - » : ce que « case list » donne convient.",
        "File of references, one a line, or \"-\": what \"case list\" gives will do."
      ).now, valueName: "file"))
  var from: String?
  @OptionGroup var saved: SavedFilterOption
  @OptionGroup var filter: FilterOptions
  @OptionGroup var actor: ActorOption
  @OptionGroup var day: DayOption
  @OptionGroup var dry: DryRunOption
  @OptionGroup var common: CommonOptions

  /// A text that is read from where the references are not.
  func text(_ argument: String) throws -> String {
    if argument == "-", from == "-" {
      throw Complaint(
        .usage, "l’entrée standard ne peut donner et le texte et les références ; mettez l’un dans un fichier",
        "standard input cannot give both the text and the references; put one of them in a file")
    }
    return try TextArgument.read(argument)
  }

  func perform(_ act: ActOnCases.Act) throws {
    let desk = try LiveDesk(common, dryRun: dry)
    let (asOf, acting) = (day.asOf ?? desk.today, try desk.acting(actor))
    var work = ActOnCases(act, on: [], by: acting, on: asOf)
    if let obstacle = try work.obstacle(with: desk.parts) { throw obstacle.complaint }
    work.references = try chosen(in: desk, on: asOf)
    Interruption.watch()
    let report = BulkReport(json: common.json, dry: dry, total: work.references.count)
    let left = try work.perform(with: desk.parts, shouldStop: { Interruption.wasAsked }, telling: report.tell)
    try report.end(left: left)
  }

  /// The cases, each once: those named, those in the file, or those that meet the criteria.
  private func chosen(in desk: LiveDesk, on day: Day) throws -> [CaseReference] {
    let asked = try saved.merged(with: filter, of: actor, at: desk).filter(at: desk, on: day, of: actor)
    let ways = [!references.isEmpty, from != nil, asked != CaseFilter()].count { $0 }
    guard ways == 1 else {
      throw ways == 0
        ? Complaint(
          .usage, "dites quels dossiers : leurs références, --from FICHIER ou un critère tel que --state",
          "say which cases: their references, --from FILE or a criterion such as --state")
        : Complaint(
          .usage, "choisissez les dossiers d’une seule façon : références, --from ou critères",
          "choose the cases in one way only: references, --from or criteria")
    }
    if let from { return try Self.references(in: Files.text(from), of: from) }
    if !references.isEmpty { return Self.once(references) }
    return try desk.parts.store.read { try $0.cases(asked).rows.map(\.reference) }
  }

  /// The first word of each line; blank lines and those that begin with `#` are passed over.
  private static func references(in text: String, of file: String) throws(Complaint) -> [CaseReference] {
    var found: [CaseReference] = []
    for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
      guard let word = line.split(whereSeparator: \.isWhitespace).first, !word.hasPrefix("#") else { continue }
      guard let reference = CaseReference(String(word)) else {
        throw Complaint(
          .data, "\(file), ligne \(index + 1) : « \(word) » n’est pas une référence ; rien n’a été fait",
          "\(file), line \(index + 1): \"\(word)\" is no reference; nothing was done")
      }
      found.append(reference)
    }
    return once(found)
  }

  private static func once(_ references: [CaseReference]) -> [CaseReference] {
    var seen: Set<CaseReference> = []
    return references.filter { seen.insert($0).inserted }
  }
}
