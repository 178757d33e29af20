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
