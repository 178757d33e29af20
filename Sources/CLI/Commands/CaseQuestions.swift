import ArgumentParser
import Cases
import Dates
import Desk
import Roster
import Rules
import Store

struct CaseShow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: Said("Montre un dossier et ce qui y fut fait.", "Shows a case and what was done to it.").now)
  @Argument(help: ArgumentHelp(Said("Référence du dossier.", "Reference of the case.").now, valueName: "ref"))
  var reference: CaseReference
  @OptionGroup var day: DayOption
  @OptionGroup var known: KnownOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    let desk = try LiveDesk(common)
    let knownOn = try known.instant(in: desk.workspace)
    guard let known = try desk.parts.store.read(knownOn: knownOn, { try $0.caseFile(reference) }),
      let file = day.asOf.map(known.asOf) ?? known
    else { throw DeskRefusal.noSuchCase(reference).complaint }
    if let knownOn, !common.json { Console.remark(knownOn.knownThen.now) }
    try CaseAnswer(desk: desk, json: common.json, asOf: day.asOf, knownOn: knownOn).print(file)
  }
}

struct CaseList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: Said("Liste les dossiers.", "Lists cases.").now)
  @Option(help: ArgumentHelp(Said("Seulement cet état.", "Only this state.").now)) var state: CaseState?
  @Option(help: ArgumentHelp(Said("Seulement ce conseiller.", "Only this adviser.").now, valueName: "id")) var adviser:
    AdviserID?
  @Flag(
    help: ArgumentHelp(
      Said("Seulement ceux dont la décision implicite est passée.", "Only those whose implied decision has passed.").now
    ))
  var overdue = false
  @OptionGroup var day: DayOption
  @OptionGroup var known: KnownOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    let desk = try LiveDesk(common)
    let asOf = day.asOf ?? desk.today
    let knownOn = try known.instant(in: desk.workspace)
    if let knownOn, !common.json { Console.remark(knownOn.knownThen.now) }
    let filter = CaseFilter(
      state: state, adviser: adviser, openOnly: overdue, impliedDecisionBefore: overdue ? asOf : nil)
    for file in try files(filter, knownOn, desk) {
      if common.json {
        let answer = CaseAnswer(desk: desk, json: true, asOf: day.asOf, knownOn: knownOn)
        try Console.print(JSON.line(answer.document(file)))
      } else {
        let opening = file.opening
        try Console.print(
          "\(file.reference)\t\(file.state.rawValue)\t\(opening.adviser)\t\(opening.obligation)\t\(opening.ground)\t"
            + "\(opening.receivedOn)\t\(file.impliedDecisionOn)\t\(file.assignedTo ?? "-")")
      }
    }
  }

  /// By reference, as they stood on the day that was asked about and as that was known.
  private func files(_ filter: CaseFilter, _ knownOn: Instant?, _ desk: LiveDesk) throws -> [CaseFile] {
    try desk.parts.store.read(knownOn: knownOn) { reading in
      guard let day = day.asOf else { return try reading.caseFiles(filter) }
      return try reading.caseFiles(CaseFilter(adviser: adviser)).compactMap { $0.asOf(day) }.filter(filter.holds)
    }
  }
}
