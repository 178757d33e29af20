import Cases
import Dates
import Desk
import Intake
import Mail
import Roster
import Store
import Testing

/// Who is to be reached although nobody works there any more.
@Suite struct FormerEmployerTests {
  private static let agnes = Acting(login: "agnes")

  /// The town hall's two advisers left in the new year; what they owed for 2025 it answers for.
  private static func desk() throws -> TestDesk {
    let desk = try TestDesk()
    try desk.importTownHall()
    _ = try desk.importAdvisers("1;;;;7;2023-01-01;2026-01-05;;;", "2;;;;7;2023-01-01;2026-01-05;;;")
    return desk
  }

  private static func mute(_ addresses: String..., at desk: TestDesk) throws {
    for address in addresses {
      _ = try MuteAddress(address, reason: "closed", by: agnes).perform(with: desk.parts).value()
    }
  }

  private static func missing(_ desk: TestDesk) throws -> [Unreachable] {
    try ListUnreachable(on: desk.clock.today, policy: desk.policy).perform(with: desk.parts)
  }

  @Test func `a former employer who answers for what is overdue is listed, with those who worked there`() throws {
    let desk = try Self.desk()
    try Self.mute("contact@fleur.example", at: desk)
    let missing = try Self.missing(desk)
    #expect(missing.map(\.reason.addressee) == [.structure(StructureID("7"))])
    #expect(missing[0].contacts.map(\.address) == ["alice@fleur.example", "basile@fleur.example", nil])
    // Who owes nothing is asked nothing.
    _ = try desk.importCompletions("1;M02;2025-05-01;", "2;M02;2025-05-01;")
    #expect(try Self.missing(desk) == [])
  }

  @Test func `an adviser who left is listed as long as a letter waits`() throws {
    let desk = try TestDesk()
    try desk.importTownHall()
    try Self.mute("alice@fleur.example", at: desk)
    let reference = try desk.open().value().file.reference
    _ = try ProposeDecision(reference, .refuse, reason: "Rien.", by: Self.agnes, on: desk.clock.today)
      .perform(with: desk.parts).value()
    _ = try desk.refuse(reference).value()
    _ = try desk.importAdvisers("1;;;;7;2023-01-01;2026-01-05;;;")
    let missing = try Self.missing(desk)
    #expect(missing.map(\.reason.addressee) == [.adviser(AdviserID("1"))])
    #expect(missing[0].contacts.map(\.address) == ["contact@fleur.example"])
    _ = try RecordPost(1, .notified(on: desk.clock.today), by: Self.agnes).perform(with: desk.parts).value()
    #expect(try Self.missing(desk) == [])
  }
}
