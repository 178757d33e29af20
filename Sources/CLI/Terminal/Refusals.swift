import ArgumentParser
import Cases
import Desk
import Store

/// The one place where what went wrong becomes a line on standard error and an exit status.
enum Refusals {
  static func report(_ error: any Error, arguments: [String]) -> ExitStatus {
    if let complaint = complaint(of: error) {
      Console.complain(complaint.said.now)
      return complaint.status
    }
    if Quitus.exitCode(for: error).isSuccess {
      let isAskedFor = arguments.contains { ["-h", "--help", "help", "--version", "--help-hidden"].contains($0) }
      guard isAskedFor || arguments.isEmpty else {  // the parser shows help where a subcommand is missing
        Console.complain(UsageError.missingSubcommand(arguments).now)
        return .usage
      }
      try? Console.print(HelpText.worded(Quitus.message(for: error)))  // a closed output loses only the help text
      return .done
    }
    Console.complain(UsageError.line(for: error))
    return .usage
  }

  private static func complaint(of error: any Error) -> Complaint? {
    switch error {
    case let complaint as Complaint: complaint
    case let error as StoreError: error.complaint
    case let error as CopyError: error.complaint
    case let refusal as DeskRefusal: refusal.complaint
    case let refusal as MoveRefusal: refusal.complaint
    case let refusal as OpeningRefusal: refusal.complaint
    case let unopenable as UnopenableEvidence: unopenable.complaint
    default: nil
    }
  }
}
