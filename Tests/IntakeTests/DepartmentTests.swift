import Roster
import Testing

@testable import Intake

@Suite struct DepartmentTests {
  static func code(_ text: String, _ make: (ArraySlice<UInt8>) -> DepartmentCode?) -> String? {
    make(Array(text.utf8)[...])?.rawValue
  }

  @Test(
    arguments: [
      ("1", "01"), ("01", "01"), ("95", "95"), ("2a", "2A"), ("2B", "2B"), ("971", "971"), ("978", "978"),
      ("988", "988"),
      ("96", nil), ("20", nil), ("0", nil), ("979", nil), ("99", nil), ("Ain", nil), ("001", nil), ("2C", nil),
    ] as [(String, String?)])
  func `a stated code is padded and must exist`(text: String, department: String?) {
    #expect(DepartmentTests.code(text, DepartmentCode.init(stated:)) == department)
  }

  @Test(
    arguments: [
      ("1000", "01"), ("01000", "01"), ("75011", "75"), ("20000", "2A"), ("20190", "2A"), ("20200", "2B"),
      ("20620", "2B"),
      ("97150", "978"), ("97133", "977"), ("97100", "971"), ("97490", "974"), ("97680", "976"), ("98800", "988"),
      ("97500", "975"), ("98713", "987"), ("98600", "986"), ("20300", nil), ("98000", nil), ("100", nil),
      ("750110", nil),
      ("7501A", nil), ("96000", nil), ("00100", nil),
    ] as [(String, String?)])
  func `a postcode tells its département`(text: String, department: String?) {
    #expect(DepartmentTests.code(text, DepartmentCode.init(postcode:)) == department)
  }

  @Test(
    arguments: [
      ("1053", "01"), ("01053", "01"), ("2A004", "2A"), ("2b033", "2B"), ("97801", "978"), ("97701", "977"),
      ("97411", "974"),
      ("98818", "988"), ("75119", "75"), ("99100", nil), ("123", nil), ("é123", nil),
    ] as [(String, String?)])
  func `a commune's code tells its département`(text: String, department: String?) {
    #expect(DepartmentTests.code(text, DepartmentCode.init(commune:)) == department)
  }

  struct Sources: Sendable {
    let code, postcode, commune: String
    let department: String?
    var warnings: [WarningReason] = []
  }

  static let sources: [Sources] = [
    Sources(code: "1", postcode: "1000", commune: "1053", department: "01"),
    Sources(code: "0", postcode: "97150", commune: "97801", department: "978"),
    Sources(code: "", postcode: "97150", commune: "97801", department: "978"),
    Sources(code: "0", postcode: "", commune: "97801", department: "978"),
    Sources(code: "undefined", postcode: "undefined", commune: "2A004", department: "2A"),
    Sources(code: "", postcode: "", commune: "", department: nil),
    Sources(
      code: "67", postcode: "67000", commune: "68224", department: "67",
      warnings: [.departmentContradicted(kept: DepartmentCode(rawValue: "67"), other: DepartmentCode(rawValue: "68"))]),
    Sources(code: "01", postcode: "39220", commune: "01173", department: "01"),
    Sources(
      code: "01", postcode: "39220", commune: "", department: "01",
      warnings: [.departmentContradicted(kept: DepartmentCode(rawValue: "01"), other: DepartmentCode(rawValue: "39"))]),
    Sources(
      code: "", postcode: "39220", commune: "01173", department: "39",
      warnings: [.departmentContradicted(kept: DepartmentCode(rawValue: "39"), other: DepartmentCode(rawValue: "01"))]),
    Sources(code: "Ain", postcode: "1000", commune: "1053", department: "01", warnings: [.unknownDepartment]),
    Sources(code: "99", postcode: "", commune: "", department: nil, warnings: [.unknownDepartment]),
  ]

  @Test(arguments: sources)
  func `the column speaks first, then the postcode, then the commune, and contradictions are told`(row: Sources) throws
  {
    let parsed = try structures(
      """
      id;Raison sociale;SIRET;Code département;Code commune INSEE;Code postal
      7;Fictive;82917522300033;\(row.code);\(row.commune);\(row.postcode)
      """)
    #expect(parsed.rows.first?.department?.rawValue == row.department)
    #expect(parsed.warnings.map(\.reason) == row.warnings)
    #expect(parsed.rejects.isEmpty)
  }
}
