import ArgumentParser
import Cases
import Dates
import Desk
import Roster
import Rules
import Store

/// `quitus case search`: cases by the words that are in them.
struct CaseSearch: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search",
    abstract: Said(
      "Cherche des mots dans les dossiers, sans accents ni majuscules, les plus récents d’abord.",
      "Looks for words in cases, accents and capitals ignored, the newest first."
    ).now)
  @Argument(
    help: ArgumentHelp(
      Said(
        "Tous ces mots ; le dernier, ou un mot suivi de *, peut se prolonger ; \"…\" garde une expression. « - » ou @FICHIER.",
        "All of these words; the last one, or one with *, may go on; \"…\" keeps a phrase. \"-\" or @FILE."
      ).now))
  var words: [String]
  @Option(
    help: ArgumentHelp(
      Said(
        "newest, ou rank : ce que les mots nomment avant ce qui les mentionne.",
        "newest, or rank: what the words name before what mentions them."
      ).now))
  var by: SearchOrder = .newest
  @Option(help: ArgumentHelp(Said("Au plus tant de dossiers.", "At most so many cases.").now, valueName: "n"))
  var limit = 50
  @Option(
    help: ArgumentHelp(
      Said("La suite d’une page : ce qu’elle donne en dernier.", "What follows a page: what it gives at its end.").now,
      valueName: "cursor"))
  var after: String?
  @OptionGroup var saved: SavedFilterOption
  @OptionGroup var filter: FilterOptions
  @OptionGroup var actor: ActorOption
  @OptionGroup var common: CommonOptions

  enum SearchOrder: String, ExpressibleByArgument, CaseIterable { case newest, rank }

  func validate() throws {
    if !(1...1_000).contains(limit) {
      throw ValidationError(Said("--limit : de 1 à 1000", "--limit: from 1 to 1000").now)
    }
    if by == .rank, after != nil {
      throw ValidationError(Said("--by rank n’a qu’une page", "--by rank has one page only").now)
    }
  }

  func run() throws {
    let desk = try LiveDesk(common)
    let options = try saved.merged(with: filter, of: actor, at: desk)
    var asked = try options.filter(at: desk, on: desk.today, of: actor)
    let text = words.count == 1 ? try TextArgument.read(words[0]) : words.joined(separator: " ")
    let sought = [text, options.text].compactMap { $0 }.joined(separator: " ")
    asked.words = try ReadSearch(sought, by: try desk.acting(actor)).perform(with: desk.parts).value()
    let answer = CaseListAnswer(desk: desk, json: common.json)
    if by == .rank {
      let found = try desk.parts.store.read { try $0.rankedCases(asked, limit: limit) }
      try answer.print(found.rows)
      if found.isCapped { Console.remark(Self.capped.now) }
      return
    }
    let order = CaseOrder(.reference, isDescending: true)
    try answer.print(asked, order, after: try PageOptions.cursor(after, order), limit: limit)
  }

  private static let capped = Said(
    "Classement parmi les \(Reading.rankedMatches) plus récents seulement ; précisez, ou reprenez sans --by rank.",
    "Ranked among the \(Reading.rankedMatches) newest only; say more, or go on without --by rank.")
}
