import Testing

@testable import Intake

@Suite struct HeaderTests {
  @Test(arguments: [
    ("Date d’entrée en formation", "date d'entree  en FORMATION"), ("Prénom contact SA", "PRENOM CONTACT SA"),
    ("De\u{301}nomination", "dénomination"), ("Code\u{A0}postal ", "code postal"), ("Œuvre", "oeuvre"),
    ("Łódź", "lodz"),
  ])
  func `two names that read the same are the same`(a: String, b: String) {
    #expect(a.folded == b.folded)
  }

  enum Postcode: String, ColumnHeading {
    case adviser = "Code Postal"
    case structure = "Code postal"
  }

  @Test(
    arguments: [
      (["Code Postal", "Code postal"], 0, 1), (["Code postal", "Code Postal"], 1, 0), (["Code postal"], nil, 0),
      (["Code Postal"], 0, nil), (["CODE POSTAL", "CODE POSTAL"], 0, 1), (["code postal", "Code postal"], 0, 1),
      (["Code Postal", "code  postal"], 0, 1),
    ] as [([String], Int?, Int?)])
  func `columns that differ in one capital are never taken for each other`(
    names: [String], adviser: Int?, structure: Int?
  ) {
    let found = Header(names).columns(Postcode.self)
    #expect(found[.adviser]?.index == adviser)
    #expect(found[.structure]?.index == structure)
  }

  @Test func `a column is named as the file names it`() {
    #expect(Header(["  x", "CODE POSTAL"]).columns(Postcode.self)[.adviser]?.name == "CODE POSTAL")
  }

  struct Refusal: Sendable {
    let header: String
    let missing: [String]
    let read: @Sendable (String) throws -> Int
  }

  static let refusals: [Refusal] = [
    Refusal(header: "name;siret_number", missing: ["id", "siret"]) { try structures($0).rowCount },
    Refusal(
      header: "id;last_name;structure_id",
      missing: [
        "name", "siret", "kind", "department", "contact_name", "contact_email", "manager_name", "manager_email",
      ]
    ) { try structures($0).rowCount },
    Refusal(header: "Raison sociale;Type", missing: ["SIRET", "id"]) { try structures($0).rowCount },
    Refusal(header: "last_name;first_name", missing: ["id"]) { try advisers($0).rowCount },
    Refusal(
      header: "id;name;siret",
      missing: [
        "last_name", "first_name", "email", "personal_email", "structure_id", "employment_start", "employment_end",
        "initial_training_entry", "exempt", "exempted_on",
      ]
    ) { try advisers($0).rowCount },
    Refusal(
      header: "ID conseiller;Commentaire",
      missing: [
        "nom", "prenom", "email professionnel", "email", "Date de début de contrat", "Date d’entrée en formation",
        "ID Structure", "SIRET structure",
      ]
    ) { try advisers($0).rowCount },
    Refusal(header: "module,followed_on", missing: ["adviser_id"]) { try completions($0).rowCount },
    Refusal(header: "adviser_id,followed_on", missing: ["module"]) { try completions($0).rowCount },
    Refusal(header: "adviser_id,module", missing: ["followed_on"]) { try completions($0).rowCount },
    Refusal(header: "id,exempt", missing: ["adviser_id"]) { try exemptions($0).rowCount },
    Refusal(header: "adviser_id,module,followed_on", missing: ["exempt"]) { try exemptions($0).rowCount },
    Refusal(header: "ID conseiller,nom,prenom", missing: ["Commentaire"]) { try exemptions($0).rowCount },
  ]

  @Test(arguments: refusals)
  func `a header that lacks a column is refused, naming what is missing and what was found`(refusal: Refusal) {
    let found = refusal.header.split { $0 == ";" || $0 == "," }.map(String.init)
    let error = #expect(throws: IntakeError.self) { try refusal.read(refusal.header + "\n1;2;3\n") }
    guard case .missingColumns(let missing, found: let names) = error else {
      Issue.record("not about columns")
      return
    }
    #expect(Set(missing) == Set(refusal.missing))
    #expect(names == found)
  }
}
