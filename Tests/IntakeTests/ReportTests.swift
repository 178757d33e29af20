import Roster
import Testing

@testable import Intake

@Suite struct ReportTests {
  static let warnings: [WarningReason] = [
    .departmentContradicted(kept: DepartmentCode(rawValue: "67"), other: DepartmentCode(rawValue: "68")),
    .unknownDepartment, .wrongSiret, .unusableEmail, .unknownKind, .employmentWithoutStart, .dayWithoutExemption,
    .unclearExemption, .timeOfDayIgnored,
  ]
  static let errors: [IntakeError] =
    [.empty, .unterminatedHeader(line: 3), .missingColumns(["id", "nom"], found: ["prenom"])]
    + ForeignFormat.allCases.map(IntakeError.notText)

  static let wordings: [(french: String, english: String)] =
    RejectReason.allCases.map { ($0.french, $0.english) } + warnings.map { ($0.french, $0.english) }
    + errors.map { ($0.french, $0.english) }

  @Test func `every reason has its own words in both languages, on one line`() {
    for language in [ReportTests.wordings.map(\.french), ReportTests.wordings.map(\.english)] {
      #expect(language.allSatisfy { !$0.isEmpty && !$0.contains("\n") && !$0.hasSuffix(".") })
    }
    #expect(Set(RejectReason.allCases.map(\.french)).count == RejectReason.allCases.count)
    #expect(Set(RejectReason.allCases.map(\.english)).count == RejectReason.allCases.count)
    #expect(ReportTests.wordings.allSatisfy { $0.french != $0.english })
  }

  @Test func `words name what was missing, found, kept and contradicted`() {
    let error = IntakeError.missingColumns(["id", "nom"], found: ["prenom"])
    #expect(error.english == "the header lacks “id”, “nom”; it has “prenom”")
    #expect(error.french == "il manque à l’en-tête « id », « nom » ; on y trouve « prenom »")
    #expect(ReportTests.warnings[0].english.contains("67") && ReportTests.warnings[0].french.contains("68"))
  }

  @Test func `the words that programs rely on are these`() {
    #expect(
      RejectReason.allCases.map(\.rawValue) == [
        "missing-value", "unusable-identifier", "wrong-siret", "impossible-day", "ends-before-start", "not-yes-or-no",
        "unusable-module-code", "too-many-fields", "unterminated-quote",
      ])
  }

  @Test func `progress grows and ends with the whole file`() throws {
    let line = "1042;\(String(repeating: "é", count: 200))\n"
    let text = "id;last_name\n" + String(repeating: line, count: 5000)
    let windows = try IncomingFile(text.unicodeScalars.map { UInt8($0.value) })
    for (file, count) in [(try IncomingFile(Array(text.utf8)), text.utf8.count), (windows, text.unicodeScalars.count)] {
      var told: [Int] = []
      let parsed = try file.advisers { told.append($0) }
      #expect(parsed.rowCount == 5000)
      #expect(told == told.sorted())
      #expect(told.count > 2)
      #expect(told.last == count)
    }
  }
}
