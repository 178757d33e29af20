import Builtin
import Cases
import Dates
import Envelope
import Mail
import Roster
import Rules
import Testing

/// The desk of the tests: made-up people, real rules.
struct Samples {
  var service = "Support Conseillers numériques"
  var place: String? = "Paris"
  var phone: String? = "01 23 45 67 89"
  var appeal = Office.Appeal()
  var adviser = Adviser(
    id: AdviserID("1042"), lastName: "Exemple-Dupré", firstName: "Éloïse", email: "eloise@mairie.example")
  var structure = Structure(
    id: StructureID("311"), name: "Mairie d’Évreux-les-Exemples", contactName: "Jean Modèle",
    contactEmail: "accueil@mairie.example")
  var author = User(
    login: "mdurand", name: "Maïa Durand", capacity: "responsable du support", email: "m@example.org", role: .approver)
  var reason = "Les dates indiquées ne couvrent que trois jours de l’année 2025.\nAucune autre pièce n’a été reçue."

  func office() throws -> Office {
    Office(
      service: service, from: try MailAddress("quitus@support.example", displayName: service),
      replyTo: try MailAddress("aide@support.example"), phone: phone,
      website: WebAddress("https://support.example/formation"), place: place, appeal: appeal)
  }

  func letters() throws -> Letters { Letters(templates: try Self.templates(), office: try office()) }

  static var files: [String: String] {
    let paths = Builtin.paths(below: "Templates/mail")
    return Dictionary(
      uniqueKeysWithValues: paths.map { (String($0.dropFirst("Templates/".count)), Builtin.text($0) ?? "") })
  }

  private static let compiled = Result { try LetterTemplates(files: files) }

  static func templates() throws -> LetterTemplates { try compiled.get() }

  func postmark(_ language: Language) throws -> Postmark {
    Postmark(
      day: day(2026, 2, 1), instant: Instant(rawValue: 1_769_936_400_000),
      messageID: try MessageID(token: "8d1f", domain: "support.example"), language: language)
  }
}

// MARK: What the rules say of a few made-up facts

extension Samples {
  static let book = RuleBook(
    inForceFrom: day(2024, 12, 19), onboarding: .init(admittedFrom: day(2024, 1, 1), modules: 2),
    annual: .init(modules: 1, firstYear: 2024, deadlines: [.init(year: 2024, day: day(2025, 3, 31))]),
    complement: .init(modules: [], countsTowardsObligation: false),
    late: .init(regularises: true, lapsesAfterYears: 1), carryOver: .init(years: 1, maxTimes: 1))

  /// In training since 2023, employed ever since, no module followed.
  static func standing(_ carryOvers: [CarryOver] = []) -> Facts {
    facts(entry: day(2023, 3, 1), carryOvers)
  }

  /// In training since 1 February 2025: two modules within a year.
  static func onboarding(_ carryOvers: [CarryOver] = []) -> Facts {
    facts(entry: day(2025, 2, 1), carryOvers)
  }

  private static func facts(entry: Day, _ carryOvers: [CarryOver]) -> Facts {
    let post = Period(start: entry, end: nil).map { Post(period: $0, kind: .public) }
    return Facts(entry: entry, exemption: .no, posts: post.map { [$0] } ?? [], carryOvers: carryOvers)
  }

  static func carryOver(_ id: ObligationID, _ modules: Int = 1) -> CarryOver {
    CarryOver(obligation: id, modules: modules, approvedOn: day(2026, 2, 1))
  }

  /// The obligation `id` that these facts produce on `day`.
  static func obligation(_ id: String, _ facts: Facts, on day: Day = day(2026, 2, 1)) throws -> Obligation {
    let id = try #require(ObligationID(id))
    return try #require(situation(facts, in: book, on: day).obligation(id))
  }
}

func day(_ year: Int, _ month: Int, _ day: Int) -> Day {
  // Only written with days that exist: a test that mistypes one should stop there.
  Day(year: year, month: month, day: day)!
}
