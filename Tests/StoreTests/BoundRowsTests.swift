import Audit
import Cases
import Dates
import Foundation
import GRDB
import Testing

@testable import Store

/// What the entries stand for: rows of the tables that only grow.
@Suite struct BoundRowsTests {
  private static let deed = AuditDeed(login: "anne", systemUser: nil, verb: "import-completions")

  /// Columns that may lawfully change or go, or that no row has.
  private static let free = ["evidence": ["purged_at"], "campaign": ["state", "ended_at", "reason"]]

  @Test func `every column of a bound table is bound, but those that may change`() throws {
    let place = try Workplace()
    do { _ = try place.store() }
    for table in BoundTable.all {
      let columns = try place.stranger { try $0.columns(in: table.name).map(\.name) }
      let bound = Set(table.columns.map(\.name) + (Self.free[table.name] ?? []))
      #expect(bound == Set(columns), "\(table.name)")
    }
  }

  @Test func `tables that refuse every change are bound, but for what is told beside them`()
    throws
  {
    let place = try Workplace()
    do { _ = try place.store() }
    let kept = try place.stranger { db in
      try String.fetchSet(
        db, sql: "SELECT DISTINCT tbl_name FROM sqlite_schema WHERE type = 'trigger' AND sql LIKE '%BEFORE DELETE%'")
    }
    let bound = Set(BoundTable.all.map(\.name))
    // The audit itself; what the dispatcher notes; reviews, which the program finds again from what
    // is bound; and a campaign's letters, of which the list that was signed has a digest.
    #expect(
      kept.subtracting(bound).isSubset(of: [
        "audit_entry", "delivery_attempt", "recipient_attempt", "review", "review_act", "campaign_letter",
        "campaign_reminder", "campaign_change",
      ]))
  }

  private static func filled() throws -> Workplace {
    let place = try Workplace()
    let store = try place.store()
    try store.write(at: newYear, as: deed) { writing in
      try writing.introduce()
      for day in 0..<1100 { try writing.add(completion("M01", Day(rawValue: 19_000 + Int32(day)).description)) }
    }
    try store.write(at: newYear, as: deed) { writing in
      try writing.run("INSERT INTO adviser (id, recorded_at) VALUES ('x-1', 1)", [])
      _ = try writing.beginImport(kind: "completions", file: "c.csv", digest: "0", rows: 1, by: "anne")
      try writing.setCompleteTo(day("2025-12-31"), importID: nil)
      for (login, role) in [("anne", Role.approver), ("paul", .agent)] {
        try writing.save(User(login: login, name: login, capacity: "support", email: "\(login)@x.example", role: role))
      }
      let days = period("2026-01-01", "2026-01-09")
      try writing.append(Substitution(login: "paul", absent: "anne", period: days), by: "anne")
      try EvidenceStoreTests.fill(writing)
      try writing.insert(["x-1", writing.nextSequence(), "asked", "anne", "2026-01-01"], into: .erasure)
      let (digest, list) = (String(repeating: "0", count: 64), [CampaignLetter]().listDigest)
      try writing.insert(
        [nil, "2026-01-01", digest, "book", "seen", "2026-01-01", 3, 2, 1, 0, "anne", nil, 1], into: .ruleAdoption)
      try writing.insert(
        [nil, "overdue-2026-01-01", "2026-01-01", "2025-12-31", 2, 3, 3, 3, list, digest, 1], into: .campaign)
      try writing.insert([nil, 1, "anne", nil, list, 1], into: .campaignSignature)
      try writing.insert([nil, digest, "not-ours", nil, "anne", 1], into: .bounce)
      try writing.run(
        """
        INSERT INTO outbox (message_id, letter, language, purpose, priority, sender, recipients, subject, state, enqueued_at)
        VALUES ('a@b', 'refusal', 'fr', 'decision', 0, 'a@b', '', '', 'held', 1)
        """, [])
      try writing.insert([nil, 1, "sent", "2026-01-02", "anne", nil, 1], into: .postAct)
    }
    return place
  }

  @Test func `a row that was changed, removed or added is found in its table, by its key`() throws {
    let place = try Self.filled()
    let queue = try DatabaseQueue(path: place.path)
    try queue.inDatabase { db in
      try db.execute(sql: "PRAGMA ignore_check_constraints = ON; PRAGMA foreign_keys = OFF")
      for name in try String.fetchAll(db, sql: "SELECT name FROM sqlite_schema WHERE type = 'trigger'") {
        try db.execute(sql: "DROP TRIGGER \(name)")
      }
      #expect(try Reading(db: db).auditVerdict().findings == [])
      for table in BoundTable.all { try Self.tamper(with: table, db) }
    }
    try queue.close()
  }

  private static func tamper(with table: BoundTable, _ db: Database) throws {
    let key = table.columns[table.key].name
    let last = try #require(try Int64.fetchOne(db, sql: "SELECT max(\(key)) FROM \(table.name)"), "\(table.name)")
    func found(_ sql: String) throws -> [AuditFinding]? {
      var findings: [AuditFinding]?
      try db.inSavepoint {
        try db.execute(sql: sql)
        if db.changesCount == 1 { findings = try Reading(db: db).auditVerdict().findings }
        return .rollback
      }
      return findings
    }
    func isNamed(_ finding: AuditFinding) -> Bool {
      if case .rows(table.name, let from, let to, 3) = finding { return from...to ~= last }
      if case .rows(table.name, let from, let to, 2) = finding { return from...to ~= last }
      return false
    }
    for column in table.columns where column.name != key {
      let value = column.isText ? "coalesce(\(column.name), '') || 'x'" : "coalesce(\(column.name), 0) + 1"
      for change in [value, "CASE WHEN \(column.name) IS NULL THEN \(column.isText ? "''" : "7") END"] {
        // Where the table refuses NULL nothing was changed.
        let sql = "UPDATE OR IGNORE \(table.name) SET \(column.name) = \(change) WHERE \(key) = \(last)"
        guard let findings = try found(sql) else { continue }
        #expect(findings.contains(where: isNamed), "\(table.name).\(column.name) = \(change): \(findings)")
      }
    }
    #expect(try #require(try found("DELETE FROM \(table.name) WHERE \(key) = \(last)")).contains(where: isNamed))
    let names = table.columns.map { $0.name == key ? "\(key) + 1000" : $0.name }.joined(separator: ", ")
    let list = table.columns.map(\.name).joined(separator: ", ")
    // The keys of the first two are not the numbers that the audit goes by; the others let nothing stand twice.
    if !["case_event", "erasure", "campaign", "campaign_signature", "bounce"].contains(table.name) {
      let added = try found(
        "INSERT INTO \(table.name) (\(list)) SELECT \(names) FROM \(table.name) WHERE \(key) = \(last)")
      #expect(added == [.unboundRows(table: table.name, from: last + 1000, to: last + 1000)], "\(table.name)")
    }
  }

  @Test func `of many facts a stretch of five hundred is named`() throws {
    let place = try Self.filled()
    let queue = try DatabaseQueue(path: place.path)
    try queue.inDatabase { db in
      try db.execute(sql: "DROP TRIGGER completion_fact_stays")
      let first = try #require(try Int64.fetchOne(db, sql: "SELECT min(seq) FROM completion_fact"))
      try db.execute(sql: "UPDATE completion_fact SET module = 'M02' WHERE seq = ?", arguments: [first + 700])
      #expect(
        try Reading(db: db).auditVerdict().findings
          == [.rows(table: "completion_fact", from: first + 500, to: first + 999, entry: 2)])
    }
    try queue.close()
  }

  @Test func `a role that was given past the program is named`() throws {
    let place = try Self.filled()
    try place.stranger { try $0.execute(sql: "UPDATE desk_user SET role = 'admin' WHERE login = 'paul'") }
    let store = try place.store()
    #expect(try store.read { try $0.auditVerdict().findings } == [.user("paul")])
  }

  @Test func `what may be erased can be, and the chain stays whole`() throws {
    let place = try Self.filled()
    try place.stranger { db in
      try db.execute(
        sql: """
          DELETE FROM case_text; DELETE FROM evidence_reason; DELETE FROM evidence_key; DELETE FROM evidence_blob;
          UPDATE evidence SET purged_at = 1; UPDATE person SET last_name = '', first_name = '', email = NULL
          """)
    }
    let store = try place.store()
    #expect(try store.read { try $0.auditVerdict().findings } == [])
  }

  @Test func `what a database held before it had a chain is bound by the first entry`() throws {
    let place = try Workplace()
    let queue = try DatabaseQueue(path: place.path)
    try Migrations.migrator.migrate(queue, upTo: "0005-evidence.sql")
    try queue.write { db in
      try db.execute(
        sql: """
          INSERT INTO adviser (id, recorded_at) VALUES ('1', 1);
          INSERT INTO completion_fact VALUES ('1', '2025-03-01', 'M01', 1, 0), ('1', '2025-03-02', 'M02', 2, 0);
          INSERT INTO revision (last_seq, first_seq, recorded_at) VALUES (2, 1, 1);
          INSERT INTO desk_user VALUES ('paul', 'Paul', 'support', 'p@x.example', 'agent');
          """)
    }
    try queue.close()
    let store = try Store.open(place.path)
    try store.write(at: newYear, as: Self.deed) { try $0.add(completion("M03", "2025-03-03")) }
    var first: AuditEntry?
    try store.read { try $0.eachAuditRecord { if $0 == 1 { first = $1?.entry } } }
    #expect(first?.verb == "begin" && first?.touched == ["user paul agent"])
    #expect(first?.figures.contains("completion_fact 2") == true && first?.figures.contains("case_event 0") == true)
    #expect(try store.read { try $0.auditVerdict().findings } == [])
    try place.stranger {
      try $0.execute(sql: "DROP TRIGGER completion_fact_stays; UPDATE completion_fact SET retracted = 1 WHERE seq = 2")
    }
    #expect(
      try store.read { try $0.auditVerdict().findings } == [.rows(table: "completion_fact", from: 1, to: 2, entry: 1)])
  }
}
