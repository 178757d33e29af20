import Builtin
import Dates
import Envelope
import Foundation
import Mail
import Roster
import Rules

/// Writes one reminder after another, to a structure and about advisers of its own each time, and prints the seconds that it
/// took and how many bytes they have.
///
/// `digest-work COUNT`: each tells of three advisers, from facts of which the rules make out what is overdue.
@main
struct DigestWork {
  static let day = Day("2026-01-15") ?? Day(rawValue: 0)

  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 2, let count = Int(arguments[1]) else {
      print("usage: digest-work COUNT")
      exit(64)
    }
    let (letters, overdue) = (try letters(), try overdue())
    var bytes = 0
    let seconds = try ContinuousClock().measure {
      for number in 1...count {
        let mark = Postmark(
          day: day, instant: Instant(rawValue: 1_768_464_000_000),
          messageID: try MessageID(token: "m\(number)", domain: "desk.example"), language: .fr)
        bytes += letters.overdue(digest(number, overdue), mark).envelope?.bytes.count ?? 0
      }
    }
    let (whole, fraction) = seconds.components
    print(Double(whole) + Double(fraction) / 1e18, bytes)
  }

  private static func digest(_ number: Int, _ overdue: [Obligation]) -> OverdueDigest {
    let structure = Structure(
      id: StructureID("s-\(number)"), name: "Commune de Saint-Éloi n° \(number)", kind: .public,
      contactName: "Élodie Martin", contactEmail: "contact\(number)@structures.example")
    let entries = (0..<3).map { place in
      OverdueDigest.Entry(
        adviser: Adviser(id: AdviserID("\(3 * number + place)"), lastName: "Durand\(place)", firstName: "Noé"),
        reminders: overdue.map { OverdueDigest.Reminder(obligation: $0, stage: 1 + number % 3) })
    }
    return OverdueDigest(
      structure: structure, entries: entries, completeTo: day, stages: 3, campaign: "overdue-2026-01-15")
  }

  private static func overdue() throws -> [Obligation] {
    let modules = try ModuleCatalogue(yaml: Builtin.text("Config/modules.yaml") ?? "").codes
    let file = RuleBookFile(
      file: "Config/rules/2024-12-19.yaml", text: Builtin.text("Config/rules/2024-12-19.yaml") ?? "", modules: modules)
    guard let book = file.book, let entry = Day("2023-02-01"), let period = Period(start: entry, end: nil) else {
      throw Unwritten()
    }
    let facts = Facts(
      entry: entry, exemption: .no, posts: [Post(period: period, kind: .public)], completions: [])
    let overdue = situation(facts, in: book, on: day).obligations.filter { $0.status == .overdue }
    if overdue.isEmpty { throw Unwritten() }
    return overdue
  }

  private static func letters() throws -> Letters {
    var templates: [String: String] = [:]
    for path in Builtin.paths(below: "Templates") {
      templates[String(path.dropFirst("Templates/".count))] = Builtin.text(path)
    }
    return Letters(
      templates: try LetterTemplates(files: templates),
      office: Office(
        service: "Support", from: try MailAddress("quitus@desk.example"),
        replyTo: try MailAddress("support@desk.example")))
  }
}

/// There is nothing to write about.
struct Unwritten: Error {}
