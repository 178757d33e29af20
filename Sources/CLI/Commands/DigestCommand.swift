import ArgumentParser
import Dates
import Desk

/// `quitus digest`: tells those who instruct where cases and mail stand.
struct DigestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "digest",
    abstract: Said(
      "Écrit à chaque agent, une fois par jour, où en sont les dossiers et le courrier.",
      "Writes to each agent, once a day, where cases and mail stand."
    ).now)
  @OptionGroup var dry: DryRunOption
  @OptionGroup var day: DayOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    let desk = try LiveDesk(common, dryRun: dry)
    let report = try SendDigest(on: day.asOf ?? desk.today, leftOpenDays: desk.workspace.settings.leftOpenDays)
      .perform(with: desk.parts)
    if common.json {
      return try Console.print(
        JSON.line(
          Answer(queued: report.queued, alreadySent: report.alreadySent, withoutAddress: report.withoutAddress)))
    }
    let counts = (report.queued.count, report.alreadySent.count, report.withoutAddress.count)
    try Console.print(
      dry.prefix
        + Said(
          "lettres mises en attente : \(counts.0), déjà écrites : \(counts.1), sans adresse : \(counts.2)",
          "letters queued: \(counts.0), written before: \(counts.1), without an address: \(counts.2)"
        ).now)
  }

  private struct Answer: Encodable {
    var queued: [String]
    var alreadySent: [String]
    var withoutAddress: [String]
  }
}
