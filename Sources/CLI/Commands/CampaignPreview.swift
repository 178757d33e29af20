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
    @Option(
      help: ArgumentHelp(
        Said(
          "Dossier, absent ou vide, où écrire chaque lettre (.eml, .html) et un sommaire.",
          "Folder, absent or empty, for every letter (.eml, .html) and an index."
        ).now, valueName: "folder"))
    var output: String?
    @OptionGroup var day: DayOption
    @OptionGroup var common: CommonOptions

    func run() throws {
      let desk = try LiveDesk(common)
      if let output, !Files.isAbsentOrEmpty(output) {
        throw Complaint(
          .cannotCreate, "\(output) : il y a déjà quelque chose ici ; donnez un dossier vide",
          "\(output): there is something here already; give an empty folder")
      }
      let which = name.map { PreviewCampaign.Which.frozen($0) } ?? .planned(day.asOf ?? desk.today)
      var answer = CampaignPreviewAnswer(folder: output, showsAll: structure != nil)
      if let output { try Files.makeFolder(output) }
      let preview = try PreviewCampaign(which, policy: desk.policy, structure: structure)
        .perform(with: desk.parts) { try answer.take($0) }.value()
      try answer.print(preview, json: common.json)
    }
  }
}
