import Dates
import Foundation
import Roster
import Testing

@testable import Intake

/// The programme's list of employed advisers: its whole header, made-up people, every trap that was seen in real ones.
@Suite struct EmployedAdvisersTests {
  static func parsed() throws -> Parsed<AdviserRow> { try advisers(Fixture.text("employed-advisers.csv")) }

  static func row(line: Int) throws -> AdviserRow {
    try #require(try parsed().rows.first { $0.line == line })
  }

  @Test func `every row is accounted for, the wrong ones by line, column, value and reason`() throws {
    let parsed = try EmployedAdvisersTests.parsed()
    #expect(parsed.rowCount == 7)
    #expect(parsed.rows.map(\.line) == [2, 3, 4, 5])
    #expect(
      parsed.rejects == [
        Reject(line: 6, column: "Date de fin de contrat", value: "02/05/2022", reason: .endsBeforeStart),
        Reject(line: 7, column: "Date de début de contrat", value: "31/02/2023", reason: .impossibleDay),
        Reject(line: 8, column: "ID conseiller", value: "undefined", reason: .missingValue),
      ])
    #expect(parsed.warnings == [])
  }

  @Test func `an adviser, the employer and the contract are read from one row`() throws {
    let row = try EmployedAdvisersTests.row(line: 2)
    #expect(row.adviser == AdviserID("1042"))
    #expect(row.firstName == "Alix")
    #expect(row.lastName == "FICTIVE")
    #expect(row.email == "alix.fictive@conseiller-numerique.fr")
    #expect(row.personalEmail == "alix.fictive@courriel.example")
    #expect(row.entry == Day(year: 2022, month: 3, day: 15))
    #expect(row.exemption == nil)
    #expect(row.employment?.structure == StructureID("101"))
    #expect(row.employment?.period.start == Day(year: 2022, month: 2, day: 1))
    #expect(row.employment?.period.end == Day(year: 2024, month: 1, day: 31))
    var structure = StructureRow(line: 2, id: StructureID("101"))
    structure.name = "Fabrique fictive"
    structure.siret = "82917522300033"
    structure.kind = .private
    structure.department = DepartmentCode(rawValue: "84")
    structure.contactName = "Camille INVENTÉE"
    structure.contactEmail = "contact@fabrique.example"
    #expect(row.structure == structure)
  }

  @Test func `lost zeros are put back, and a permanent contract has no end`() throws {
    let row = try EmployedAdvisersTests.row(line: 3)
    #expect(row.structure?.siret == "06585141200018")
    #expect(row.structure?.department?.rawValue == "01")
    #expect(row.structure?.kind == .public)
    #expect(row.structure?.contactEmail == "sacha.imaginaire@mairie-fictive.example")
    #expect(row.employment != nil)
    #expect(row.employment?.period.end == nil)
  }

  @Test func `Saint-Martin, La Poste's number, quotes and accents in an address`() throws {
    let row = try EmployedAdvisersTests.row(line: 4)
    #expect(row.structure?.department?.rawValue == "978")
    #expect(row.structure?.siret == "35600000000001")
    #expect(row.lastName == "L\"INVENTÉ")
    #expect(row.structure?.name == "Bureau 19\" fictif")
    #expect(row.personalEmail == "noe.invente@courriel.example")
    #expect(row.email == nil)
    #expect(row.entry == nil)
  }

  @Test func `New Caledonia's number is accepted where it applies`() throws {
    let row = try EmployedAdvisersTests.row(line: 5)
    #expect(row.structure?.siret == "0123456001")
    #expect(row.structure?.department == .newCaledonia)
    #expect(row.structure?.contactName == nil)
    #expect(row.personalEmail == nil)
  }

  enum Saving: CaseIterable {
    case byteOrderMark, windows1252, returns, commas, reordered, straightApostrophes
  }

  @Test(arguments: Saving.allCases)
  func `however a spreadsheet saves the file, it says the same`(saving: Saving) throws {
    let text = try Fixture.text("employed-advisers.csv")
    let bytes: [UInt8]
    switch saving {
    case .byteOrderMark: bytes = [0xEF, 0xBB, 0xBF] + Array(text.utf8)
    case .windows1252: bytes = Array(try #require(text.data(using: .windowsCP1252)))
    case .returns: bytes = Array(text.replacingOccurrences(of: "\n", with: "\r").utf8)
    case .commas: bytes = Array(text.replacingOccurrences(of: ";", with: ",").utf8)
    case .reordered:
      let lines = text.split(separator: "\n").map { line in
        line.split(separator: ";", omittingEmptySubsequences: false).reversed().joined(separator: ";") + ";"
      }
      bytes = Array(("\r\n" + lines.joined(separator: "\r\n")).utf8)
    case .straightApostrophes:
      bytes = Array(text.replacingOccurrences(of: "’", with: "'").utf8)
    }
    let (parsed, expected) = (try IncomingFile(bytes).advisers(), try EmployedAdvisersTests.parsed())
    let shift = saving == .reordered ? 1 : 0
    #expect(parsed.rows.map(\.line) == expected.rows.map { $0.line + shift })
    #expect(parsed.rows.map(\.employment) == expected.rows.map(\.employment))
    #expect(parsed.rows.map(\.entry) == expected.rows.map(\.entry))
    #expect(parsed.rows.map(\.lastName) == expected.rows.map(\.lastName))
    #expect(parsed.rows.map(\.structure?.department) == expected.rows.map(\.structure?.department))
    #expect(parsed.rejects.map(\.reason) == expected.rejects.map(\.reason))
  }

  @Test func `columns that are gone leave their facts unsaid`() throws {
    let parsed = try advisers("nouveau;ID conseiller;nom;Code Postal\nx;1042;Fictive;97150")
    var row = AdviserRow(line: 2, adviser: AdviserID("1042"))
    row.lastName = "Fictive"
    #expect(parsed.rows == [row])
  }

  @Test func `a structure without a number is known by its SIRET`() throws {
    let parsed = try advisers(
      """
      ID conseiller;SIRET structure;Dénomination;Date de début de contrat
      1;82917522300033;Fabrique fictive;01/02/2022
      2;82917522300034;Fabrique fictive;01/02/2022
      3;;Fabrique fictive;01/02/2022
      4;;Fabrique fictive;
      """)
    #expect(parsed.rows.map(\.adviser.rawValue) == ["1", "4"])
    let id = StructureID(siret: "82917522300033", name: "Fabrique fictive", commune: nil)
    #expect(parsed.rows[0].employment?.structure == id)
    #expect(parsed.rows[1].structure == nil)
    #expect(
      parsed.rejects == [
        Reject(line: 3, column: "SIRET structure", value: "82917522300034", reason: .wrongSiret),
        Reject(line: 4, column: "ID Structure", value: "", reason: .missingValue),
      ])
  }
}
