import ArgumentParser
import Cases
import Dates
import Desk
import Roster
import Store

/// `quitus outbox`: letters on their way.
struct OutboxCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "outbox", abstract: Said("Les lettres à envoyer.", "Letters on their way.").now,
    subcommands: [List.self, Run.self, Retry.self])

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: Said("Liste les lettres et leur état.", "Lists letters and their state.").now)
    @Option(help: ArgumentHelp(Said("Seulement cet état.", "Only this state.").now)) var state: OutboxState?
    @OptionGroup var common: CommonOptions

    func run() throws {
      let store = try Workspace.open(common).store()
      let filter = OutboxFilter(states: state.map { [$0] })
      for row in try store.read({ try $0.outbox(filter) }) {
        let line = OutboxDocument(row)
        try Console.print(
          common.json
            ? JSON.line(line)
            : "\(line.id)\t\(line.state)\t\(line.letter)\t\(line.to.joined(separator: ", "))\t\(line.attempts)\t\(line.lastReply ?? "")"
        )
      }
    }
  }

  struct Run: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "run", abstract: Said("Envoie ce qui est dû.", "Delivers what is due.").now)
    @OptionGroup var day: DayOption
    @OptionGroup var common: CommonOptions

    func run() throws {
      let desk = try LiveDesk(common)
      let report = try Delivering(desk: desk).run(on: day.asOf ?? desk.today)
      try DispatchDocument(report).print(json: common.json)
      if report.deferred > 0 { throw Finished(status: .tryAgain) }
    }
  }

  struct Retry: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "retry",
      abstract: Said(
        "Rend dû ce qui fut différé ou a échoué ; ce qui est douteux, par son numéro seulement.",
        "Makes due what was deferred or failed; what is in doubt, by its number only."
      ).now)
    @Argument(help: ArgumentHelp(Said("Numéros de lettres.", "Numbers of letters.").now)) var ids: [Int64] = []
    @OptionGroup var dry: DryRunOption
    @OptionGroup var common: CommonOptions

    func run() throws {
      let desk = try LiveDesk(common, dryRun: dry)
      let store = desk.parts.store
      if !ids.isEmpty {
        let known = Set(try store.read { try $0.outbox(OutboxFilter(ids: ids)) }.map(\.id))
        if let unknown = ids.first(where: { !known.contains($0) }) {
          throw Complaint(
            .noSuchThing, "il n’y a pas de lettre \(unknown) ; voyez « quitus outbox list »",
            "there is no letter \(unknown); see \"quitus outbox list\"")
        }
      }
      let count = try RetryMail(ids.isEmpty ? nil : ids).perform(with: desk.parts)
      try Console.print(
        common.json
          ? JSON.line(["due": count])
          : dry.prefix + Said("lettres de nouveau dues : \(count)", "letters due again: \(count)").now)
    }
  }
}

struct OutboxDocument: Encodable {
  var id: Int64
  var to: [String]
  var letter: String
  var state: String
  var attempts: Int
  var messageId: String
  @OrNull var lastReply: String?
  @OrNull var `case`: String?
  @OrNull var structure: String?

  init(_ row: OutboxRow) {
    id = row.id
    to = row.to
    letter = row.letter
    state = row.state.rawValue
    attempts = row.attempts
    messageId = row.messageID
    lastReply = row.lastReply
    `case` = row.caseReference?.description
    structure = row.structure?.rawValue
  }
}

struct DispatchDocument: Encodable {
  var sent: Int
  var deferred: Int
  var failed: Int
  var inDoubt: Int
  var remaining: Int
  var held: Int
  var dropped: Int
  var later: Int

  init(_ report: DispatchReport) {
    sent = report.sent
    deferred = report.deferred
    failed = report.failed
    inDoubt = report.inDoubt
    remaining = report.remaining
    held = report.held
    dropped = report.dropped
    later = report.later
  }

  func print(json: Bool) throws {
    if json { return try Console.print(JSON.line(self)) }
    try Console.print(
      Said(
        "lettres envoyées : \(sent), différées : \(deferred), échouées : \(failed), douteuses : \(inDoubt), retenues : \(held), sans objet : \(dropped), remises à plus tard : \(later), restantes : \(remaining)",
        "letters sent: \(sent), deferred: \(deferred), failed: \(failed), in doubt: \(inDoubt), held: \(held), dropped: \(dropped), put off: \(later), remaining: \(remaining)"
      ).now)
  }
}
