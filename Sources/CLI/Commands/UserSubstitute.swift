import ArgumentParser
import Cases
import Dates
import Desk
import Store

/// `quitus user substitute`: who decides in whose place, and when.
struct UserSubstitute: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "substitute",
    abstract: Said(
      "Dit qui décide à la place de qui, et quand ; sans argument, liste les suppléances.",
      "Says who decides in whose place, and when; lists substitutes without an argument."
    ).now)
  @Argument(help: ArgumentHelp(Said("Identifiant du suppléant.", "Login of the substitute.").now)) var login: String?
  @Option(
    name: .customLong("for"),
    help: ArgumentHelp(Said("Identifiant de la personne absente.", "Login of the person away.").now, valueName: "login")
  )
  var absent: String?
  @Option(help: ArgumentHelp(Said("Premier jour.", "First day.").now, valueName: "day")) var from: Day?
  @Option(help: ArgumentHelp(Said("Dernier jour.", "Last day.").now, valueName: "day")) var to: Day?
  @OptionGroup var actor: ActorOption
  @OptionGroup var dry: DryRunOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    let desk = try LiveDesk(common, dryRun: dry)
    guard let login else {
      for substitution in try desk.parts.store.read({ try $0.substitutions() }) { try print(substitution) }
      return
    }
    guard let absent, let from, let to else {
      throw Complaint(.usage, "il faut --for, --from et --to", "--for, --from and --to are needed")
    }
    guard let period = Period(start: from, end: to) else {
      throw Complaint(.data, "--to précède --from : corrigez les jours", "--to comes before --from: mend the days")
    }
    let substitution = Substitution(login: login, absent: absent, period: period)
    try print(try SaveSubstitution(substitution, by: desk.acting(actor)).perform(with: desk.parts).value())
  }

  private func print(_ substitution: Substitution) throws {
    let (first, last) = (substitution.period.start.description, substitution.period.end?.description ?? "")
    if common.json {
      let document = SubstitutionDocument(login: substitution.login, for: substitution.absent, from: first, to: last)
      return try Console.print(JSON.line(document))
    }
    try Console.print(dry.prefix + "\(substitution.login)\t\(substitution.absent)\t\(first)\t\(last)")
  }
}

private struct SubstitutionDocument: Encodable {
  var login: String
  var `for`: String
  var from: String
  var to: String
}
