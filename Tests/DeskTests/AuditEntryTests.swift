import Audit
import Cases
import Dates
import Foundation
import GRDB
import Intake
import Roster
import Store
import Testing

@testable import Desk

@Suite struct AuditEntryTests {
  let desk: TestDesk

  init() throws {
    desk = try TestDesk()
    try desk.importTownHall()
  }

  /// The entries that `body` adds.
  private func entries(_ body: () throws -> Void) throws -> [AuditEntry] {
    let before = try desk.audit().count
    try body()
    return try desk.audit().dropFirst(before).map(\.entry)
  }

  @Test func `the chain begins with the database and holds everything since, each entry after the one before it`()
    throws
  {
    let records = try desk.audit()
    #expect(
      records.map(\.entry.verb)
        == ["begin"] + Array(repeating: "user-save", count: 4) + [
          "import-structures", "import-advisers", "import-completions",
        ])
    #expect(records.map(\.entry.number) == Array(1...8))
    #expect(records.allSatisfy { $0.isIntact })
    for (one, next) in zip(records, records.dropFirst()) { #expect(next.previous == one.hash) }
  }

  @Test func `an act names who did it, the case, and the act`() throws {
    let opened = try entries { _ = try desk.open().value() }
    #expect(opened.map(\.verb) == ["case-open"])
    #expect(opened[0].login == "agnes" && opened[0].touched == ["case 2026-00001 1 open"])
    let reference = CaseReference(year: 2026, number: 1)
    let by = Acting(login: "agnes", systemUser: "poste-3")
    let taken = try entries {
      _ = try TakeCase(reference, by: by, on: desk.clock.today).perform(with: desk.parts).value()
    }
    #expect(taken.map(\.verb) == ["case-take"])
    #expect(taken[0].subject == "case 2026-00001" && taken[0].systemUser == "poste-3")
    #expect(taken[0].bound.map { $0.split(separator: " ")[0] } == ["case_event", "revision"])
  }

  @Test func `a decision is one entry with its letters`() throws {
    let reference = try desk.proposed()
    let decided = try entries { _ = try desk.approve(reference).value() }
    #expect(decided.map(\.verb) == ["case-approve"])
    #expect(
      decided[0].touched == [
        "case 2026-00001 3 approve", "letter 1 approval", "letter 2 decision-notice",
      ])
  }

  @Test func `what is refused, changes nothing or is tried out has no entry`() throws {
    let reference = try desk.proposed()
    let none = try entries {
      #expect(try desk.approve(reference, by: "agnes").refusal != nil)
      _ = try desk.importAdvisers("1;Martin;Alice;alice@fleur.example;7;2023-01-01;;2023-02-01;no;")
      _ = try RetryMail([99]).perform(with: desk.parts)
      var dry = desk.parts
      dry.isDryRun = true
      _ = try TakeCase(reference, by: Acting(login: "agnes"), on: desk.clock.today).perform(with: dry)
    }
    #expect(none.isEmpty)
  }

  @Test func `an import is one entry with its counts and the file's digest`() throws {
    let imported = try entries {
      _ = try desk.importCompletions("1;M02;2025-05-01;", "1;M01;2024-05-01;", "9;M01;2024-05-01;")
    }
    #expect(imported.map(\.verb) == ["import-completions"])
    #expect(imported[0].figures == ["created 1", "updated 0", "unchanged 1", "rejected 1", "file-digest 0"])
    #expect(imported[0].touched == ["import 4"])
    #expect(imported[0].bound.map { $0.split(separator: " ")[0] } == ["import_batch", "revision", "completion_fact"])
  }

  @Test func `a fact stated by hand names the adviser and whoever runs the program`() throws {
    let stated = try entries {
      _ = try SetExemption(.yes(on: nil), of: AdviserID("2")).perform(with: desk.parts).value()
    }
    #expect(stated.map(\.verb) == ["exemption-set"] && stated[0].login == "ada" && stated[0].touched == ["training 2"])
  }

  @Test func `other settings than those of the last entry are an entry of their own, once`() throws {
    var parts = desk.parts
    parts.settings = SettingsInForce([("rules", "a"), ("grounds", "b")])
    func set(_ exemption: Exemption) throws -> [String] {
      try entries { _ = try SetExemption(exemption, of: AdviserID("2")).perform(with: parts).value() }.map(\.verb)
    }
    #expect(try set(.yes(on: nil)) == ["settings-change", "exemption-set"])
    #expect(try set(.no) == ["exemption-set"])
    parts.settings = SettingsInForce([("rules", "a"), ("grounds", "c")])
    #expect(try set(.yes(on: nil)) == ["settings-change", "exemption-set"])
    let change = try #require(try desk.audit().last { $0.entry.verb == "settings-change" }).entry
    #expect(change.figures == parts.settings.parts && change.settings == parts.settings.digest)
  }

  @Test func `taking somebody out is no finding, and what is left of the same files is still bound`() throws {
    let (desk, _) = try AnonymiseTests.desk()
    _ = try AnonymiseTests.anonymise(desk).value()
    #expect(try desk.parts.store.read { try $0.auditVerdict().findings } == [])
    let queue = try DatabaseQueue(path: desk.folder.appending(path: "quitus.sqlite").path())
    try queue.write { db in
      try db.execute(
        sql: "DROP TRIGGER completion_fact_stays; UPDATE completion_fact SET module = 'M09' WHERE adviser_id = '2'")
      #expect(db.changesCount == 1)
    }
    try queue.close()
    let found = try desk.parts.store.read { try $0.auditVerdict().findings }
    let entry = try #require(try desk.audit().last { $0.entry.verb == "person-anonymise" }).entry.number
    #expect(found.count == 1)
    guard case .rows("completion_fact", _, _, entry) = found.first else {
      Issue.record("\(found)")
      return
    }
  }

  @Test func `no name, address or word of anybody's is in any entry`() throws {
    let reference = try desk.proposed()
    _ = try NoteCase(reference, text: "Souffre du dos.", by: Acting(login: "agnes"), on: desk.clock.today)
      .perform(with: desk.parts).value()
    _ = try desk.approve(reference).value()
    let everything = try desk.audit().map { "\($0.entry)" }.joined()
    for word in ["Martin", "Alice", "@", "Souffre", "justifié", "Mairie", "Aubin", "Agnes"] {
      #expect(!everything.contains(word), "\(word)")
    }
  }
}

extension TestDesk {
  /// Every entry of the audit.
  func audit() throws -> [AuditRecord] {
    var records: [AuditRecord] = []
    try parts.store.read { reading in
      try reading.eachAuditRecord { _, record in if let record { records.append(record) } }
    }
    return records
  }
}
