import ArgumentParser

/// `quitus outbox`: letters on their way.
struct OutboxCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "outbox", abstract: Said("Les lettres à envoyer.", "Letters on their way.").now,
    subcommands: [
      OutboxList.self, OutboxShow.self, OutboxRun.self, OutboxReportCommand.self, OutboxRetry.self, OutboxHold.self,
      OutboxRelease.self, OutboxCancel.self, OutboxExport.self,
    ])
}
