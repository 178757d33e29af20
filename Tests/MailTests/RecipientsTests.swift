import Dates
import Envelope
import Roster
import Testing

@testable import Mail

@Suite struct RecipientsTests {
  struct Row: Sendable {
    var email: String?
    var personal: String?
    var goesTo: String?
    var why: NoAddress.Why?

    init(_ email: String?, _ personal: String?, to goesTo: String) {
      (self.email, self.personal, self.goesTo) = (email, personal, goesTo)
    }

    init(_ email: String?, _ personal: String?, because why: NoAddress.Why) {
      (self.email, self.personal, self.why) = (email, personal, why)
    }
  }

  @Test(arguments: [
    Row("a@mairie.example", nil, to: "a@mairie.example"),
    Row("a@mairie.example", "b@home.example", to: "a@mairie.example"),
    Row(nil, "b@home.example", to: "b@home.example"),
    Row("a@conseiller-numerique.fr", "b@home.example", to: "b@home.example"),
    Row("a@Conseiller-Numerique.fr", nil, because: .missing),
    Row(nil, nil, because: .missing),
    Row("", nil, because: .missing),
    Row("élo@mairie.example", nil, because: .invalid(.notASCII(position: 0))),
    Row("a b@mairie.example", nil, because: .invalid(.forbiddenCharacter(0x20, position: 1))),
    Row("a", nil, because: .invalid(.atSigns(0))),
  ])
  func `an adviser is written to at the working address, or it is said why not`(_ row: Row) {
    let adviser = Adviser(
      id: AdviserID("7"), lastName: "B", firstName: "A", email: row.email, personalEmail: row.personal)
    switch Recipients.mailbox(of: adviser) {
    case .success(let mailbox): #expect(mailbox.address == row.goesTo)
    case .failure(let reason):
      #expect(reason.addressee == .adviser(AdviserID("7")))
      #expect(reason.why == row.why)
    }
  }

  @Test(arguments: [
    (nil, "Mairie d’Exemple", "Mairie d’Exemple"), ("Jean Modèle", "Mairie", "Jean Modèle"),
    ("Jean\r\nModèle", "Mairie", "Jean Modèle"),
  ])
  func `a structure is written to by its contact's name, else its own`(
    _ contact: String?, _ name: String, _ shown: String
  ) throws {
    let structure = Structure(id: StructureID("3"), name: name, contactName: contact, contactEmail: "c@mairie.example")
    #expect(try Recipients.mailbox(of: structure).get().displayName == shown)
  }

  @Test
  func `a structure without an address is named, not passed over`() throws {
    var samples = Samples()
    samples.structure.contactEmail = nil
    let posting = try samples.letters().overdue(samples.digest(stage: 1), samples.postmark(.fr))
    #expect(posting.reason == NoAddress(.structure(StructureID("311")), .missing))
    #expect(posting.envelope == nil)
    // It is written all the same, going to nobody: it may be printed.
    guard case .noAddress(_, unaddressed: let letter) = posting else { return }
    #expect(letter.recipients == [] && letter.subject.contains("modules"))
  }

  @Test(arguments: [
    ("https://a.example", true), ("https://a.example/b?c=d&e=f", true), ("http://a.example", false),
    ("javascript:alert(1)", false), ("https://", false), ("https://a\"onclick=b", false), ("https://a b", false),
    ("https://é.example", false), ("https://a.example/<b>", false), ("", false),
  ])
  func `only a plain https address becomes a link`(_ text: String, _ isOne: Bool) {
    #expect((WebAddress(text) != nil) == isOne)
  }
}
