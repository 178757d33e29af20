import ArgumentParser
import Desk
import Store

/// Which letters a command changes.
struct LetterNumbers: ParsableArguments {
  @Argument(help: ArgumentHelp(Said("Numéros de lettres.", "Numbers of letters.").now)) var ids: [Int64]
}

/// `quitus outbox retry`: makes letters due now.
struct OutboxRetry: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "retry",
    abstract: Said(
      "Rend dû ce qui fut différé ou a échoué ; ce qui est douteux, par son numéro seulement.",
      "Makes due what was deferred or failed; what is in doubt, by its number only."
    ).now)
  @Argument(help: ArgumentHelp(Said("Numéros de lettres.", "Numbers of letters.").now)) var ids: [Int64] = []
  @OptionGroup var actor: ActorOption
  @OptionGroup var dry: DryRunOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    let desk = try LiveDesk(common, dryRun: dry)
    let acting = try actor.given.map { _ in try desk.acting(actor) }
    let done = try RetryMail(ids.isEmpty ? nil : ids, by: acting).perform(with: desk.parts).value()
    if done.due == 0, !done.left.isEmpty {
      let left = done.left.map(\.saidOfRetry)
      throw Complaint(
        .data, left.map(\.fr).joined(separator: " ; ") + " : rien n’a été fait",
        left.map(\.en).joined(separator: "; ") + ": nothing was done")
    }
    if common.json { return try Console.print(JSON.line(RetryDocument(done))) }
    try Console.print(dry.prefix + Said("lettres de nouveau dues : \(done.due)", "letters due again: \(done.due)").now)
    for row in done.left { try Console.print("  " + row.saidOfRetry.now) }
  }
}

/// What was made due, as other programs read it.
struct RetryDocument: Encodable {
  var due: Int
  /// Letters that were named and stay as they are.
  var left: [Left]

  struct Left: Encodable {
    var id: Int64
    var state: String
  }

  init(_ done: RetryMail.Done) {
    due = done.due
    left = done.left.map { Left(id: $0.id, state: $0.state.rawValue) }
  }
}

extension OutboxRow {
  /// Why a letter is not made due.
  fileprivate var saidOfRetry: Said {
    switch state {
    case .accepted: Said("la lettre \(id) a été remise", "letter \(id) was delivered")
    case .claimed: Said("la lettre \(id) est en train de partir", "letter \(id) is just leaving")
    case .cancelled: Said("la lettre \(id) est annulée", "letter \(id) is cancelled")
    case .queued, .deferred, .failed, .held, .inDoubt:
      Said("le texte de la lettre \(id) a été effacé", "the words of letter \(id) are gone")
    }
  }
}

/// `quitus outbox hold`: sets letters aside.
struct OutboxHold: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hold",
    abstract: Said(
      "Retient des lettres qui ne sont pas parties.", "Sets letters aside that have not left."
    ).now)
  @OptionGroup var letters: LetterNumbers
  @Option(
    help: ArgumentHelp(Said("Raison, montrée dans les listes.", "Reason, shown in lists.").now, valueName: "text"))
  var reason: String?
  @OptionGroup var actor: ActorOption
  @OptionGroup var dry: DryRunOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    let desk = try LiveDesk(common, dryRun: dry)
    let rows = try HoldMail(letters.ids, reason: try reason.map(TextArgument.read), by: desk.acting(actor))
      .perform(with: desk.parts).value()
    try LettersChanged(rows, "held").print(Said("lettres retenues", "letters held"), dry, common)
  }
}

/// `quitus outbox release`: lets held letters go.
struct OutboxRelease: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "release", abstract: Said("Libère des lettres retenues.", "Lets letters go that were held.").now)
  @OptionGroup var letters: LetterNumbers
  @OptionGroup var actor: ActorOption
  @OptionGroup var dry: DryRunOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    let desk = try LiveDesk(common, dryRun: dry)
    let rows = try ReleaseMail(letters.ids, by: desk.acting(actor)).perform(with: desk.parts).value()
    try LettersChanged(rows, "due").print(Said("lettres libérées", "letters released"), dry, common)
  }
}

/// `quitus outbox cancel`: takes letters off their way.
struct OutboxCancel: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cancel",
    abstract: Said(
      "Annule des lettres : elles ne partiront plus.", "Cancels letters: they will not leave any more."
    ).now)
  @OptionGroup var letters: LetterNumbers
  @Option(
    help: ArgumentHelp(
      Said("Raison, consignée ; « - » ou @FICHIER.", "Reason, which is recorded; \"-\" or @FILE.").now,
      valueName: "text"))
  var reason: String
  @OptionGroup var actor: ActorOption
  @OptionGroup var dry: DryRunOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    let desk = try LiveDesk(common, dryRun: dry)
    let rows = try CancelMail(letters.ids, reason: try TextArgument.read(reason), by: desk.acting(actor))
      .perform(with: desk.parts).value()
    try LettersChanged(rows, "cancelled").print(Said("lettres annulées", "letters cancelled"), dry, common)
  }
}

/// What became of letters that somebody changed.
struct LettersChanged {
  let ids: [Int64]
  let word: String

  init(_ rows: [OutboxRow], _ word: String) {
    ids = rows.map(\.id)
    self.word = word
  }

  func print(_ said: Said, _ dry: DryRunOption, _ common: CommonOptions) throws {
    if common.json { return try Console.print(JSON.line([word: ids])) }
    let list = ids.map(String.init).joined(separator: ", ")
    try Console.print(dry.prefix + Said("\(said.fr) : \(list)", "\(said.en): \(list)").now)
  }
}
