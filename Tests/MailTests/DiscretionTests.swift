import Builtin
import Cases
import Dates
import Roster
import Rules
import Testing

@testable import Mail

/// What an employer must not learn (GDPR art. 9).
@Suite struct DiscretionTests {
  /// Words that would give away a ground, and those of which grounds are made.
  static let telling = [
    "maladie", "malade", "arrêt", "santé", "médic", "hôpital", "congé", "matern", "patern", "parental", "thérapeut",
    "grossesse", "accident", "décès", "deuil", "mandat", "majeure", "absence", "absent", "empêch", "motif", "raison",
    "sick", "illness", "leave", "health", "medical", "hospital", "pregnan", "bereave", "death", "mandate", "ground",
    "reason", "late in the year", "fin d’année", "manquée", "missed",
  ]

  static func catalogue() throws -> GroundCatalogue {
    try GroundCatalogue(yaml: try #require(Builtin.text("Config/grounds.yaml")))
  }

  @Test(arguments: Language.allCases)
  func `a structure is told nothing that gives away a ground, whatever the case`(_ language: Language) throws {
    let labels = try Self.catalogue().grounds.flatMap { [$0.code.rawValue, $0.french, $0.english] }
    #expect(labels.count >= 30)
    for draft in try everyNotice(language) {
      // Styles say “background”.
      let shown = draft.html.replacing(/(?s)<style>.*?<\/style>/, with: "").replacing(/\sstyle="[^"]*"/, with: "")
      for said in [draft.subject, draft.text, shown] {
        for word in labels + Self.telling {
          #expect(!said.lowercased().contains(word.lowercased()), "\(word)")
        }
      }
    }
  }

  @Test
  func `a notice has no place for a ground, a reason, a message or an absence`() throws {
    let samples = Samples()
    let annual = try Samples.obligation("annual-2025", Samples.standing())
    var found: Set<String> = []
    collectTypes(samples.notice(annual, .justified(granted: annual)), into: &found)
    #expect(found.contains("Obligation"))
    #expect(found.isDisjoint(with: ["CaseFile", "Opening", "GroundCode", "Ground", "Decision", "CaseEvent", "Period"]))
    let free: Set = ["reason", "reasons", "ground", "message", "absence", "detail"]
    #expect(free.isDisjoint(with: NoticePage.shape.names))
    for event in Samples.events { collectTypes(samples.caseNotice(event), into: &found) }
    #expect(found.contains("Day"))
    #expect(
      found.isDisjoint(with: ["CaseFile", "Opening", "GroundCode", "Ground", "CaseEvent", "Period", "PapersWanted"]))
    #expect(free.union(["papers"]).isDisjoint(with: CaseNoticePage.shape.names))
  }

  @Test(arguments: Language.allCases)
  func `a structure that asked reads of papers that are awaited, and not which`(_ language: Language) throws {
    let draft = try Samples().draft(.acknowledgementToStructure, language)
    let own = try Samples().draft(.acknowledgementWithPapers, language)
    let words = Samples().reason.split(separator: "\n").map(String.init)
    for word in words {
      #expect(own.text.contains(word) && own.html.contains(word))
      #expect(!draft.text.contains(word) && !draft.html.contains(word))
    }
    #expect(draft.text.contains(language == .fr ? "20\u{A0}février\u{A0}2026" : "20\u{A0}February\u{A0}2026"))
  }

  @Test(arguments: Language.allCases)
  func `whatever happens to a case, a structure reads the same subject`(_ language: Language) throws {
    let samples = Samples()
    let subjects = try Samples.events.map { event in
      let page = CaseNoticePage(samples.caseNotice(event), try samples.office(), try samples.postmark(language))
      return try Samples.templates().draft(.caseNotice, language, page).subject
    }
    #expect(Set(subjects).count == 1)
  }

  @Test(arguments: Language.allCases)
  func `an approval and a refusal to the structure have the same subject`(_ language: Language) throws {
    let samples = Samples()
    let subjects = try [Sample.noticeJustified, .noticeNotGranted].map { try samples.draft($0, language).subject }
    #expect(subjects[0] == subjects[1])
  }

  private func everyNotice(_ language: Language) throws -> [Draft] {
    let samples = Samples()
    let standing = Samples.standing([Samples.carryOver(.annual(2025))])
    let entered = Samples.onboarding([Samples.carryOver(.initial, 2)])
    let obligations = try [
      Samples.obligation("annual-2025", Samples.standing()), Samples.obligation("annual-2026", Samples.standing()),
      Samples.obligation("annual-2025+1", standing), Samples.obligation("initial", Samples.onboarding()),
      Samples.obligation("initial+1", entered),
    ]
    let outcomes = [DecisionNotice.Outcome.notGranted] + obligations.map { .justified(granted: $0) }
    let life = try Samples.events.map { event in
      let page = CaseNoticePage(samples.caseNotice(event), try samples.office(), try samples.postmark(language))
      return try Samples.templates().draft(.caseNotice, language, page)
    }
    let asked = try samples.draft(.acknowledgementToStructure, language)
    return try life + [asked]
      + obligations.flatMap { obligation in
        try outcomes.map { outcome in
          let page = NoticePage(
            samples.notice(obligation, outcome), try samples.office(), try samples.postmark(language))
          return try Samples.templates().draft(.decisionNotice, language, page)
        }
      }
  }

  private func collectTypes(_ value: Any, into found: inout Set<String>) {
    found.insert("\(type(of: value))")
    for child in Mirror(reflecting: value).children { collectTypes(child.value, into: &found) }
  }
}
