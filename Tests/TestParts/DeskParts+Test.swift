import Builtin
import Cases
import Dates
package import Desk
import Envelope
import Mail
package import Rules
package import Store

extension DeskParts {
  /// A desk with the letters and grounds that the program carries.
  ///
  /// - Parameters:
  ///   - grounds: the catalogue as YAML; nil for the one that the program carries.
  ///   - token: draws what no other Message-ID has.
  package static func forTests(
    _ store: Store, _ book: RuleBook, _ clock: DeskClock, grounds: String? = nil,
    token: @escaping @Sendable () -> String
  ) throws -> DeskParts {
    let office = Office(
      service: "Support", from: try MailAddress("quitus@desk.example"), replyTo: try MailAddress("support@desk.example")
    )
    let mailing = Mailing(
      letters: try letters.get(), office: office, language: .fr, domain: "quitus.example", token: token)
    return DeskParts(
      store: store, book: { _ in book },
      grounds: try GroundCatalogue(yaml: grounds ?? Builtin.text("Config/grounds.yaml") ?? ""), mailing: mailing,
      clock: clock, runBy: Acting(login: "ada"))
  }

  /// Read once for all desks: they never change.
  private static let letters = Result {
    let root = "Templates/"
    var files: [String: String] = [:]
    for path in Builtin.paths(below: "Templates") { files[String(path.dropFirst(root.count))] = Builtin.text(path) }
    return try LetterTemplates(files: files)
  }
}
