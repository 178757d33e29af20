import ArgumentParser
import Cases
import Dates
import Desk
import Roster
import Rules

/// `quitus case`: justification cases, from the request to the decision.
struct CaseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "case",
    abstract: Said("Les dossiers de justification.", "Justification cases.").now,
    subcommands: [
      CaseOpen.self, CaseTake.self, CaseGive.self, CaseUnassign.self, CaseNote.self, CaseLabel.self,
      CaseRequestDocuments.self, CaseDocumentsSeen.self, CasePropose.self, CaseSendBack.self, CaseApprove.self,
      CaseRefuse.self, CaseWithdraw.self, CaseReopen.self, CaseMove.self, CaseMerge.self, CaseLink.self, CaseBulk.self,
      CaseShow.self, CaseList.self, CaseSearch.self, CaseFilterCommand.self, CaseExport.self, CaseAlarms.self,
      CasePreview.self,
    ])
}

/// What each act on a case takes.
struct ActOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      Said("Référence du dossier, telle que 2026-00042.", "Reference of the case, such as 2026-00042.").now,
      valueName: "ref"))
  var reference: CaseReference
  @OptionGroup var actor: ActorOption
  @OptionGroup var day: DayOption
  @OptionGroup var dry: DryRunOption
  @OptionGroup var common: CommonOptions
}
