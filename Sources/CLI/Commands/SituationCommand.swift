import ArgumentParser
import Dates
import Desk
import Roster
import Rules
import Store

/// `quitus situation`: what is owed and what may be used, and why.
struct SituationCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "situation",
    abstract: Said(
      "Ce qu’un conseiller doit et peut utiliser, et pourquoi.", "What an adviser owes and may use, and why."
    ).now)

  @Argument(help: ArgumentHelp(Said("Numéro du conseiller.", "Number of the adviser.").now)) var adviser: AdviserID?
  @Flag(help: ArgumentHelp(Said("Tous les conseillers, un par ligne.", "All advisers, a line each.").now)) var all =
    false
  @Option(help: ArgumentHelp(Said("Autre livre de règles.", "Another rule book.").now, valueName: "file")) var rules:
    String?
  @OptionGroup var day: DayOption
  @OptionGroup var known: KnownOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    guard all != (adviser != nil) else {
      throw Complaint(.usage, "donnez un conseiller, ou --all", "give one adviser, or --all")
    }
    let workspace = try Workspace.open(common)
    let asOf = day.asOf ?? workspace.today
    let book = try RuleBookFiles.books(rules, carried: workspace.carried).book(on: asOf)
    let knownOn = try known.instant(in: workspace)
    let store = try workspace.store()
    if let knownOn, !common.json { Console.remark(knownOn.knownThen.now) }
    var evaluator = Evaluator(book)
    if let adviser {
      try store.read(knownOn: knownOn) { reading in
        guard let facts = try reading.facts(of: adviser) else { throw DeskRefusal.noSuchAdviser(adviser).complaint }
        try print(adviser, facts, try reading.department(of: adviser, on: asOf), &evaluator, asOf)
      }
    } else {
      try store.read(knownOn: knownOn) { reading in
        try reading.eachAdviser { record in
          try print(record.id, record.facts, record.department(on: asOf), &evaluator, asOf)
        }
      }
    }
  }

  private func print(
    _ adviser: AdviserID, _ facts: Facts, _ department: DepartmentCode?, _ evaluator: inout Evaluator, _ asOf: Day
  ) throws {
    let (situation, findings) = evaluator.explained(facts, on: asOf)
    let lines = explanation(of: findings)
    if common.json {
      try Console.print(
        JSON.line(
          SituationDocument(situation, of: adviser.rawValue, provider: department?.provider, explanation: lines)))
    } else if all {
      try Console.print(SituationText.summary(adviser, situation))
    } else {
      for line in SituationText.lines(situation, provider: department?.provider) { try Console.print(line) }
      try Console.print("")
      for line in lines { try Console.print("  " + SituationText.line(line)) }
    }
  }
}
