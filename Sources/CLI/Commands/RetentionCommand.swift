import ArgumentParser
import Cases
import Dates
import Desk
import Roster
import Store

/// `quitus retention`: what falls due when, and whose data stays all the same.
struct RetentionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "retention",
    abstract: Said(
      "La conservation des données : échéances, personnes retenues.", "How long data is kept: what falls due, holds."
    ).now,
    subcommands: [RetentionList.self, RetentionHoldCommand.self])
}

struct RetentionList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: Said(
      "Ce dont la durée s’achève ou est passée, et qui est retenu.",
      "What is soon over or over, and who is on hold."
    ).now)
  @Option(
    name: .customLong("kind"),
    help: ArgumentHelp(Said("Seulement cette sorte de données.", "Only this kind of data.").now, valueName: "kind"))
  var kinds: [RetentionKind] = []
  @OptionGroup var day: DayOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    let desk = try LiveDesk(common)
    let list = ListRetention(
      try desk.workspace.retention(), kinds.isEmpty ? RetentionKind.allCases : kinds, on: day.asOf ?? desk.today)
    let (entries, holds) = try list.perform(with: desk.parts)
    for entry in entries {
      let document = RetentionDocument(entry)
      let state = entry.item.isHeld ? Said("retenu", "on hold") : entry.stage.said
      try Console.print(common.json ? JSON.line(document) : "\(state.now)\t\(document.line)")
    }
    for hold in holds { try HoldDocument(hold).print(json: common.json, prefix: "") }
  }
}

/// `quitus retention hold ADVISER --reason TEXT|--release`.
struct RetentionHoldCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hold",
    abstract: Said(
      "Retient les données d’un conseiller (recours en cours, par exemple), ou cesse de les retenir.",
      "Keeps an adviser's data (an appeal being under way, say), or lets it go again."
    ).now)
  @Argument(help: ArgumentHelp(Said("Identifiant du conseiller.", "Id of the adviser.").now)) var adviser: AdviserID
  @Option(
    help: ArgumentHelp(
      Said("Raison, consignée ; « - » ou @FICHIER.", "Reason, which is recorded; \"-\" or @FILE.").now,
      valueName: "text"))
  var reason: String?
  @Flag(help: ArgumentHelp(Said("Cesse de retenir.", "Ends the hold.").now)) var release = false
  @OptionGroup var actor: ActorOption
  @OptionGroup var dry: DryRunOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    guard release != (reason != nil) else {
      throw Complaint(
        .usage, "donnez --reason pour retenir, ou --release pour cesser",
        "give --reason to hold, or --release to end a hold")
    }
    let desk = try LiveDesk(common, dryRun: dry)
    let hold = try HoldAdviser(
      adviser, reason: try reason.map(TextArgument.read), by: try desk.acting(actor)
    ).perform(with: desk.parts).value()
    try HoldDocument(hold, released: release).print(json: common.json, prefix: dry.prefix)
  }
}

/// A hold as other programs read it.
struct HoldDocument: Encodable {
  var kind = "hold"
  var adviser: String
  var reason: String
  var by: String
  var on: String
  var released: Bool

  init(_ hold: RetentionHold, released: Bool = false) {
    adviser = hold.adviser.rawValue
    reason = hold.reason
    by = hold.by
    on = hold.on.description
    self.released = released
  }

  func print(json: Bool, prefix: String) throws {
    if json { return try Console.print(JSON.line(self)) }
    let said =
      released
      ? Said("conseiller \(adviser) : n’est plus retenu", "adviser \(adviser): no longer on hold")
      : Said(
        "conseiller \(adviser) : retenu depuis le \(on) par \(by), \(reason)",
        "adviser \(adviser): on hold since \(on) by \(by), \(reason)")
    try Console.print(prefix + said.now)
  }
}
