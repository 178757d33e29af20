import Roster
import Testing

@testable import Intake

@Suite struct StructureTests {
  static let header = "id;name;siret;kind;department;contact_name;contact_email\n"

  @Test func `the simple file says everything in one row`() throws {
    let parsed = try structures(
      StructureTests.header + "S1;Maison fictive;82917522300033;private;84;Camille Fictive;c@f.example")
    var row = StructureRow(line: 2, id: StructureID("S1"))
    row.name = "Maison fictive"
    row.siret = "82917522300033"
    row.kind = .private
    row.department = DepartmentCode(rawValue: "84")
    row.contactName = "Camille Fictive"
    row.contactEmail = "c@f.example"
    #expect(parsed == Parsed(rows: [row]))
  }

  @Test(
    arguments: [
      ("public", EmployerKind.public), ("publique", .public), ("REGION", .public), ("Région", .public),
      ("GIP", .public),
      ("DEPARTEMENT", .public), ("EPCI", .public), ("COLLECTIVITE", .public), ("COMMUNE", .public),
      ("privée", .private),
      ("PRIVATE", .private), ("privé", .private), ("", nil),
    ] as [(String, EmployerKind?)])
  func `a kind of employer is public or private`(word: String, kind: EmployerKind?) throws {
    let parsed = try structures("id;kind\n1;\(word)")
    #expect(parsed.rows.first?.kind == kind)
    #expect(parsed.warnings.isEmpty)
  }

  @Test func `a kind that is neither is told`() throws {
    let parsed = try structures("id;kind\n1;SCOP")
    #expect(parsed.rows.first?.kind == nil)
    #expect(parsed.warnings == [Warning(line: 2, column: "kind", value: "SCOP", reason: .unknownKind)])
  }

  @Test func `a wrong SIRET is told where there is a number, and fatal to the row where there is none`() throws {
    let parsed = try structures(
      StructureTests.header + "S1;A;82917522300034;;;;\n;B;82917522300034;;;;\n;C;;;;;\n;D;82917522300033;;;;")
    #expect(parsed.rows.map(\.siret) == [nil, "82917522300033"])
    #expect(parsed.warnings.map(\.reason) == [.wrongSiret])
    #expect(
      parsed.rejects == [
        Reject(line: 3, column: "siret", value: "82917522300034", reason: .wrongSiret),
        Reject(line: 4, column: "id", value: "", reason: .missingValue),
      ])
  }

  @Test func `the number made from a SIRET never changes`() {
    let id = StructureID(siret: "82917522300033", name: "FABRIQUE GARE NUMERIQUE", commune: "Carpentras")
    #expect(id.rawValue == "82917522300033-b63c02")
    #expect(id == StructureID(siret: "82917522300033", name: " Fabrique  Gare Numérique", commune: "CARPENTRAS"))
    #expect(id != StructureID(siret: "82917522300033", name: "FABRIQUE GARE NUMERIQUE", commune: "Carpentra"))
    #expect(id != StructureID(siret: "82917522300033", name: "FABRIQUE GARE NUMERIQUE Carpentras", commune: nil))
  }

  @Test func `rows that say the same are all kept`() throws {
    let parsed = try structures(StructureTests.header + "S1;A;;;;;\nS1;A;;;;;\nS1;B;;;;;")
    #expect(parsed.rows.map(\.name) == ["A", "A", "B"])
  }
}
