import Dates
import Intake
import Roster
import Store
import Testing

@testable import Desk

@Suite struct ImportRaceTests {
  @Test func `an import compares again where another one came in between`() throws {
    let desk = try TestDesk()
    try desk.importTownHall()
    let other = try desk.another()
    let source = ImportSource(file: "completions.csv", digest: "0", by: "agnes")
    let parsed = try TestDesk.file("adviser_id;module;followed_on", ["1;M02;2025-03-01", "2;M02;2025-03-01"])
      .completions()
    var comparisons = 0
    let report = try desk.parts.importing("completions", as: .importCompletions, from: source, isDryRun: false) {
      reading in
      comparisons += 1
      let changes = try CompletionChanges(parsed, completeTo: nil, in: reading)
      if comparisons == 1 {
        _ = try AddCompletion(Completion(day: day("2025-03-01"), module: module("M02")), of: AdviserID("1"))
          .perform(with: other)
      }
      return changes
    }
    #expect(comparisons == 2)
    #expect(report.created == 1 && report.unchanged == 1)
    #expect(try desk.parts.store.read { try $0.completions(of: AdviserID("1")).count } == 2)
    try desk.checkInvariants()
  }

  @Test func `a name that was changed while a file was compared is not changed back`() throws {
    let desk = try TestDesk()
    try desk.importTownHall()
    let other = try desk.another()
    let source = ImportSource(file: "advisers.csv", digest: "0", by: "agnes")
    let parsed = try TestDesk.file("id;email", ["1;alice.martin@fleur.example"]).advisers()
    var comparisons = 0
    _ = try desk.parts.importing("advisers", as: .importAdvisers, from: source, isDryRun: false) { reading in
      comparisons += 1
      let changes = AdviserChanges(parsed, known: try AdviserFacts(reading, erased: nil))
      if comparisons == 1 {
        var married = AdviserRow(line: 0, adviser: AdviserID("1"))
        married.lastName = "Bernard"
        _ = try SaveAdviser(married, mayCreate: false).perform(with: other)
      }
      return changes
    }
    #expect(comparisons == 2)
    let adviser = try desk.parts.store.read { try $0.adviser(AdviserID("1")) }
    #expect(adviser?.lastName == "Bernard" && adviser?.email == "alice.martin@fleur.example")
  }

  @Test func `an overlay says what each statement changes, and in the end what differs`() {
    var overlay = Overlay(["a": 1, "b": 2])
    #expect(overlay.isEmpty)
    #expect(overlay.state(1, for: "a") == .unchanged)
    #expect(overlay.state(3, for: "b") == .updated)
    #expect(overlay.state(4, for: "c") == .created)
    #expect(overlay.state(4, for: "c") == .unchanged)
    #expect(overlay.state(2, for: "b") == .updated)
    #expect(overlay.changes.map(\.key) == ["c"])
    #expect(!overlay.isEmpty)
  }

  @Test(arguments: [
    (Exemption.unknown, Exemption.unknown, Exemption.unknown), (.unknown, .no, .no), (.no, .unknown, .no),
    (.unknown, .yes(on: nil), .yes(on: nil)), (.no, .yes(on: nil), .yes(on: nil)), (.yes(on: nil), .no, .no),
    (.yes(on: day("2025-01-01")), .yes(on: nil), .yes(on: day("2025-01-01"))),
    (.yes(on: nil), .yes(on: day("2025-01-01")), .yes(on: day("2025-01-01"))),
    (.yes(on: day("2025-01-01")), .yes(on: day("2025-02-01")), .yes(on: day("2025-02-01"))),
  ])
  func `silence about an exemption erases nothing`(known: Exemption, stated: Exemption, then: Exemption) {
    #expect(known.restated(stated) == then)
  }
}
