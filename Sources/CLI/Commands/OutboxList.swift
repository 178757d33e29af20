import ArgumentParser
import Cases
import Dates
import Desk
import Mail
import Roster
import Store

/// Which letters.
struct LetterOptions: ParsableArguments {
  @Option(help: ArgumentHelp(Said("Seulement cet état ; se répète.", "Only this state; may be repeated.").now))
  var state: [OutboxState] = []
  @Option(
    help: ArgumentHelp(Said("Seulement cette sorte de lettre.", "Only this kind of letter.").now, valueName: "kind"))
  var letter: LetterKind?
  @Option(
    name: .customLong("case"),
    help: ArgumentHelp(Said("Seulement celles de ce dossier.", "Only those of this case.").now, valueName: "ref"))
  var reference: CaseReference?
  @Option(
    help: ArgumentHelp(
      Said("Seulement celles de cette structure.", "Only those of this structure.").now, valueName: "id"))
  var structure: StructureID?
  @Option(
    help: ArgumentHelp(Said("Seulement celles de cette campagne.", "Only those of this campaign.").now, valueName: "id")
  )
  var campaign: String?
  @Option(
    help: ArgumentHelp(
      Said("Dont une adresse contient ce texte.", "Those with this text in an address.").now, valueName: "text"))
  var to: String?
  @Option(
    name: .customLong("older-than"),
    help: ArgumentHelp(
      Said(
        "En file depuis plus longtemps : 90m, 12h, 7d.", "Queued for longer than this: 90m, 12h, 7d."
      ).now, valueName: "age"))
  var olderThan: Age?

  /// What they ask for at `now`.
  func filter(at now: Instant) -> OutboxFilter {
    var filter = OutboxFilter(states: state.isEmpty ? nil : Set(state), caseReference: reference)
    filter.letter = letter?.rawValue
    filter.structure = structure
    filter.campaign = campaign
    filter.to = to
    filter.queuedBefore = olderThan.map { now.adding(seconds: -$0.seconds) }
    return filter
  }
}

/// A span of time as people type it: `90m`, `12h`, `7d`.
struct Age: ExpressibleByArgument {
  var seconds: Int

  init?(argument: String) {
    guard let unit = argument.last, let length = ["m": 60, "h": 3600, "d": 86_400, "j": 86_400][unit],
      let count = Int(argument.dropLast()), (0...100_000).contains(count)
    else { return nil }
    seconds = count * length
  }
}

/// `quitus outbox list`: letters by number, a page at a time.
struct OutboxList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: Said("Liste les lettres et leur état.", "Lists letters and their state.").now)
  @OptionGroup var letters: LetterOptions
  @Option(help: ArgumentHelp(Said("Au plus tant de lettres.", "At most so many letters.").now, valueName: "n"))
  var limit: Int?
  @Option(
    help: ArgumentHelp(
      Said("La suite d’une page : le dernier numéro qu’elle donne.", "What follows a page: the last number it gives.")
        .now, valueName: "id"))
  var after: Int64?
  @OptionGroup var common: CommonOptions

  func validate() throws {
    if let limit, !(1...100_000).contains(limit) {
      throw ValidationError(Said("--limit : de 1 à 100000", "--limit: from 1 to 100000").now)
    }
  }

  func run() throws {
    let store = try Workspace.open(common).store()
    var filter = letters.filter(at: Clock.now())
    filter.after = after
    let pages = LetterPages(store: store, filter: filter, limit: limit)
    let last = try pages.each { row in
      let line = OutboxDocument(row)
      try Console.print(common.json ? JSON.line(line) : line.text)
    }
    if let last, !common.json {
      Console.remark(Said("La suite : --after \(last)", "What follows: --after \(last)").now)
    }
  }
}

/// Letters some at a time, so that memory does not grow with the list.
///
/// Numbers only grow: letters that are queued, or change, meanwhile shift no page.
struct LetterPages {
  let store: Store
  let filter: OutboxFilter
  var limit: Int?

  private static let portion = 500

  /// - Returns: the number of the last one, where more follow.
  func each(_ body: (OutboxRow) throws -> Void) throws -> Int64? {
    var (filter, left) = (filter, limit ?? .max)
    while left > 0 {
      filter.limit = min(left, Self.portion)
      let rows = try store.read { try $0.outbox(filter) }
      for row in rows { try body(row) }
      guard let last = rows.last, rows.count == filter.limit else { return nil }
      filter.after = last.id
      left -= rows.count
    }
    filter.limit = 1
    return try store.read { try $0.outbox(filter) }.isEmpty ? nil : filter.after
  }
}
