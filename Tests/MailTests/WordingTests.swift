import Dates
import Rules
import Testing

@testable import Mail

@Suite struct WordingTests {
  let french = Wording(language: .fr)
  let english = Wording(language: .en)

  @Test(arguments: [
    (0, "0 module thématique", "0 thematic modules"), (1, "1 module thématique", "1 thematic module"),
    (2, "2 modules thématiques", "2 thematic modules"), (12, "12 modules thématiques", "12 thematic modules"),
  ])
  func `modules are counted as each language counts`(_ count: Int, _ fr: String, _ en: String) {
    #expect(spaced(french.modules(count)) == fr)
    #expect(spaced(english.modules(count)) == en)
  }

  @Test(arguments: [
    (1, "1er rappel", "1st reminder"), (2, "2e rappel", "2nd reminder"), (3, "3e rappel", "3rd reminder"),
    (4, "4e rappel", "4th reminder"), (11, "11e rappel", "11th reminder"), (12, "12e rappel", "12th reminder"),
    (13, "13e rappel", "13th reminder"), (21, "21e rappel", "21st reminder"), (112, "112e rappel", "112th reminder"),
  ])
  func `reminders are numbered as each language numbers`(_ stage: Int, _ fr: String, _ en: String) {
    #expect(spaced(french.reminder(stage)) == fr)
    #expect(spaced(english.reminder(stage)) == en)
  }

  @Test(arguments: [
    ("Éloïse", "d’Éloïse"), ("Anne", "d’Anne"), ("Œdipe", "d’Œdipe"), ("Noé", "de Noé"), ("Hugo", "de Hugo"),
    ("Yves", "de Yves"), ("", "de "), ("מיכל", "de מיכל"),
  ])
  func `French elides before a vowel`(_ name: String, _ fr: String) {
    #expect(french.of(name) == fr)
    #expect(english.of(name) == "of \(name)")
  }

  @Test(arguments: [
    (
      "annual-2025", "l’obligation de formation de l’année 2025", "Année 2025", "the training obligation for 2025",
      "Year 2025"
    ),
    (
      "annual-2025+1", "l’obligation de formation de l’année 2025, reconduite en 2026",
      "Année 2025, reconduite en 2026",
      "the training obligation for 2025, carried over to 2026", "Year 2025, carried over to 2026"
    ),
    (
      "initial", "l’obligation de formation de l’année suivant l’entrée en formation initiale",
      "Année suivant l’entrée en formation initiale",
      "the training obligation for the year following entry into initial training",
      "Year following entry into initial training"
    ),
    (
      "initial+1", "l’obligation de formation de l’année suivant l’entrée en formation initiale, reconduite en 2027",
      "Année suivant l’entrée en formation initiale, reconduite en 2027",
      "the training obligation for the year following entry into initial training, carried over to 2027",
      "Year following entry into initial training, carried over to 2027"
    ),
  ])
  func `an obligation is named after what it first was`(
    _ id: String, _ fr: String, _ frTitle: String, _ en: String, _ enTitle: String
  ) throws {
    let facts =
      id.hasPrefix("initial")
      ? Samples.onboarding(id == "initial" ? [] : [Samples.carryOver(.initial)])
      : Samples.standing(id == "annual-2025" ? [] : [Samples.carryOver(.annual(2025))])
    let obligation = try Samples.obligation(id, facts)
    #expect(spaced(french.obligation(obligation)) == fr)
    #expect(spaced(french.title(obligation)) == frTitle)
    #expect(spaced(english.obligation(obligation)) == en)
    #expect(spaced(english.title(obligation)) == enTitle)
  }

  private func spaced(_ text: String) -> String { text.replacing("\u{A0}", with: " ") }
}
