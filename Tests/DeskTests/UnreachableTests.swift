import Dates
import Desk
import Intake
import Mail
import Roster
import Store
import Testing

/// Who has no working address, and who else may know them.
@Suite struct UnreachableTests {
  private static func mute(_ desk: TestDesk, _ addresses: String...) throws {
    for address in addresses {
      _ = try MuteAddress(address, reason: "closed", by: Acting(login: "agnes")).perform(with: desk.parts).value()
    }
  }

  /// The town hall with a manager, and Alice in post there.
  private static func desk(manager: String? = "chef@fleur.example") throws -> TestDesk {
    let desk = try TestDesk()
    try desk.importTownHall()
    var town = StructureRow(line: 0, id: StructureID("7"))
    (town.managerName, town.managerEmail) = ("M. Chef", manager)
    _ = try SaveStructure(town).perform(with: desk.parts).value()
    return desk
  }

  /// `who: name address`, with a star for a manager, of each structure or adviser.
  private static func list(_ desk: TestDesk) throws -> [String] {
    try ListUnreachable(on: desk.clock.today).perform(with: desk.parts).map { unreachable in
      let contacts = unreachable.contacts.map { "\($0.name)\($0.isManager ? "*" : "") \($0.address ?? "-")" }
      return "\(unreachable.name): \(contacts.joined(separator: ", "))"
    }
  }

  @Test func `where a structure has no working address its contact's manager is asked first`() throws {
    let desk = try Self.desk()
    #expect(try Self.list(desk) == [])
    try Self.mute(desk, "contact@fleur.example")
    let listed = try #require(try Self.list(desk).first)
    #expect(listed.hasPrefix("Mairie de Fleur: M. Chef* chef@fleur.example, Alice Martin alice@fleur.example"))
    try Self.mute(desk, "chef@fleur.example")
    #expect(try Self.list(desk).first?.hasPrefix("Mairie de Fleur: Alice Martin alice@fleur.example") ?? false)
  }

  @Test func `an adviser is looked for with the employer's contact, else with the manager`() throws {
    let desk = try Self.desk()
    try Self.mute(desk, "alice@fleur.example")
    #expect(try Self.list(desk).first == "Alice Martin: Mme Aubin contact@fleur.example")
    try Self.mute(desk, "contact@fleur.example")
    #expect(try Self.list(desk).first == "Alice Martin: M. Chef* chef@fleur.example")
  }

  @Test func `a manager who reads the contact's own mailbox is no other contact`() throws {
    let desk = try Self.desk(manager: "Contact@fleur.example")
    try Self.mute(desk, "contact@fleur.example")
    #expect(try Self.list(desk).first?.contains("M. Chef") == false)
  }
}
