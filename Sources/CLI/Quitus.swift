import ArgumentParser
import Glibc
import Store

/// The program `quitus`.
@main
struct Quitus: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "quitus",
    abstract: Said(
      "Obligations de formation des conseillers numériques : ce qui est dû, pourquoi, et ce qui a été décidé.",
      "Training obligations of digital advisers: what is owed, why, and what was decided."
    ).now,
    version: Program.version,
    subcommands: [
      InitCommand.self, UserCommand.self, ImportCommand.self, AdviserCommand.self, StructureCommand.self,
      CompletionCommand.self, ExemptionCommand.self, SituationCommand.self, EvaluateCommand.self, MissingCommand.self,
      RightsCommand.self, RulesCommand.self, ModulesCommand.self, GroundsCommand.self, RepliesCommand.self,
      CaseCommand.self,
      ReviewCommand.self, EvidenceCommand.self, StatisticsCommand.self,
      RetentionCommand.self, PurgeCommand.self, PersonCommand.self,
      OverdueCommand.self, CampaignCommand.self, NoticesCommand.self, OutboxCommand.self, DigestCommand.self,
      LettersCommand.self,
      MailCommand.self,
      BackupCommand.self,
      BounceCommand.self, AddressesCommand.self, PostCommand.self,
      RestoreCommand.self,
      AuditCommand.self, DoctorCommand.self, DemoCommand.self,
    ])

  static func main() {
    signal(SIGPIPE, SIG_IGN)
    Heap.keepFreedMemory()
    umask(umask(0) | 0o007)  // whatever is made here holds personal data: it is nobody else's to read
    Glibc.exit(status(of: Array(CommandLine.arguments.dropFirst())).rawValue)
  }

  /// Runs one command line and gives the status to leave with; whatever is to be said has been said.
  static func status(of arguments: [String]) -> ExitStatus {
    do {
      var command = try parseAsRoot(arguments)
      try command.run()
      return .done
    } catch let finished as Finished {
      return finished.status
    } catch {
      return Refusals.report(error, arguments: arguments)
    }
  }
}

enum Program {
  static let version = "0.1.0"
}
