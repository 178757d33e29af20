import Cases
import Foundation
import GRDB
import Store
import TestMaterial
import Testing

@Suite struct SchemaTests {
  @Test func `the schema is the one that was agreed`() throws {
    let place = try Workplace()
    do { _ = try place.store() }
    let statements = try place.stranger { db in
      try String.fetchAll(
        db,
        sql: """
          SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL
          ORDER BY tbl_name, CASE type WHEN 'table' THEN 1 WHEN 'index' THEN 2 ELSE 3 END, name
          """)
    }
    let difference = try Golden.difference(
      of: statements.map { $0 + ";\n" }.joined(separator: "\n"), from: "schema.sql")
    #expect(difference == nil)
  }

  /// The index of words is a table of SQLite's own kind, with parts that it makes itself.
  @Test func `every table is strict about types`() throws {
    let place = try Workplace()
    do { _ = try place.store() }
    let loose = try place.stranger { db in
      try String.fetchAll(
        db,
        sql: """
          SELECT name FROM pragma_table_list WHERE schema = 'main' AND NOT strict AND type NOT IN ('virtual', 'shadow')
          """)
    }
    #expect(Set(loose) == ["sqlite_schema", "grdb_migrations"])
  }

  @Test(arguments: [
    "revision", "import_batch", "structure_fact", "employment_fact", "training_fact", "completion_fact", "completeness",
    "case_event", "delivery_attempt", "audit_entry", "review", "review_act", "rule_adoption",
  ])
  func `what happened cannot be changed or removed`(table: String) throws {
    let place = try Workplace()
    do { try place.store().write(at: newYear, Self.everything) }
    let column = try place.stranger { db in try db.columns(in: table)[0].name }
    try place.stranger { db throws in
      #expect(try Int.fetchOne(db, sql: "SELECT count(*) FROM \(table)") ?? 0 > 0)
      for attempt in ["UPDATE \(table) SET \(column) = \(column)", "DELETE FROM \(table)"] {
        let error = #expect(throws: DatabaseError.self) { try db.execute(sql: attempt) }
        #expect(error?.message == "append-only")
      }
    }
  }

  /// At least one row in every table whose rows stay.
  private static func everything(_ writing: Writing) throws {
    _ = try writing.beginImport(kind: "advisers", file: "a.csv", digest: "0", rows: 1, by: "agnes")
    try writing.introduce()
    try writing.add(completion("M01", "2025-03-03"))
    try writing.setCompleteTo(day("2025-12-31"), importID: nil)
    try writing.save(try #require(StoredWords.file(number: 1, acts: [])), previousVersion: 0)
    try writing.addReview(of: CaseReference(year: 2025, number: 1), event: 1, .lateFact, StoredWords.difference)
    try writing.append(
      RuleAdoption(
        inForceFrom: day("2026-03-01"), digest: String(repeating: "0", count: 64), text: "", previewed: "0",
        asOf: day("2026-03-01"), advisers: 1, changed: 0, losing: 0, reviews: 0, by: "agnes", systemUser: nil,
        at: newYear))
    let id = try writing.post("letter")
    let attempt = DeliveryAttempt(
      startedAt: newYear, endedAt: newYear, host: "mx", outcome: "accepted", code: 250, enhanced: nil, reply: "ok")
    try writing.record(attempt, of: id, newState: .accepted, nextAttempt: nil)
  }
}
