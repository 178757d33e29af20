import ArgumentParser
import Cases
import Dates
import Desk
import Roster
import Rules

/// `quitus statistics`: figures about cases, and about what is overdue.
struct StatisticsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "statistics",
    abstract: Said(
      "Chiffres : dossiers ouverts par état et par âge, délais, motifs, départements, retards par mois.",
      "Figures: open cases by state and age, delays, grounds, départements, what is overdue by month."
    ).now)
  @Option(
    help: ArgumentHelp(
      Said(
        "Premier jour compté : de réception, de décision, d’échéance.",
        "First day counted: of receipt, decision, deadline."
      ).now, valueName: "day"))
  var from: Day?
  @Option(help: ArgumentHelp(Said("Dernier jour compté.", "Last day counted.").now, valueName: "day")) var to: Day?
  @OptionGroup var day: DayOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    if let from, let to, to < from {
      throw Complaint(.usage, "--to précède --from : corrigez la période", "--to comes before --from: mend the period")
    }
    let desk = try LiveDesk(common)
    let today = day.asOf ?? desk.today
    let statistics = try CountCases(on: today, from: from, to: to).perform(with: desk.parts)
    if common.json {
      return try Console.print(JSON.line(StatisticsDocument(statistics, on: today, from: from, to: to)))
    }
    for table in statistics.tables(on: today, grounds: desk.parts.grounds) { try Console.print(table) }
  }
}
