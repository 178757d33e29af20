import Cases
import Dates
import Desk
import Foundation
import GRDB
import Roster
import Store
import Testing

/// What somebody is told of all that is known of them.
@Suite struct ExportTests {
  static func export(_ desk: TestDesk, _ adviser: String = "1", by login: String = "paul") throws
    -> Outcome<PersonExport, DeskRefusal>
  {
    try ExportPerson(AdviserID(adviser), by: Acting(login: login)).perform(with: desk.parts)
  }

  /// A new table must say where it stands in the export, or why it does not.
  @Test func `every table of the database is exported, or left out for a reason`() throws {
    let desk = try TestDesk()
    let queue = try DatabaseQueue(path: desk.folder.appending(path: "quitus.sqlite").path())
    let tables = try queue.read { db in
      try String.fetchAll(
        db,
        sql:
          "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT GLOB 'sqlite_*' AND name NOT GLOB 'case_search_*'"
      )
    }
    #expect(tables.count > 25)
    #expect(Set(tables) == Set(ExportCoverage.tables.keys))
    // Whatever refers to an adviser, directly or by way of a case, a letter or a paper, says something of one.
    let references = try queue.read { db in
      try tables.map { table in
        (table, try String.fetchAll(db, sql: "SELECT \"table\" FROM pragma_foreign_key_list(?)", arguments: [table]))
      }
    }
    var personal: Set = ["adviser"]
    while let (table, _) = references.first(where: { !personal.contains($0.0) && !personal.isDisjoint(with: $0.1) }) {
      personal.insert(table)
    }
    #expect(personal.count > 12)
    for table in personal.subtracting(["erasing"]) { #expect(ExportCoverage.tables[table] != .nobody, "\(table)") }
  }

  @Test func `all that was recorded of somebody comes out, superseded facts and sources included`() throws {
    let (desk, reference) = try AnonymiseTests.desk()
    let export = try Self.export(desk).value()
    #expect(export.person?.lastName == "Martinage" && export.person?.email == "alice@fleur.example")
    #expect(export.employments.map(\.period.end) == [day("2026-06-30")])
    #expect(export.structures.values.map(\.name) == ["Mairie de Fleur"])
    // The contract without an end came first, then the one that ends.
    let contracts = export.recorded.filter { $0.what == "employment" }
    #expect(contracts.map { $0.values["end_day"] } == [nil, "2026-06-30"])
    #expect(export.recorded.map(\.what) == ["employment", "training", "completion", "employment"])
    #expect(export.recorded.allSatisfy { $0.source == "file.csv" && $0.recordedAt != nil })
    #expect(export.cases.map(\.reference) == [reference] && export.papers.map(\.acts.count) == [1])
    #expect(export.papers.first?.acts.first?.reason == AnonymiseTests.words[2])
    #expect(export.letters.map(\.row.letter) == ["approval", "decision-notice"])
    #expect(export.letters.allSatisfy { $0.text?.contains("Alice") == true })
    // The colleague has none of it.
    let other = try Self.export(desk, "2").value()
    #expect(other.cases.isEmpty && other.letters.isEmpty && other.papers.isEmpty && other.recorded.count == 3)
  }

  @Test func `a reminder that names colleagues is listed, and its words are not`() throws {
    let desk = try TestDesk(on: "2026-01-15")
    try desk.importTownHall()
    _ = try SendOverdue(on: desk.clock.today, policy: desk.policy).perform(with: desk.parts)
    let export = try Self.export(desk).value()
    #expect(export.reminders.map(\.key.obligation) == [obligation("annual-2025")])
    #expect(export.letters.map(\.row.letter) == ["overdue"] && export.letters.map(\.text) == [nil])
    #expect(export.letters.map(\.subject) == [nil])
  }

  @Test func `a case that was moved to somebody else is named, and not told`() throws {
    let desk = try TestDesk(on: "2026-01-15")
    try desk.importTownHall()
    let reference = try desk.open().value().file.reference
    _ = try MoveCase(
      reference, adviser: AdviserID("2"), by: Acting(login: "agnes"),
      on: desk.clock.today
    ).perform(with: desk.parts).value()
    let export = try Self.export(desk).value()
    #expect(export.cases.isEmpty && export.movedCases == [reference])
    #expect(try Self.export(desk, "2").value().cases.map(\.reference) == [reference])
  }

  @Test func `an approver or an admin exports, of an adviser who is known`() throws {
    let (desk, _) = try AnonymiseTests.desk()
    try desk.expect(.privacy(.roleMayNotExport(.agent))) { try Self.export(desk, by: "agnes") }
    try desk.expect(.privacy(.roleMayNotExport(.auditor))) { try Self.export(desk, by: "otto") }
    try desk.expect(.noSuchUser("nemo")) { try Self.export(desk, by: "nemo") }
    try desk.expect(.noSuchAdviser(AdviserID("9"))) { try Self.export(desk, "9") }
    #expect(try Self.export(desk, by: "ada").refusal == nil)
  }
}
