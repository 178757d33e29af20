import ArgumentParser
import Cases
import Dates
import Desk
import Roster
import Rules

struct CasePreview: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "preview",
    abstract: Said(
      "Montre ce qu’une décision changerait, sans rien changer.",
      "Shows what a decision would change, changing nothing."
    ).now)
  @Argument(help: ArgumentHelp(Said("Référence du dossier.", "Reference of the case.").now, valueName: "ref"))
  var reference: CaseReference
  @Argument(help: ArgumentHelp(Said("approve ou refuse.", "approve or refuse.").now)) var verdict: Verdict
  @Option(help: ArgumentHelp(Said("Nombre de modules à reconduire.", "Number of modules to carry over.").now))
  var modules: Int?
  @Option(help: ArgumentHelp(Said("Motivation ; « - » ou @FICHIER.", "Reason; \"-\" or @FILE.").now, valueName: "text"))
  var reason: String?
  @OptionGroup var actor: ActorOption
  @OptionGroup var day: DayOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    let desk = try LiveDesk(common)
    let reason = try reason.map(TextArgument.read)
    let decision: PreviewDecision.Decision = verdict == .approve ? .approve(modules: modules) : .refuse(reason: reason)
    let preview = try PreviewDecision(
      reference, decision, by: desk.acting(actor), on: day.asOf ?? desk.today
    ).perform(with: desk.parts).value()
    try PreviewAnswer(preview: preview, json: common.json).print()
  }
}
