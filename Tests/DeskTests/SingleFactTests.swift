import Cases
import Dates
import Desk
import Intake
import Roster
import Rules
import Store
import Testing

@Suite struct SingleFactTests {
  private let followed = Completion(day: day("2025-06-02"), module: module("M09"))

  @Test func `a completion is added once and retracted once`() throws {
    let desk = try TestDesk()
    try desk.importTownHall()
    let adviser = AdviserID("1")
    #expect(try AddCompletion(followed, of: adviser).perform(with: desk.parts) == .done(.created))
    #expect(try AddCompletion(followed, of: adviser).perform(with: desk.parts) == .done(.unchanged))
    #expect(try desk.status("1", "annual-2025", on: "2026-01-15") == .met)
    #expect(try RetractCompletion(followed, of: adviser).perform(with: desk.parts) == .done(.updated))
    #expect(
      try RetractCompletion(followed, of: adviser).perform(with: desk.parts) == .refused(.noSuchCompletion(followed)))
    #expect(try desk.status("1", "annual-2025", on: "2026-01-15") == .overdue)
  }

  @Test func `facts about somebody unknown are refused by name`() throws {
    let desk = try TestDesk()
    let nobody = AdviserID("404")
    #expect(try AddCompletion(followed, of: nobody).perform(with: desk.parts) == .refused(.noSuchAdviser(nobody)))
    #expect(try RetractCompletion(followed, of: nobody).perform(with: desk.parts) == .refused(.noSuchAdviser(nobody)))
    #expect(try SetExemption(.no, of: nobody).perform(with: desk.parts) == .refused(.noSuchAdviser(nobody)))
    let row = AdviserRow(line: 0, adviser: nobody)
    #expect(
      try SaveAdviser(row, mayCreate: false).perform(with: desk.parts) == .refused(.noSuchAdviser(nobody)))
    let structure = StructureRow(line: 0, id: StructureID("404"))
    #expect(
      try SaveStructure(structure).perform(with: desk.parts) == .refused(.noSuchStructure(StructureID("404"))))
  }

  @Test func `an exemption set by hand supersedes the former answer word for word`() throws {
    let desk = try TestDesk()
    try desk.importTownHall()
    let adviser = AdviserID("1")
    #expect(try SetExemption(.yes(on: day("2025-01-01")), of: adviser).perform(with: desk.parts) == .done(.updated))
    #expect(try SetExemption(.yes(on: nil), of: adviser).perform(with: desk.parts) == .done(.updated))
    #expect(try SetExemption(.yes(on: nil), of: adviser).perform(with: desk.parts) == .done(.unchanged))
    #expect(
      try desk.parts.store.read { try $0.training(of: adviser) }
        == Training(entry: day("2023-02-01"), exemption: .yes(on: nil)))
  }

  @Test func `an adviser is added, then changed field by field`() throws {
    let desk = try TestDesk()
    try desk.importTownHall()
    var row = AdviserRow(line: 0, adviser: AdviserID("30"))
    row.lastName = "Garnier"
    row.structure = StructureRow(line: 0, id: StructureID("7"))
    row.employment = Period(start: day("2025-01-01"), end: nil).map {
      Employment(structure: StructureID("7"), period: $0)
    }
    #expect(try SaveAdviser(row, mayCreate: true).perform(with: desk.parts) == .done(.created))
    #expect(try SaveAdviser(row, mayCreate: true).perform(with: desk.parts) == .done(.unchanged))
    var change = AdviserRow(line: 0, adviser: AdviserID("30"))
    change.entry = day("2025-02-01")
    #expect(try SaveAdviser(change, mayCreate: false).perform(with: desk.parts) == .done(.updated))
    #expect(try desk.situation("30", on: "2026-01-15").regime == .onboarding)
    change.structure = StructureRow(line: 0, id: StructureID("99"))
    #expect(
      try SaveAdviser(change, mayCreate: false).perform(with: desk.parts)
        == .refused(.noSuchStructure(StructureID("99"))))
  }

  @Test func `a structure's address is changed and nothing else`() throws {
    let desk = try TestDesk()
    try desk.importTownHall()
    var row = StructureRow(line: 0, id: StructureID("7"))
    row.contactEmail = "nouveau@fleur.example"
    #expect(try SaveStructure(row).perform(with: desk.parts) == .done(.updated))
    #expect(try SaveStructure(row).perform(with: desk.parts) == .done(.unchanged))
    let structure = try desk.parts.store.read { try $0.structure(StructureID("7")) }
    #expect(structure?.contactEmail == "nouveau@fleur.example" && structure?.name == "Mairie de Fleur")
  }

  @Test func `somebody at the desk is taken in once and may change role`() throws {
    let desk = try TestDesk()
    var user = User(login: "nora", name: "Nora Petit", capacity: "cheffe", email: "nora@desk.example", role: .agent)
    #expect(try SaveUser(user).perform(with: desk.parts) == .created)
    #expect(try SaveUser(user).perform(with: desk.parts) == .unchanged)
    user.role = .approver
    #expect(try SaveUser(user).perform(with: desk.parts) == .updated)
  }
}
