import Dates
import Roster
import Testing

@testable import Intake

@Suite struct ValueTests {
  @Test(arguments: [
    ("2024-02-29", "2024-02-29"), ("29/02/2024", "2024-02-29"), ("1/2/2024", "2024-02-01"),
    ("2024-01-02T00:00:00.000Z", "2024-01-02"), ("02/01/2024 00:00", "2024-01-02"),
    ("02/01/2024 00:00:00", "2024-01-02"),
    ("2024-01-02T00:00:00+01:00", "2024-01-02"),
  ])
  func `a day is read in both manners, a midnight behind it or not`(text: String, day: String) throws {
    let written = try #require(WrittenDay(Array(text.utf8)[...]))
    #expect(written.day.description == day)
    #expect(written.isMidnight)
  }

  @Test(arguments: ["2024-01-02T23:00:00.000Z", "02/01/2024 8:30", "2024-01-02 00:00:01"])
  func `a day with a time of day is read and marked`(text: String) throws {
    let written = try #require(WrittenDay(Array(text.utf8)[...]))
    #expect(written.day == Day("2024-01-02"))
    #expect(!written.isMidnight)
  }

  @Test(arguments: [
    "2023-02-29", "29/02/2023", "31/04/2024", "00/01/2024", "01/13/2024", "01/02/24", "2024-1-2", "45292", "2024/01/02",
    "02-01-2024", "01/02/2024/", "01/02/2024 ", "01/02/2024 matin", "2024-01-02T", "2024-01-02Tx", "2024-01-02T00:0",
    "1/2", "//", "--", "-", "/", "", "+1/02/2024", "２０２４-01-02", "2024-01-02T00:00:00.000Zoulou", "10000-01-01",
  ])
  func `anything else is no day`(text: String) {
    #expect(WrittenDay(Array(text.utf8)[...]) == nil)
  }

  @Test(arguments: [
    ("alix@fictif.example", "alix@fictif.example"), ("Alix.Fictive@Fictif.EXAMPLE", "alix.fictive@fictif.example"),
    ("al ix @ fictif.example", "alix@fictif.example"), ("noé.hénaut@été.example", "noe.henaut@ete.example"),
    ("no\u{301}e@fictif.example", "noe@fictif.example"), ("cœur@fictif.example", "coeur@fictif.example"),
    ("o'brien+a@fictif.example", "o'brien+a@fictif.example"), ("a\u{A0}b@fictif.example", "ab@fictif.example"),
    (String(repeating: "a", count: 64) + "@f.example", String(repeating: "a", count: 64) + "@f.example"),
  ])
  func `an address is put right where its meaning is beyond doubt`(written: String, address: String) {
    #expect(EmailAddress.normal(Array(written.utf8)[...]) == address)
  }

  @Test(arguments: [
    "alix", "alix@", "@fictif.example", "a@b@fictif.example", "alix@fictif", "alix@.example", "alix@fictif.",
    "alix@a..b",
    ".a@fictif.example", "a.@fictif.example", "a..b@fictif.example", "a@-fictif.example", "a@fictif-.example",
    "a@192.168.0.1", "a@[192.168.0.1]", "a@fictif.example;b@fictif.example", "Alix <a@fictif.example>",
    "a@fictif.example\r\nBcc",
    "a\t@fictif.example", "a\u{0}@fictif.example", "日本@fictif.example", "a@日本.example", "a,b@fictif.example",
    String(repeating: "a", count: 65) + "@f.example", "a@" + String(repeating: "b", count: 64) + ".example",
    "a@" + String(repeating: "b.", count: 130) + "example", "\"a b\"@fictif.example",
  ])
  func `an address to which no mail could be sent is none`(written: String) {
    #expect(EmailAddress.normal(Array(written.utf8)[...]) == nil)
  }

  @Test(
    arguments: [
      ("82917522300033", nil, "82917522300033"), ("829 175 223 00033", nil, "82917522300033"),
      ("829\u{A0}175\u{202F}223 00033", nil, "82917522300033"), ("6585141200018", nil, "06585141200018"),
      ("35600000000048", nil, "35600000000048"), ("35600000000001", nil, "35600000000001"),
      ("012345", "988", "012345"), ("0123456001", "988", "0123456001"), ("82917522300033", "988", "82917522300033"),
      ("82917522300034", nil, nil), ("6585141200019", nil, nil), ("35600000000002", nil, nil),
      ("35600000100001", nil, nil),
      ("585141200018", nil, nil), ("829175223000330", nil, nil), ("12345", "988", nil), ("01234560012", "988", nil),
      ("0123456001", "75", nil), ("0123456001", nil, nil), ("00000000000000", nil, nil), ("000000", "988", nil),
      ("8,29175E+13", nil, nil), ("8291752230003A", nil, nil), ("８2917522300033", nil, nil), ("829175223", nil, nil),
    ] as [(String, String?, String?)])
  func `a SIRET is checked by Luhn's rule, La Poste's and New Caledonia's`(
    text: String, department: String?, siret: String?
  ) {
    #expect(Siret.normal(Array(text.utf8)[...], in: department.map(DepartmentCode.init(rawValue:))) == siret)
  }

  @Test(arguments: [
    "", " ", "undefined", "UNDEFINED", "null", "NULL", "non renseignée", "Non renseigné", "NON RENSEIGNEE",
    "non  renseigne\u{301}",
  ])
  func `words by which exports say nothing are empty fields`(word: String) throws {
    let row = try #require(
      try advisers("id;last_name;email;initial_training_entry;exempt\n7;\(word);\(word);\(word);\(word)").rows.first)
    #expect(row == AdviserRow(line: 2, adviser: AdviserID("7")))
  }

  @Test(arguments: ["Nulle", "Undefine", "Nonna", "non renseignement", "Union"])
  func `names that merely resemble them are kept`(name: String) throws {
    #expect(try advisers("id;last_name\n7;\(name)").rows.first?.lastName == name)
  }

  @Test func `text keeps single spaces and no control characters`() throws {
    let row = try advisers("id;last_name;first_name\n7;  Fictive \t de\u{A0}la  \"Cour\" ;\"A\nB\u{85}C\u{7F}D\"").rows
      .first
    #expect(row?.lastName == "Fictive de la \"Cour\"")
    #expect(row?.firstName == "A B C D")
  }
}
