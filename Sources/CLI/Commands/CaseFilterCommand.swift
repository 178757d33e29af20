import ArgumentParser
import Desk
import Store

/// `quitus case filter`: filters under a name, each person's own.
struct CaseFilterCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "filter",
    abstract: Said("Vos filtres enregistrés.", "Your saved filters.").now,
    subcommands: [Save.self, List.self, Remove.self])

  struct Save: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "save",
      abstract: Said(
        "Enregistre un filtre, ou remplace celui de ce nom.", "Saves a filter, or replaces the one of that name."
      )
      .now)
    @Argument(help: ArgumentHelp(Said("Nom du filtre.", "Name of the filter.").now)) var name: String
    @OptionGroup var filter: FilterOptions
    @OptionGroup var actor: ActorOption
    @OptionGroup var dry: DryRunOption
    @OptionGroup var common: CommonOptions

    func run() throws {
      guard !name.isEmpty, name.utf8.count <= 64, !name.contains(where: \.isNewline) else {
        throw Complaint(
          .usage, "un nom de filtre a 1 à 64 octets, sur une ligne",
          "the name of a filter has 1 to 64 bytes, on one line")
      }
      guard !filter.words.isEmpty else {
        throw Complaint(
          .usage, "ce filtre ne demande rien ; donnez au moins une option, telle que --open",
          "this filter asks for nothing; give one option at least, such as --open")
      }
      let desk = try LiveDesk(common, dryRun: dry)
      _ = try filter.filter(at: desk, on: desk.today, of: actor)
      let acting = try desk.acting(actor)
      let saved = try SaveFilter(name, words: filter.words, by: acting).perform(with: desk.parts).value()
      try saved.print(json: common.json, prefix: dry.prefix)
    }
  }

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: Said("Liste vos filtres.", "Lists your filters.").now)
    @OptionGroup var actor: ActorOption
    @OptionGroup var common: CommonOptions

    func run() throws {
      let desk = try LiveDesk(common)
      let login = try desk.acting(actor).login
      for filter in try desk.parts.store.read({ try $0.filters(of: login) }) { try filter.print(json: common.json) }
    }
  }

  struct Remove: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "remove", abstract: Said("Oublie un filtre.", "Forgets a filter.").now)
    @Argument(help: ArgumentHelp(Said("Nom du filtre.", "Name of the filter.").now)) var name: String
    @OptionGroup var actor: ActorOption
    @OptionGroup var dry: DryRunOption
    @OptionGroup var common: CommonOptions

    func run() throws {
      let desk = try LiveDesk(common, dryRun: dry)
      let removed = try RemoveFilter(name, by: try desk.acting(actor)).perform(with: desk.parts).value()
      try removed.print(json: common.json, prefix: dry.prefix)
    }
  }
}

extension SavedFilter {
  fileprivate func print(json: Bool, prefix: String = "") throws {
    struct Document: Encodable {
      var name: String
      var options: [String]
    }
    if json { return try Console.print(JSON.line(Document(name: name, options: words))) }
    let shown = words.map { $0.contains(where: \.isWhitespace) ? "'\($0)'" : $0 }
    try Console.print(prefix + "\(name)\t\(shown.joined(separator: " "))")
  }
}

/// A saved filter to begin with; what is said beside it is added, or takes the place of what it says.
struct SavedFilterOption: ParsableArguments {
  @Option(
    name: .customLong("filter"),
    help: ArgumentHelp(
      Said("Un filtre enregistré, auquel le reste s’ajoute.", "A saved filter, to which the rest is added.").now,
      valueName: "name"))
  var name: String?

  func merged(with options: FilterOptions, of actor: ActorOption, at desk: LiveDesk) throws -> FilterOptions {
    guard let name else { return options }
    let login = try desk.acting(actor).login
    guard let saved = try desk.parts.store.read({ try $0.filter(name, of: login) }) else {
      throw DeskRefusal.noSuchFilter(name).complaint
    }
    do {
      return try FilterOptions.parse(saved.words + options.words)
    } catch {
      throw Complaint(
        .data, "le filtre « \(name) » ne se lit plus ; enregistrez-le de nouveau",
        "the filter \"\(name)\" can no longer be read; save it again")
    }
  }
}
