import Dates
import Rules
import Testing

@testable import Mail

/// What the law requires of a decision, looked for in what is really written.
@Suite struct LegalTests {
  struct Row: CustomTestStringConvertible {
    var law: String
    var french: String
    var english: String
    var testDescription: String { law }

    init(_ law: String, _ french: String, _ english: String) {
      self.law = law
      self.french = french
      self.english = english
    }
  }

  static let ofEveryDecision = [
    Row("L112-3: the request and the day it was received", "reçue le 12 janvier 2026", "received on 12 January 2026"),
    Row("the day of the decision", "décision du 1er février 2026", "decision of 1 February 2026"),
    Row("the case", "2026-00042", "2026-00042"),
    Row("L212-1: first name and name of the author", "Maïa Durand", "Maïa Durand"),
    Row("L212-1: capacity of the author", "responsable du support", "responsable du support"),
    Row("the obligation", "l’obligation de formation de l’année", "the training obligation for"),
    Row("the rule it rests on", "dans sa version du 19 décembre 2024", "in its version of 19 December 2024"),
    Row("the service", "Support Conseillers numériques", "Support Conseillers numériques"),
    Row("the contact", "écrivez à aide@support.example", "write to aide@support.example"),
  ]

  static let ofWhatMayBeContested = [
    Row(
      "R421-1: two months from notification", "deux mois à compter de sa notification", "two months of being notified"),
    Row("R421-5: appeal to the author", "recours gracieux auprès de son auteur", "ask its author to reconsider it"),
    Row("R421-5: and where", "à l’adresse suivante : aide@support.example", "at this address: aide@support.example"),
    Row(
      "L411-2: appeal to the authority above", "recours hiérarchique auprès de l’autorité dont il relève",
      "appeal to the authority above its author"),
    Row(
      "R421-5: appeal to the court", "devant le tribunal administratif territorialement compétent",
      "before the administrative court that has territorial jurisdiction"),
    Row("L411-2: what an appeal to the author does", "interrompt le délai", "stops the time limit"),
    Row(
      "L411-7: what its silence means", "plus de deux mois sur ce recours vaut rejet",
      "more than two months, it counts as rejected"),
  ]

  static let ofARefusal = [
    Row("L211-5: reasons of law", "Motifs de droit La règle n° 3 de l’article", "Reasons of law Rule 3 of the article"),
    Row(
      "the article's last paragraph", "Le dernier paragraphe du même article", "The last paragraph of the same article"),
    Row("L211-5: reasons of fact", "Motifs de fait Les dates indiquées ne", "Reasons of fact Les dates indiquées ne"),
    Row("word for word, to the end", "Aucune autre pièce n’a été reçue.", "Aucune autre pièce n’a été reçue."),
    Row(
      "what remains due", "1 module thématique (échéance : 31 décembre 2025)",
      "1 thematic module (deadline: 31 December 2025)"),
  ]

  static let ofAnApproval = [
    Row("how many modules", "1 module thématique, à suivre du", "1 thematic module, to be followed from"),
    Row("the window", "du 1er février 2026 au 31 décembre 2026", "from 1 February 2026 to 31 December 2026"),
    Row("who pays", "L’État finance ces droits", "The State funds these rights"),
    Row("until when", "le 31 décembre 2026 au plus tard", "by 31 December 2026"),
  ]

  @Test(arguments: ofEveryDecision + ofWhatMayBeContested + ofARefusal, Language.allCases)
  func `a refusal says`(_ row: Row, _ language: Language) throws { try Self.expect(row, in: .refusal, language) }

  @Test(arguments: ofEveryDecision + ofAnApproval, Language.allCases)
  func `an approval says`(_ row: Row, _ language: Language) throws { try Self.expect(row, in: .approval, language) }

  @Test(arguments: ofEveryDecision + ofWhatMayBeContested, Language.allCases)
  func `an approval of less than was asked for says, how to contest it included,`(
    _ row: Row, _ language: Language
  ) throws {
    try Self.expect(row, in: .approvalInPart, language)
  }

  @Test(arguments: ofWhatMayBeContested, Language.allCases)
  func `an approval in full offers no appeal`(_ row: Row, _ language: Language) throws {
    let text = Self.plain(try Samples().draft(.approval, language).text)
    #expect(!text.contains(language == .fr ? row.french : row.english))
  }

  @Test(arguments: [
    ("annual-2025", Regime.standing, "La règle n° 3"), ("annual-2025", .onboarding, "La règle n° 2"),
    ("initial", .onboarding, "La règle n° 2"), ("annual-2025+1", .standing, "La règle n° 3"),
    ("initial+1", .onboarding, "La règle n° 2"),
  ])
  func `the rule is the one the obligation comes from`(_ id: String, _ regime: Regime, _ expected: String) throws {
    let facts =
      id.hasPrefix("initial")
      ? Samples.onboarding([Samples.carryOver(.initial)]) : Samples.standing([Samples.carryOver(.annual(2025))])
    let samples = Samples()
    let decision = samples.decision(try Samples.obligation(id, facts), regime)
    let page = RefusalPage(decision, reason: "…", try samples.office(), try samples.postmark(.fr))
    #expect(Self.plain(try Samples.templates().draft(.refusal, .fr, page).text).contains(expected))
  }

  @Test(arguments: Language.allCases)
  func `settings name the court and the address for an appeal, and nothing else does`(_ language: Language) throws {
    var samples = Samples()
    samples.appeal = Office.Appeal(address: "1 rue des Exemples", court: "le tribunal administratif d’Exempleville")
    let text = Self.plain(try samples.draft(.refusal, language).text)
    #expect(text.contains("1 rue des Exemples"))
    #expect(text.contains("d’Exempleville"))
    #expect(!text.contains(language == .fr ? "territorialement" : "territorial"))
  }
}

extension LegalTests {
  static func expect(_ row: Row, in sample: Sample, _ language: Language) throws {
    let draft = try Samples().draft(sample, language)
    let wanted = (language == .fr ? row.french : row.english).lowercased()
    #expect(plain(draft.text).lowercased().contains(wanted))
    #expect(plain(draft.html.replacing(/<[^>]*>/, with: "")).lowercased().contains(wanted))
  }

  /// One line, ordinary spaces.
  static func plain(_ text: String) -> String {
    text.split { $0.isWhitespace || $0 == "\u{A0}" }.joined(separator: " ")
  }
}
