import Roster
import Testing

/// Which name and which address are used.
@Suite struct AdviserTests {
  struct Row: CustomTestStringConvertible {
    var what: String
    var email: String?
    var personal: String?
    var working: String?
    var testDescription: String { what }
  }

  static let rows = [
    Row(what: "no address"),
    Row(
      what: "the professional one", email: "e@mairie.example", personal: "e@home.example", working: "e@mairie.example"),
    Row(what: "the personal one", personal: "e@home.example", working: "e@home.example"),
    Row(
      what: "a closed mailbox", email: "e.ex@conseiller-numerique.fr", personal: "e@home.example",
      working: "e@home.example"),
    Row(
      what: "a closed mailbox in capitals", email: "E.Ex@Conseiller-Numerique.FR", personal: "e@home.example",
      working: "e@home.example"),
    Row(what: "a closed mailbox and nothing else", email: "e.ex@conseiller-numerique.fr"),
    Row(what: "a closed mailbox as the personal address", personal: "e.ex@conseiller-numerique.fr"),
    Row(
      what: "two closed mailboxes", email: "e.ex@conseiller-numerique.fr", personal: "e.ex@conseiller-numerique.fr"),
    Row(
      what: "a domain that only begins alike", email: "e@conseiller-numerique.fr.example", personal: "e@home.example",
      working: "e@conseiller-numerique.fr.example"),
    Row(
      what: "a domain that only ends alike", email: "e@un-conseiller-numerique.fr", personal: "e@home.example",
      working: "e@un-conseiller-numerique.fr"),
  ]

  @Test(arguments: rows) func `an adviser is written to where somebody reads it`(row: Row) {
    let adviser = Adviser(
      id: AdviserID("1042"), lastName: "Exemple", firstName: "Éloïse", email: row.email, personalEmail: row.personal)
    #expect(adviser.workingEmail == row.working)
  }

  @Test(arguments: [
    ("Éloïse", "Exemple", "Éloïse Exemple"), ("", "Exemple", "Exemple"), ("Éloïse", "", "Éloïse"), ("", "", ""),
  ])
  func `a name has no blank where a part of it is missing`(first: String, last: String, full: String) {
    #expect(Adviser(id: AdviserID("1"), lastName: last, firstName: first).fullName == full)
  }
}
