import ArgumentParser
import Dates
import Desk
import Roster
import Rules
import Store

/// `quitus rules`: the rule books.
struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules", abstract: Said("Les livres de règles.", "The rule books.").now,
    subcommands: [Check.self, Compare.self, Adopt.self])

  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "check",
      abstract: Said(
        "Cherche ce qui ne va pas dans un livre, ou dans tous.", "Looks for what is wrong in one book, or in all."
      ).now)
    @Argument(help: ArgumentHelp(Said("Fichier YAML.", "YAML file.").now)) var file: String?
    @OptionGroup var common: CommonOptions

    func run() throws {
      let folder = Workspace.folder(common)
      let files = try RuleBookFiles.read(file, carried: Carried(folder: Files.exists(folder) ? folder : nil))
      let problems = RuleBookFiles.problems(files, standAlone: file != nil)
      for problem in problems {
        let line = ProblemDocument(
          file: problem.file, line: problem.line, fr: problem.french, en: problem.english)
        try Console.print(common.json ? JSON.line(line) : Said(problem.french, problem.english).now)
      }
      if !problems.isEmpty { throw Finished(status: .findings) }
      if !common.json {
        let names = files.map(\.file).joined(separator: ", ")
        try Console.print(Said("\(names) : rien à signaler", "\(names): nothing to report").now)
      }
    }
  }

  private struct ProblemDocument: Encodable {
    var file: String
    var line: Int
    var fr: String
    var en: String
  }

  struct Compare: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "compare",
      abstract: Said("Qui un autre livre changerait, et comment.", "Whom another book would change, and how.").now)
    @Argument(help: ArgumentHelp(Said("Livre actuel.", "Present book.").now)) var old: String
    @Argument(help: ArgumentHelp(Said("Autre livre.", "Other book.").now)) var new: String
    @OptionGroup var day: DayOption
    @OptionGroup var common: CommonOptions

    func run() throws {
      let workspace = try Workspace.open(common)
      let asOf = day.asOf ?? workspace.today
      var before = Evaluator(try RuleBookFiles.books(old, carried: workspace.carried).book(on: asOf))
      var after = Evaluator(try RuleBookFiles.books(new, carried: workspace.carried).book(on: asOf))
      var count = 0
      try workspace.store().read { reading in
        try reading.eachAdviser { record in
          let difference = SituationDifference(
            from: before.situation(of: record.facts, on: asOf), to: after.situation(of: record.facts, on: asOf))
          guard let difference else { return }
          count += 1
          try print(record.id, difference)
        }
      }
      if !common.json {
        try Console.print(Said("conseillers qui changeraient : \(count)", "advisers who would change: \(count)").now)
      }
    }

    private func print(_ id: AdviserID, _ difference: SituationDifference) throws {
      let lines = difference.changes.map { ChangeDocument(fr: $0.french, en: $0.english) }
      if common.json {
        try Console.print(JSON.line(DifferenceDocument(adviser: id.rawValue, changes: lines)))
      } else {
        try Console.print("\(id)\t" + lines.map { Said($0.fr, $0.en).now }.joined(separator: "; "))
      }
    }
  }

  private struct DifferenceDocument: Encodable {
    var adviser: String
    var changes: [ChangeDocument]
  }

  private struct ChangeDocument: Encodable {
    var fr: String
    var en: String
  }
}

/// `quitus modules`: the modules that are known by name.
struct ModulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "modules", abstract: Said("Les modules connus par leur nom.", "The modules known by name.").now)
  @OptionGroup var common: CommonOptions

  func run() throws {
    let folder = Workspace.folder(common)
    let carried = Carried(folder: Files.exists(folder) ? folder : nil)
    for module in try RuleBookFiles.catalogue(carried).modules {
      let line = ModuleDocument(code: module.code.description, fr: module.french, en: module.english)
      try Console.print(common.json ? JSON.line(line) : "\(line.code)\t\(Said(line.fr, line.en).now)")
    }
  }

  private struct ModuleDocument: Encodable {
    var code: String
    var fr: String
    var en: String
  }
}

/// `quitus rights`: the account of an adviser's rights.
struct RightsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rights",
    abstract: Said("Le compte des droits d’un conseiller.", "The account of an adviser's rights.").now)
  @Argument(help: ArgumentHelp(Said("Numéro du conseiller.", "Number of the adviser.").now)) var adviser: AdviserID
  @OptionGroup var day: DayOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    let workspace = try Workspace.open(common)
    let asOf = day.asOf ?? workspace.today
    let book = try RuleBookFiles.books(nil, carried: workspace.carried).book(on: asOf)
    guard let facts = try workspace.store().read({ try $0.facts(of: adviser) }) else {
      throw DeskRefusal.noSuchAdviser(adviser).complaint
    }
    for line in account(of: facts, in: book, on: asOf) {
      let document = LineDocument(
        day: line.day.description, kind: line.kind.rawValue, obligation: line.obligation?.description,
        module: line.completion?.module.description, change: line.change, balance: line.balance, fr: line.french,
        en: line.english)
      let change = line.change > 0 ? "+\(line.change)" : "\(line.change)"
      try Console.print(
        common.json
          ? JSON.line(document) : "\(line.day)\t\(change)\t\(line.balance)\t\(Said(line.french, line.english).now)")
    }
  }

  private struct LineDocument: Encodable {
    var day: String
    var kind: String
    @OrNull var obligation: String?
    @OrNull var module: String?
    var change: Int
    var balance: Int
    var fr: String
    var en: String
  }
}
