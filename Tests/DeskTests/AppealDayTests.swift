import Cases
import Dates
import Desk
import Mail
import Roster
import Store
import Testing

/// Until when what a letter brings can be contested, once it is known when it was handed over (CJA R421-1, R421-7).
@Suite struct AppealDayTests {
  private static let agnes = Acting(login: "agnes")

  /// A desk that asked for two modules for Chloé, of whom no address works, and whose town hall is in `department`.
  private static func desk(_ department: String = "35") throws -> (desk: TestDesk, reference: CaseReference) {
    let desk = try TestDesk()
    try desk.importTownHall()
    _ = try desk.importStructures("7;Mairie de Fleur;;public;\(department);Mme Aubin;contact@fleur.example")
    try desk.importNewcomer()
    _ = try MuteAddress("chloe@fleur.example", reason: "closed", by: agnes).perform(with: desk.parts).value()
    return (desk, try desk.proposed("3", "initial", modules: 2))
  }

  /// Hands the last letter of this kind over on 15 January 2026.
  private static func handOver(_ letter: LetterKind, _ desk: TestDesk) throws -> Day? {
    let row = try #require(try desk.outbox().last { $0.letter == letter.rawValue })
    return try RecordPost(row.id, .notified(on: desk.clock.today), by: agnes).perform(with: desk.parts).value()
      .appealUntil
  }

  /// 16 March 2026 is a Monday; a month later, 16 April, a Thursday.
  @Test(arguments: [("35", "2026-03-16"), ("67", "2026-03-16"), ("974", "2026-04-16"), ("988", "2026-04-16")])
  func `a refusal, an approval in part and the end of an approval can be contested, longer overseas`(
    department: String, last: String
  ) throws {
    let refused = try Self.desk(department)
    _ = try refused.desk.refuse(refused.reference).value()
    #expect(try Self.handOver(.refusal, refused.desk) == day(last))
    let (desk, reference) = try Self.desk(department)
    _ = try desk.approve(reference, modules: 1).value()
    #expect(try Self.handOver(.approval, desk) == day(last))
    _ = try ReopenCase(reference, reason: "Pièce fausse.", by: Acting(login: "paul"), on: desk.clock.today)
      .perform(with: desk.parts).value()
    #expect(try Self.handOver(.reopening, desk) == day(last))
  }

  @Test func `what grants all that was asked for, or opens again what was refused, cannot be contested`() throws {
    let (desk, reference) = try Self.desk()
    _ = try desk.approve(reference, modules: 2).value()
    #expect(try Self.handOver(.approval, desk) == nil)
    let refused = try Self.desk()
    _ = try refused.desk.refuse(refused.reference).value()
    _ = try ReopenCase(refused.reference, reason: "Erreur.", by: Acting(login: "paul"), on: refused.desk.clock.today)
      .perform(with: refused.desk.parts).value()
    #expect(try Self.handOver(.reopening, refused.desk) == nil)
  }
}
