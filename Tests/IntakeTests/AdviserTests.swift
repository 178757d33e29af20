import Dates
import Roster
import Testing

@testable import Intake

@Suite struct AdviserTests {
  static let header =
    "id,last_name,first_name,email,personal_email,structure_id,employment_start,employment_end,initial_training_entry,exempt,exempted_on\n"

  @Test func `the simple file says everything in one row`() throws {
    let parsed = try advisers(
      AdviserTests.header + "7,Fictive,Alix,a@f.example,b@f.example,S1,2024-01-01,2024-12-31,15/02/2024,no,")
    var row = AdviserRow(line: 2, adviser: AdviserID("7"))
    row.lastName = "Fictive"
    row.firstName = "Alix"
    row.email = "a@f.example"
    row.personalEmail = "b@f.example"
    row.structure = StructureRow(line: 2, id: StructureID("S1"))
    let period = Period(start: Day.first(of: 2024), end: Day.last(of: 2024))
    row.employment = Employment(structure: StructureID("S1"), period: try #require(period))
    row.entry = Day(year: 2024, month: 2, day: 15)
    row.exemption = .no
    #expect(parsed == Parsed(rows: [row]))
  }

  struct Fault: Sendable {
    let fields: String
    let column: String
    let value: String
    let reason: RejectReason
  }

  static let faults: [Fault] = [
    Fault(fields: ",Fictive,,,,,,,,,", column: "id", value: "", reason: .missingValue),
    Fault(fields: "null,Fictive,,,,,,,,,", column: "id", value: "null", reason: .missingValue),
    Fault(
      fields: String(repeating: "7", count: 65) + ",,,,,,,,,,", column: "id", value: String(repeating: "7", count: 65),
      reason: .unusableIdentifier),
    Fault(fields: "\"7\u{1}8\",,,,,,,,,,", column: "id", value: "7\u{FFFD}8", reason: .unusableIdentifier),
    Fault(fields: "7,,,,,,2024-01-01,,,,", column: "structure_id", value: "", reason: .missingValue),
    Fault(
      fields: "7,,,,,S1,2024-01-02,2024-01-01,,,", column: "employment_end", value: "2024-01-01",
      reason: .endsBeforeStart),
    Fault(fields: "7,,,,,S1,30/02/2024,,,,", column: "employment_start", value: "30/02/2024", reason: .impossibleDay),
    Fault(fields: "7,,,,,S1,,soon,,,", column: "employment_end", value: "soon", reason: .impossibleDay),
    Fault(fields: "7,,,,,,,,45292,,", column: "initial_training_entry", value: "45292", reason: .impossibleDay),
    Fault(fields: "7,,,,,,,,,maybe,", column: "exempt", value: "maybe", reason: .notYesOrNo),
    Fault(fields: "7,,,,,,,,,yes,31/06/2024", column: "exempted_on", value: "31/06/2024", reason: .impossibleDay),
    Fault(fields: "7,,,,,,,,,,,,extra", column: "", value: "extra", reason: .tooManyFields),
    Fault(fields: "7,\"Fictive,,,,", column: "last_name", value: "\"Fictive,,,,", reason: .unterminatedQuote),
  ]

  @Test(arguments: faults)
  func `a wrong row is named by line, column, value and reason, and does not stop the others`(fault: Fault) throws {
    let parsed = try advisers(AdviserTests.header + "1,,,,,,,,,,\n\(fault.fields)\n9,,,,,,,,,,\n")
    #expect(
      parsed.rejects == [Reject(line: 3, column: fault.column, value: fault.value, reason: fault.reason)])
    #expect(parsed.rows.map(\.adviser.rawValue) == ["1", "9"])
    #expect(parsed.warnings.isEmpty)
  }

  @Test func `missing fields at the end are empty, and empty extra ones are nothing`() throws {
    let parsed = try advisers(AdviserTests.header + "7\n8,Fictive,,,,,,,,,,,,\n")
    #expect(parsed.rows.map(\.adviser.rawValue) == ["7", "8"])
    #expect(parsed.rejects.isEmpty)
  }

  @Test func `a contract of one day is a contract`() throws {
    let parsed = try advisers(AdviserTests.header + "7,,,,,S1,2024-01-01,2024-01-01,,,")
    #expect(parsed.rows.first?.employment?.period.end == Day.first(of: 2024))
  }

  struct Doubt: Sendable {
    let fields: String
    let column: String
    let reason: WarningReason
    var exemption: Exemption?
  }

  static let doubts: [Doubt] = [
    Doubt(fields: "7,,,nobody,,,,,,,", column: "email", reason: .unusableEmail),
    Doubt(fields: "7,,,,a@b@c,,,,,,", column: "personal_email", reason: .unusableEmail),
    Doubt(fields: "7,,,,,S1,,2024-01-01,,,", column: "employment_end", reason: .employmentWithoutStart),
    Doubt(fields: "7,,,,,,,,,,2024-01-01", column: "exempted_on", reason: .dayWithoutExemption),
    Doubt(fields: "7,,,,,,,,,no,2024-01-01", column: "exempted_on", reason: .dayWithoutExemption, exemption: .no),
    Doubt(
      fields: "7,,,,,,,,,yes,2024-01-01T22:00:00.000Z", column: "exempted_on", reason: .timeOfDayIgnored,
      exemption: .yes(on: Day.first(of: 2024))),
  ]

  @Test(arguments: doubts)
  func `an odd value is told and left out, and the row counts`(doubt: Doubt) throws {
    let parsed = try advisers(AdviserTests.header + doubt.fields)
    #expect(parsed.rows.map(\.adviser.rawValue) == ["7"])
    #expect(parsed.rows.first?.exemption == doubt.exemption)
    #expect(parsed.rows.first?.email == nil && parsed.rows.first?.employment == nil)
    #expect(parsed.warnings.map(\.column) == [doubt.column])
    #expect(parsed.warnings.map(\.reason) == [doubt.reason])
    #expect(parsed.rejects.isEmpty)
  }

  @Test func `a rejected row gives no warning beside its reason`() throws {
    let parsed = try advisers(AdviserTests.header + "7,,,nobody,,,,,45292,,\n")
    #expect(parsed.warnings.isEmpty)
    #expect(parsed.rejects.count == 1)
  }

  @Test(
    arguments: [
      ("yes", Exemption.yes(on: nil)), ("OUI", .yes(on: nil)), ("vrai", .yes(on: nil)), ("1", .yes(on: nil)),
      ("No", .no),
      ("non", .no), ("0", .no), ("", nil), ("non renseigné", nil),
    ] as [(String, Exemption?)])
  func `an exemption is a yes, a no or nothing`(word: String, exemption: Exemption?) throws {
    #expect(try advisers("id;exempt\n7;\(word)").rows.first?.exemption == exemption)
  }

  @Test func `the list of training dates says when somebody entered, and nothing else`() throws {
    let parsed = try advisers(
      """
      Id conseiller;Date de début formation;Date de fin formation
      1042;15/03/2022;30/06/2022
      1043;non renseignée;
      1044;29/02/2023;
      """)
    var row = AdviserRow(line: 2, adviser: AdviserID("1042"))
    row.entry = Day(year: 2022, month: 3, day: 15)
    #expect(parsed.rows == [row, AdviserRow(line: 3, adviser: AdviserID("1043"))])
    #expect(
      parsed.rejects == [
        Reject(line: 4, column: "Date de début formation", value: "29/02/2023", reason: .impossibleDay)
      ])
  }

  @Test func `no type has a place for salary, telephone, level or diploma`() throws {
    let text = try Fixture.text("employed-advisers.csv")
    let dumped = "\(try advisers(text))"
    for secret in ["1800", "0600000001", "0600000002", "75011", "Paris"] { #expect(!dumped.contains(secret)) }
  }

  @Test func `a value in a report is short and has no control characters`() throws {
    let parsed = try advisers("id;exempt\n7;\"\(String(repeating: "é\u{7}", count: 100))\"")
    let value = try #require(parsed.rejects.first?.value)
    #expect(value.count == 80)
    #expect(value.hasPrefix("é\u{FFFD}é\u{FFFD}"))
    #expect(value.hasSuffix("…"))
  }
}
