import ArgumentParser
import Cases
import Dates
import Desk
import Roster
import Store

/// `quitus purge`: what is over is noticed first and erased after its grace, a little at a time.
struct PurgeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "purge",
    abstract: Said(
      "Annonce ce dont la durée s’achève, efface ce qui fut annoncé ; interrompue, la commande se relance.",
      "Notes what is soon over, erases what was noted before; run it again where it was interrupted."
    ).now,
    discussion: Said(
      "Les durées : Config/retention.yaml. Rien ne s’efface sans une annonce consignée et son délai.",
      "The delays: Config/retention.yaml. Nothing is erased without a recorded notice and its grace."
    ).now)

  @Option(
    name: .customLong("kind"),
    help: ArgumentHelp(Said("Seulement cette sorte de données.", "Only this kind of data.").now, valueName: "kind"))
  var kinds: [RetentionKind] = []
  @OptionGroup var actor: ActorOption
  @OptionGroup var day: DayOption
  @OptionGroup var dry: DryRunOption
  @OptionGroup var common: CommonOptions

  /// So many go in one transaction: others wait for a moment only.
  private static let batch = 50

  func run() throws {
    let desk = try LiveDesk(common, dryRun: dry)
    let rules = try desk.workspace.retention()
    let (by, on) = (try desk.acting(actor), day.asOf ?? desk.today)
    let plan = try PlanPurge(rules, kinds.isEmpty ? RetentionKind.allCases : kinds, on: on, by: by)
      .perform(with: desk.parts).value()
    var answer = PurgeAnswer(plan, on: on, isDryRun: dry.dryRun)
    if !dry.dryRun {
      Interruption.watch()
      answer.noticed = try NotePurge(plan, rules, on: on, by: by).perform(with: desk.parts).value()
      try erase(plan, rules, on, by, desk, &answer)
      if !answer.erased.isEmpty || !answer.returned.isEmpty { try Traces.remove(desk, people: answer.tookPeopleOut) }
    }
    try answer.print(json: common.json, prefix: dry.prefix)
    if answer.isInterrupted { throw Finished(status: .tryAgain) }
  }

  private func erase(
    _ plan: PurgePlan, _ rules: RetentionRules, _ on: Day, _ by: Acting, _ desk: LiveDesk, _ answer: inout PurgeAnswer
  ) throws {
    let bar = ProgressBar("purge", of: plan.erase.count)
    defer { bar.end() }
    (answer.erased, answer.returned) = ([], [])
    for adviser in plan.returned where !Interruption.wasAsked {
      _ = try AnonymiseAdviser(adviser, .restored, by: by).perform(with: desk.parts).value()
      answer.returned.append(adviser)
    }
    answer.isInterrupted = answer.returned.count < plan.returned.count
    for start in stride(from: 0, to: plan.erase.count, by: Self.batch) {
      if Interruption.wasAsked {
        answer.isInterrupted = true
        break
      }
      let some = plan.erase[start..<min(start + Self.batch, plan.erase.count)]
      answer.erased += try CarryOutPurge(some, rules, on: on, by: by).perform(with: desk.parts).value()
      bar.show(start + some.count)
    }
  }
}

/// What a purge did or, in a dry run, would do.
struct PurgeAnswer {
  var on: Day
  var isDryRun: Bool
  var noticed: [RetentionEntry]
  var erased: [RetentionEntry]
  var waiting: [RetentionEntry]
  var held: [RetentionEntry]
  var withdrawn: [PurgePlan.Key]
  var blocked: [PurgePlan.Blocked]
  var returned: [AdviserID]
  /// Somebody stopped it: what is still due is found again by the next run.
  var isInterrupted = false

  init(_ plan: PurgePlan, on day: Day, isDryRun: Bool) {
    on = day
    self.isDryRun = isDryRun
    noticed = plan.notice
    erased = plan.erase
    waiting = plan.waiting
    held = plan.held
    withdrawn = plan.withdrawn
    blocked = plan.blocked
    returned = plan.returned
  }

  var tookPeopleOut: Bool { !returned.isEmpty || erased.contains { $0.item.kind == .advisers } }

  func print(json: Bool, prefix: String) throws {
    if json { return try Console.print(JSON.line(Document(self))) }
    try Console.print(
      prefix
        + Said(
          "annoncés : \(noticed.count), effacés : \(erased.count), en attente : \(waiting.count), retenus : \(held.count)",
          "noted: \(noticed.count), erased: \(erased.count), waiting: \(waiting.count), on hold: \(held.count)"
        ).now)
    try print(noticed, Said("annoncé", "noted"))
    try print(erased, Said("effacé", "erased"))
    try print(held, Said("retenu", "on hold"))
    for adviser in returned {
      let said = Said("revenu d’une copie, effacé de nouveau", "came back with a copy, erased again")
      try Console.print("\(said.now)\t\(RetentionKind.advisers.said.now)\t\(adviser)")
    }
    for entry in blocked {
      try Console.print(
        Said("empêché", "blocked").now
          + "\t\(RetentionKind.advisers.said.now)\t\(entry.adviser)\t\(entry.obstacle.said.now)")
    }
    for key in withdrawn {
      try Console.print(Said("annonce retirée", "notice taken back").now + "\t\(key.kind.said.now)\t\(key.key)")
    }
    if isInterrupted { Console.complain(Said("interrompu ; relancez la commande", "interrupted; run it again").now) }
  }

  private func print(_ entries: [RetentionEntry], _ word: Said) throws {
    for entry in entries { try Console.print("\(word.now)\t\(RetentionDocument(entry).line)") }
  }

  private struct Document: Encodable {
    var asOf: String
    var dryRun: Bool
    var noticed: [RetentionDocument]
    var erased: [RetentionDocument]
    var waiting: [RetentionDocument]
    var held: [RetentionDocument]
    var withdrawn: [Key]
    /// Ids of those who came back with an older copy, and went again.
    var returned: [String]
    /// Ids of those who cannot go yet.
    var blocked: [String]
    var interrupted: Bool

    struct Key: Encodable {
      var kind: String
      var key: String
    }

    init(_ answer: PurgeAnswer) {
      asOf = answer.on.description
      dryRun = answer.isDryRun
      noticed = answer.noticed.map(RetentionDocument.init)
      erased = answer.erased.map(RetentionDocument.init)
      waiting = answer.waiting.map(RetentionDocument.init)
      held = answer.held.map(RetentionDocument.init)
      withdrawn = answer.withdrawn.map { Key(kind: $0.kind.rawValue, key: $0.key) }
      returned = answer.returned.map(\.rawValue)
      blocked = answer.blocked.map(\.adviser.rawValue)
      interrupted = answer.isInterrupted
    }
  }
}
