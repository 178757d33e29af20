import ArgumentParser
import Dates
import Desk
import Roster

extension CampaignCommand {
  /// `quitus campaign preview`: every letter as it would be read.
  struct Preview: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "preview",
      abstract: Said(
        "Montre chaque lettre telle qu’elle serait lue.", "Shows every letter as it would be read."
      ).now)
    @Argument(
      help: ArgumentHelp(
        Said(
          "Campagne figée ; sinon celle que ferait le jour considéré.",
          "A frozen campaign; otherwise the one that the day looked at would make."
        ).now))
    var name: String?
    @Option(help: ArgumentHelp(Said("Seulement cette structure.", "Only this structure.").now)) var structure:
      StructureID?
    @OptionGroup var folder: PreviewFolderOption
    @OptionGroup var day: DayOption
    @OptionGroup var common: CommonOptions

    func run() throws {
      let desk = try LiveDesk(common)
      let which = name.map { PreviewCampaign.Which.frozen($0) } ?? .planned(day.asOf ?? desk.today)
      var answer = CampaignPreviewAnswer(folder: try folder.made(), showsAll: structure != nil)
      let preview = try PreviewCampaign(which, policy: desk.policy, structure: structure)
        .perform(with: desk.parts) { try answer.take($0) }.value()
      try answer.print(preview, json: common.json)
    }
  }
}
