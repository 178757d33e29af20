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
  @OptionGroup var dry: DryRunOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    let desk = try LiveDesk(common, dryRun: dry)
    if !ids.isEmpty {
      let known = Set(try desk.parts.store.read { try $0.outbox(OutboxFilter(ids: ids)) }.map(\.id))
      if let unknown = ids.first(where: { !known.contains($0) }) { throw DeskRefusal.noSuchLetter(unknown).complaint }
    }
    let count = try RetryMail(ids.isEmpty ? nil : ids).perform(with: desk.parts)
    try Console.print(
      common.json
        ? JSON.line(["due": count])
        : dry.prefix + Said("lettres de nouveau dues : \(count)", "letters due again: \(count)").now)
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
