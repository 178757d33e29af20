import ArgumentParser
import Dates
import Store

/// `quitus outbox report`: how the outbox stands.
struct OutboxReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: Said(
      "Où en est le courrier : ce qui attend, depuis quand, pourquoi.",
      "How mail stands: what waits, since when, why."
    ).now)
  @OptionGroup var common: CommonOptions

  func run() throws {
    let workspace = try Workspace.open(common)
    let now = Clock.now()
    let report = try workspace.store().read { try $0.outboxReport(at: now) }
    let document = OutboxReportDocument(report, alarmAfter: workspace.settings.mail.alarmAfterMinutes)
    if common.json { return try Console.print(JSON.line(document)) }
    for line in document.lines { try Console.print(line) }
  }
}
