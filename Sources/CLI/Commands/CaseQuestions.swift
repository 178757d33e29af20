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
  @OptionGroup var common: CommonOptions

  func run() throws {
    let desk = try LiveDesk(common)
    guard let file = try desk.parts.store.read({ try $0.caseFile(reference) }) else {
      throw DeskRefusal.noSuchCase(reference).complaint
    }
    try CaseAnswer(desk: desk, json: common.json).print(file)
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
  @OptionGroup var common: CommonOptions

  func run() throws {
    let desk = try LiveDesk(common)
    let asOf = day.asOf ?? desk.today
    let filter = CaseFilter(
      state: state, adviser: adviser, openOnly: overdue, impliedDecisionBefore: overdue ? asOf : nil)
    for file in try desk.parts.store.read({ try $0.caseFiles(filter) }) {
      if common.json {
        try Console.print(JSON.line(CaseAnswer(desk: desk, json: true).document(file)))
      } else {
        let opening = file.opening
        try Console.print(
          "\(file.reference)\t\(file.state.rawValue)\t\(opening.adviser)\t\(opening.obligation)\t\(opening.ground)\t"
            + "\(opening.receivedOn)\t\(file.impliedDecisionOn)\t\(file.assignedTo ?? "-")")
      }
    }
  }
}
