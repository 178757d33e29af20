import Builtin
import Cases
import Dates
import Desk
import Glibc
import Rules
import Store
import TestParts

/// One of two who decide the same cases at the same moment: `decider DATABASE approve|refuse LOGIN DAY GROUNDS`.
///
/// Reads references, one a line, and answers each with how it ended and the nanoseconds of the monotonic clock between which
/// it was at work: `done 1 2`, `refused 1 2` where the case had been closed already, `other 1 2` for anything else.
@main
struct Decider {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 6, let verdict = Verdict(rawValue: arguments[2]), let day = Day(arguments[4]) else {
      print("usage: decider DATABASE approve|refuse LOGIN DAY GROUNDS")
      exit(64)
    }
    let clock = DeskClock(
      now: { Instant(rawValue: (Int64(day.rawValue) * 24 + 9) * 3_600_000) }, today: { day })
    let parts = try DeskParts.forTests(try Store.open(arguments[1]), try book(), clock, grounds: arguments[5]) {
      "\(verdict.rawValue)-\(nanoseconds())"
    }
    say("ready")
    while let line = readLine(), let reference = CaseReference(line) {
      let begun = nanoseconds()
      let word = try word(for: decide(verdict, reference, by: Acting(login: arguments[3]), on: day, parts))
      say("\(word) \(begun) \(nanoseconds())")
    }
  }

  private static func decide(
    _ verdict: Verdict, _ reference: CaseReference, by person: Acting, on day: Day, _ parts: DeskParts
  ) throws -> Outcome<CaseDone, DeskRefusal> {
    switch verdict {
    case .approve: try ApproveCase(reference, by: person, on: day).perform(with: parts)
    case .refuse: try RefuseCase(reference, reason: "Pièce absente.", by: person, on: day).perform(with: parts)
    }
  }

  /// The book that the program carries.
  private static func book() throws -> RuleBook {
    let modules = try ModuleCatalogue(yaml: Builtin.text("Config/modules.yaml") ?? "").codes
    let path = "Config/rules/2024-12-19.yaml"
    guard let book = RuleBookFile(file: path, text: Builtin.text(path) ?? "", modules: modules).book else {
      preconditionFailure("the rule book cannot be read")
    }
    return book
  }

  private static func word(for outcome: Outcome<CaseDone, DeskRefusal>) -> String {
    switch outcome {
    case .done: "done"
    case .refused(.move(.state)): "refused"
    case .refused: "other"
    }
  }

  private static func say(_ line: String) {
    print(line)
    fflush(nil)
  }

  private static func nanoseconds() -> UInt64 {
    var time = timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
  }
}
