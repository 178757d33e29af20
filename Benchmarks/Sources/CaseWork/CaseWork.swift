import Builtin
import Cases
import Dates
import Desk
import Envelope
import Foundation
import Mail
import Roster
import Rules
import Store

/// Opens, proposes and approves one case for each of the first advisers, and prints the seconds that it took.
///
/// `case-work DATABASE COUNT`: advisers 1 to COUNT owe a module of 2025, `anne` is an agent, `pierre` an approver.
@main
struct CaseWork {
  static let day = Day("2026-01-15") ?? Day(rawValue: 0)

  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 3, let count = Int(arguments[2]) else {
      print("usage: case-work DATABASE COUNT")
      exit(64)
    }
    // As the program begins.
    Heap.keepFreedMemory()
    let parts = try desk(Store.open(arguments[1]))
    var letters = 0
    let seconds = try ContinuousClock().measure {
      for adviser in 1...count { letters += try decide(AdviserID(String(adviser)), parts) }
    }
    let (whole, fraction) = seconds.components
    print(Double(whole) + Double(fraction) / 1e18, letters)
  }

  /// Three commits: nothing is known about the case between them but what the database says.
  private static func decide(_ adviser: AdviserID, _ parts: DeskParts) throws -> Int {
    let opened = try OpenCase(
      adviser: adviser, obligation: .annual(2025), ground: GroundCode(rawValue: "sick-leave"),
      message: "Je suis en arrêt de travail depuis le 10 février.", by: Acting(login: "anne"), on: day
    ).perform(with: parts).done()
    let reference = opened.file.reference
    _ = try ProposeDecision(
      reference, .approve, reason: "Arrêt vu le 3 décembre 2025.", by: Acting(login: "anne"), on: day
    ).perform(with: parts).done()
    let approved = try ApproveCase(reference, by: Acting(login: "pierre"), on: day).perform(with: parts).done()
    return opened.letters.count + approved.letters.count
  }

  private static func desk(_ store: Store) throws -> DeskParts {
    let modules = try ModuleCatalogue(yaml: Builtin.text("Config/modules.yaml") ?? "").codes
    let file = RuleBookFile(
      file: "Config/rules/2024-12-19.yaml", text: Builtin.text("Config/rules/2024-12-19.yaml") ?? "", modules: modules)
    guard let book = file.book else { throw Refused(why: "the rule book cannot be read") }
    var templates: [String: String] = [:]
    for path in Builtin.paths(below: "Templates") {
      templates[String(path.dropFirst("Templates/".count))] = Builtin.text(path)
    }
    let office = Office(
      service: "Support", from: try MailAddress("quitus@desk.example"), replyTo: try MailAddress("support@desk.example")
    )
    return DeskParts(
      store: store, book: { _ in book },
      grounds: try GroundCatalogue(yaml: Builtin.text("Config/grounds.yaml") ?? ""),
      mailing: Mailing(
        letters: try LetterTemplates(files: templates), office: office, language: .fr, domain: "desk.example",
        token: token),
      clock: DeskClock(now: now, today: { day }), runBy: Acting(login: "anne"))
  }

  /// As the program draws it.
  @Sendable private static func token() -> String {
    var random = SystemRandomNumberGenerator()
    return String(random.next() as UInt64, radix: 16) + String(random.next() as UInt64, radix: 16)
  }

  @Sendable private static func now() -> Instant { Instant(rawValue: Int64(Date().timeIntervalSince1970 * 1000)) }
}

struct Refused: Error { let why: String }

extension Outcome {
  /// What was done; a measure of refusals would be worth nothing.
  func done() throws -> Done {
    switch self {
    case .done(let done): return done
    case .refused(let refusal): throw Refused(why: String(describing: refusal))
    }
  }
}
