import ArgumentParser
import Dates
import Desk
import Roster
import Rules

/// `quitus overdue`: who has not followed what was due, and telling their structures.
struct OverdueCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "overdue",
    abstract: Said("Les modules en retard, et leurs structures.", "Overdue modules, and their structures.").now,
    subcommands: [List.self, Send.self])

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list",
      abstract: Said("Les retards, structure par structure.", "What is overdue, structure by structure.").now)
    @OptionGroup var day: DayOption
    @OptionGroup var known: KnownOption
    @OptionGroup var common: CommonOptions

    func run() throws {
      let desk = try LiveDesk(common)
      let knownOn = try known.instant(in: desk.workspace)
      let list = OverdueList(on: day.asOf ?? desk.today, policy: desk.policy, knownOn: knownOn)
      if let knownOn, !common.json { Console.remark(knownOn.knownThen.now) }
      for structure in try list.perform(with: desk.parts) {
        let line = OverdueDocument(structure)
        if common.json {
          try Console.print(JSON.line(line))
        } else {
          let advisers = structure.advisers.map { adviser in
            "\(adviser.adviser.id) (\(adviser.obligations.map(\.obligation.id.description).joined(separator: ", ")))"
          }
          let address = structure.structure.contactEmail ?? Said("sans adresse", "no address").now
          try Console.print(
            "\(structure.structure.id)\t\(structure.structure.name)\t\(address)\t\(advisers.joined(separator: "; "))")
        }
      }
    }
  }

  struct Send: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "send",
      abstract: Said(
        "Écrit à chaque structure ce qui est nouveau pour elle, puis envoie.",
        "Writes to each structure what is new to it, then delivers."
      ).now)
    @OptionGroup var dry: DryRunOption
    @OptionGroup var actor: ActorOption
    @OptionGroup var day: DayOption
    @OptionGroup var common: CommonOptions

    func run() throws {
      let desk = try LiveDesk(common)
      let asOf = day.asOf ?? desk.today
      let send = SendOverdue(on: asOf, policy: desk.policy, by: try desk.named(actor), isDryRun: dry.dryRun)
      let report = try send.perform(with: desk.parts)
      var document = CampaignDocument(report)
      if !common.json || dry.dryRun { try document.print(json: common.json, isDryRun: dry.dryRun) }
      guard !dry.dryRun else { return }
      let delivered: DispatchReport
      do {
        delivered = try Delivering(desk: desk).run(on: asOf)
      } catch {
        // What was queued is queued, whatever became of the sending.
        if common.json { try document.print(json: true, isDryRun: false) }
        throw error
      }
      document.later = delivered.later
      if common.json {
        try document.print(json: true, isDryRun: false)
      } else {
        try DispatchDocument(delivered).print(json: false)
      }
      if delivered.deferred > 0 { throw Finished(status: .tryAgain) }
    }
  }
}

/// One structure's overdue modules, as other programs read them.
struct OverdueDocument: Encodable {
  var structure: String
  @OrNull var email: String?
  var advisers: [AdviserLine]

  struct AdviserLine: Encodable {
    var adviser: String
    var obligations: [String]
  }

  init(_ structure: OverdueStructure) {
    self.structure = structure.structure.id.rawValue
    email = structure.structure.contactEmail
    advisers = structure.advisers.map {
      AdviserLine(adviser: $0.adviser.id.rawValue, obligations: $0.obligations.map(\.obligation.id.description))
    }
  }
}

/// What a campaign queued and whom it left out.
struct CampaignDocument: Encodable {
  var campaign: String
  var structures: Int
  var advisers: Int
  var queued: Int
  var alreadySent: Int
  /// Letters that were put off by the quiet calendar; null where nothing was to be sent.
  @OrNull var later: Int?
  var skipped: [Skipped]

  struct Skipped: Encodable {
    var structure: String
    var reason: String
  }

  init(_ report: ReminderReport) {
    campaign = report.campaign
    structures = report.structures
    advisers = report.advisers
    queued = report.queued
    alreadySent = report.alreadySent
    skipped = report.skipped.map { Skipped(structure: $0.structure.rawValue, reason: $0.reason.rawValue) }
  }

  func print(json: Bool, isDryRun: Bool) throws {
    if json { return try Console.print(JSON.line(self)) }
    let prefix = isDryRun ? Said("à blanc : ", "dry run: ").now : ""
    try Console.print(
      prefix
        + Said(
          "structures : \(structures), conseillers : \(advisers), lettres mises en attente : \(queued), structures déjà prévenues : \(alreadySent)",
          "structures: \(structures), advisers: \(advisers), letters queued: \(queued), structures told before: \(alreadySent)"
        ).now)
    for skipped in skipped { try Console.print("  \(skipped.structure)\t\(skipped.reason)") }
    let unreached = skipped.count { $0.reason != ReminderReport.Reason.factsNotComplete.rawValue }
    guard unreached > 0 else { return }
    try Console.print(
      Said(
        "structures qu’aucun courriel n’atteint : \(unreached) ; « quitus post remind » leur écrit",
        "structures that no mail reaches: \(unreached); \"quitus post remind\" writes to them"
      ).now)
  }
}
