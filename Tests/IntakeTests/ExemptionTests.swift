import Dates
import Roster
import Testing

@testable import Intake

@Suite struct ExemptionTests {
  @Test func `the simple file says yes, no or nothing`() throws {
    let parsed = try exemptions("adviser_id,exempt,exempted_on\n1,yes,01/02/2024\n2,yes,\n3,no,\n4,,\n5,sometimes,\n")
    #expect(
      parsed.rows.map(\.exemption) == [.yes(on: Day(year: 2024, month: 2, day: 1)), .yes(on: nil), .no, .unknown])
    #expect(parsed.rejects == [Reject(line: 6, column: "exempt", value: "sometimes", reason: .notYesOrNo)])
  }

  @Test(arguments: ["adviser_id\n1\n", "adviser_id;last_name\n1;Fictive\n", "adviser_id;exempted_on\n1;\n"])
  func `a missing column means yes`(text: String) throws {
    #expect(try exemptions(text).rows == [ExemptionRow(line: 2, adviser: AdviserID("1"), exemption: .yes(on: nil))])
  }

  @Test(arguments: [
    ("exempté", Exemption.yes(on: nil)), ("Exemptée", .yes(on: nil)), ("EXEMPTE", .yes(on: nil)),
    ("dispensée de formation", .yes(on: nil)), ("non exempté", .no), ("", .unknown), ("undefined", .unknown),
    ("à rappeler", .unknown),
  ])
  func `a remark says yes by the word alone`(remark: String, exemption: Exemption) throws {
    for header in ["Commentaire", "commentaires SA", "n'importe"] {
      let parsed = try exemptions("ID conseiller;\(header)\n1042;\(remark)\n")
      #expect(parsed.rows == [ExemptionRow(line: 2, adviser: AdviserID("1042"), exemption: exemption)])
      #expect(parsed.warnings.isEmpty)
    }
  }

  @Test(arguments: ["pas encore exempté", "n’est plus exemptée", "exempté ? non"])
  func `a remark that denies or doubts is told and says nothing`(remark: String) throws {
    let parsed = try exemptions("nom;ID conseiller;Commentaire\nFictive;1042;\(remark)\n")
    #expect(parsed.rows.map(\.exemption) == [.unknown])
    #expect(parsed.warnings == [Warning(line: 2, column: "Commentaire", value: remark, reason: .unclearExemption)])
  }
}
