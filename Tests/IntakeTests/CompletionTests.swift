import Dates
import Roster
import Testing

@testable import Intake

@Suite struct CompletionTests {
  @Test func `completions and retractions are read row by row`() throws {
    let parsed = try completions(
      "adviser_id,module,followed_on,retracted\n1042,M07,15/02/2025,\n1042,CAFE-IA,2025-03-01,no\n1043,M07,2025-03-01,yes\n"
    )
    let cafe = try #require(ModuleCode("CAFE-IA"))
    #expect(parsed.rows.map(\.adviser.rawValue) == ["1042", "1042", "1043"])
    #expect(parsed.rows.map(\.retracted) == [false, false, true])
    #expect(parsed.rows[0].followedOn == Day(year: 2025, month: 2, day: 15))
    #expect(parsed.rows[1].module == cafe)
  }

  @Test func `the column of retractions may be absent`() throws {
    let parsed = try completions("followed_on\tmodule\tadviser_id\n2025-03-01\tM07\t1042\n")
    #expect(parsed.rows.map(\.retracted) == [false])
  }

  @Test(arguments: [
    (",M07,2025-03-01,", "adviser_id", "", RejectReason.missingValue),
    ("1,,2025-03-01,", "module", "", .missingValue),
    ("1,M07,,", "followed_on", "", .missingValue),
    ("1,M07", "followed_on", "", .missingValue),
    ("1,M07,2025-02-29,", "followed_on", "2025-02-29", .impossibleDay),
    ("1,M07,2025-03-01,perhaps", "retracted", "perhaps", .notYesOrNo),
    (
      "1,ABCDEFGHIJKLMNOPQRSTUVWXYZ1234567,2025-03-01,", "module", "ABCDEFGHIJKLMNOPQRSTUVWXYZ1234567",
      .unusableModuleCode
    ),
  ])
  func `a wrong row is named`(fields: String, column: String, value: String, reason: RejectReason) throws {
    let parsed = try completions("adviser_id,module,followed_on,retracted\n\(fields)\n9,M01,2025-01-01,\n")
    #expect(parsed.rejects == [Reject(line: 2, column: column, value: value, reason: reason)])
    #expect(parsed.rows.map(\.line) == [3])
  }
}
