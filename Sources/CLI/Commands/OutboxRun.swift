import ArgumentParser
import Dates
import Desk

/// `quitus outbox run`: delivers what is due, once or for as long as it runs.
struct OutboxRun: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: Said("Envoie ce qui est dû.", "Delivers what is due.").now)
  @Flag(
    help: ArgumentHelp(
      Said(
        "Reste à l’écoute et envoie ce qui devient dû, jusqu’à un signal d’arrêt.",
        "Keeps watching and delivers what comes due, until it is told to stop."
      ).now))
  var watch = false
  @OptionGroup var day: DayOption
  @OptionGroup var dry: DryRunOption
  @OptionGroup var common: CommonOptions

  func validate() throws {
    if watch && (day.asOf != nil || dry.dryRun) {
      throw ValidationError(
        Said("--watch va sans --as-of ni --dry-run", "--watch goes without --as-of and --dry-run").now)
    }
  }

  func run() throws {
    let desk = try LiveDesk(common)
    let delivering = Delivering(desk: desk)
    if watch { return try OutboxWatch(delivering).run() }
    let on = day.asOf ?? desk.today
    if dry.dryRun {
      let report = try delivering.dispatch(on: on).preview(with: desk.parts)
      return try DispatchDocument(report).print(json: common.json, prefix: dry.prefix)
    }
    let report = try delivering.run(on: on)
    try delivering.tellOfStuckMail()
    try DispatchDocument(report).print(json: common.json)
    if report.metSilence {
      Console.complain(
        Said(
          "le serveur ne sert pas : arrêt ; « quitus outbox report » dit pourquoi",
          "the server does not serve: stopped; \"quitus outbox report\" says why"
        ).now)
    }
    if report.deferred > 0 { throw Finished(status: .tryAgain) }
  }
}
