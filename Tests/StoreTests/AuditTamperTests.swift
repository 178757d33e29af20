import Audit
import Cases
import Dates
import Foundation
import GRDB
import Sealing
import Testing

@testable import Store

/// Whatever somebody does to the audit past the program is found, and named.
@Suite struct AuditTamperTests {
  private static let deed = AuditDeed(
    login: "anne", systemUser: "poste-3", verb: "user-save", subject: "user paul",
    settings: SettingsInForce([("rules", "a")]))

  /// Eight entries, the last two about rows; every bound table but those of evidence has rows.
  private static func filled() throws -> Workplace {
    let place = try Workplace()
    let store = try place.store()
    func write(_ body: (Writing) throws -> Void) throws { try store.write(at: newYear, as: deed, body) }
    try write { writing in
      let id = try writing.beginImport(kind: "advisers", file: "a.csv", digest: "0", rows: 1, by: "agnes")
      try writing.introduce()
      _ = id
    }
    try write { writing in
      for (login, role) in [("anne", Role.approver), ("paul", .agent)] {
        try writing.save(User(login: login, name: login, capacity: "support", email: "\(login)@x.example", role: role))
      }
    }
    try write {
      try $0.append(Substitution(login: "paul", absent: "anne", period: period("2026-01-01", "2026-01-09")), by: "anne")
    }
    try write { try $0.save(try #require(StoredWords.file(number: 1, acts: [])), previousVersion: 0) }
    try write { try $0.setCompleteTo(day("2025-12-31"), importID: nil) }
    try write { writing in for number in 1...3 { try writing.add(completion("M0\(number)", "2025-03-0\(number)")) } }
    return place
  }

  /// What `change` leaves to be found, each time from the same database.
  private static func findings(
    _ db: Database, upTo head: SignedHead? = nil, after change: () throws -> Void
  ) throws -> [AuditFinding] {
    var findings: [AuditFinding] = []
    try db.inSavepoint {
      try change()
      findings = try Reading(db: db).auditVerdict(upTo: head).findings
      return .rollback
    }
    return findings
  }

  /// A database whose triggers and checks somebody has put out of the way.
  private static func opened(_ body: (Database, _ last: Int64) throws -> Void) throws {
    let place = try filled()
    let queue = try DatabaseQueue(path: place.path)
    try queue.inDatabase { db in
      try db.execute(sql: "PRAGMA ignore_check_constraints = ON; PRAGMA foreign_keys = OFF")
      for name in try String.fetchAll(db, sql: "SELECT name FROM sqlite_schema WHERE type = 'trigger'") {
        try db.execute(sql: "DROP TRIGGER \(name)")
      }
      #expect(try Reading(db: db).auditVerdict().findings == [])
      try body(db, try #require(try Int64.fetchOne(db, sql: "SELECT max(number) FROM audit_entry")))
    }
    try queue.close()
  }

  private static let texts = ["login", "system_user", "verb", "subject", "touched", "figures", "settings", "bound"]

  @Test func `a bit of any byte of any column of any entry is found, and the entry named`() throws {
    try Self.opened { db, last in
      var flips = 0
      for number in 1...last {
        for column in Self.texts + ["previous", "hash"] {
          let sql = "SELECT CAST(\(column) AS BLOB) FROM audit_entry WHERE number = ?"
          let bytes = [UInt8](try Data.fetchOne(db, sql: sql, arguments: [number]) ?? Data())
          let kind = Self.texts.contains(column) ? "TEXT" : "BLOB"
          let set = "UPDATE audit_entry SET \(column) = CAST(? AS \(kind)) WHERE number = ?"
          let others = [bytes + [0], bytes + [0x20]] + (bytes.isEmpty ? [] : [Array(bytes.dropLast())])
          let flipped = bytes.indices.map { index in
            var changed = bytes
            changed[index] ^= 1 << (index % 8)
            return changed
          }
          for changed in flipped + others {
            let found = try Self.findings(db) { try db.execute(sql: set, arguments: [Data(changed), number]) }
            if !found.contains(.changed(number)) { Issue.record("\(number) \(column) \(changed): \(found)") }
            flips += 1
          }
        }
        for bit in 0..<63 {
          let found = try Self.findings(db) {
            try db.execute(
              sql: "UPDATE audit_entry SET at = at + ? WHERE number = ?", arguments: [Int64(1) << bit, number])
          }
          if !found.contains(.changed(number)) { Issue.record("\(number) at \(bit): \(found)") }
        }
      }
      #expect(flips > 2500)
    }
  }

  @Test func `an entry that bears another number is found, wherever it went`() throws {
    try Self.opened { db, last in
      for number in 1...last {
        for other in [-number, 0, last + 1, last + 7, 1 << 40, .max] {
          let found = try Self.findings(db) {
            try db.execute(sql: "UPDATE audit_entry SET number = ? WHERE number = ?", arguments: [other, number])
          }
          let isNamed =
            found.contains(.moved(number, to: other)) || found.contains(.removed(from: number, to: number))
            || found.contains(.changed(other))
          #expect(isNamed, "\(number) as \(other): \(found)")
        }
      }
    }
  }

  @Test func `an entry that is gone is named; the last one by the rows that it stood for, or by a head`() throws {
    try Self.opened { db, last in
      for number in 1...last {
        let found = try Self.findings(db) {
          try db.execute(sql: "DELETE FROM audit_entry WHERE number = ?", arguments: [number])
        }
        if number < last {
          #expect(found.contains(.removed(from: number, to: number)), "\(number): \(found)")
        } else {
          #expect(found.contains { if case .unboundRows("completion_fact", _, _) = $0 { true } else { false } })
        }
      }
      let head = try Self.head(db, last)
      #expect(try Self.findings(db, upTo: head) {} == [])
      let cut = try Self.findings(db, upTo: head) { try db.execute(sql: "DELETE FROM audit_entry WHERE number > 3") }
      #expect(cut.contains(.cutOff(last: 3, head: last)))
      let emptied = try Self.findings(db) { try db.execute(sql: "DELETE FROM audit_entry") }
      #expect(emptied.contains(.noBeginning))
    }
  }

  @Test func `removed and numbered anew, the others are known by what they were`() throws {
    try Self.opened { db, last in
      let found = try Self.findings(db) {
        try db.execute(sql: "DELETE FROM audit_entry WHERE number = 3")
        for number in 4...last {
          try db.execute(sql: "UPDATE audit_entry SET number = number - 1 WHERE number = ?", arguments: [number])
        }
      }
      for number in 4...last { #expect(found.contains(.moved(number, to: number - 1)), "\(found)") }
      #expect(found.contains(.removed(from: 3, to: 3)))
    }
  }

  @Test func `of any two entries that change places both are named`() throws {
    try Self.opened { db, last in
      for one in 1..<last {
        for other in (one + 1)...last {
          let found = try Self.findings(db) {
            for (from, to) in [(one, Int64(-1)), (other, one), (-1, other)] {
              try db.execute(sql: "UPDATE audit_entry SET number = ? WHERE number = ?", arguments: [to, from])
            }
          }
          #expect(found.contains(.moved(one, to: other)) && found.contains(.moved(other, to: one)), "\(found)")
        }
      }
    }
  }

  @Test func `a copy of an entry is named, and only it`() throws {
    try Self.opened { db, last in
      for number in 1...last {
        let found = try Self.findings(db) {
          try db.execute(
            sql: """
              INSERT INTO audit_entry SELECT ?, at, login, system_user, verb, subject, touched, figures, settings, bound,
                previous, hash FROM audit_entry WHERE number = ?
              """, arguments: [last + 1, number])
        }
        #expect(found == [.copied(number, to: last + 1)])
      }
    }
  }

  @Test func `an entry written again with a hash of its own is named; a whole end written again, by a head`() throws {
    try Self.opened { db, last in
      let head = try Self.head(db, last)
      for number in 1..<last {
        let found = try Self.findings(db, upTo: head) { try Self.rewrite(from: number, to: number, db) }
        #expect(found.contains(.replaced(number)), "\(number): \(found)")
      }
      #expect(try Self.findings(db) { try Self.rewrite(from: 4, to: last, db) } == [])
      #expect(try Self.findings(db, upTo: head) { try Self.rewrite(from: 4, to: last, db) } == [.notTheSigned(last)])
    }
  }

  /// Writes entries again as somebody who knows how would, under another login.
  private static func rewrite(from first: Int64, to last: Int64, _ db: Database) throws {
    for number in first...last {
      var records: [Int64: AuditRecord] = [:]
      try Reading(db: db).eachAuditRecord { records[$0] = $1 }
      var entry = try #require(records[number]).entry
      entry.login = "mallory"
      let record = AuditRecord(entry, after: records[number - 1]?.hash ?? AuditChain.origin)
      try db.execute(sql: "DELETE FROM audit_entry WHERE number = ?", arguments: [number])
      try AuditTable.append(record, to: db)
    }
  }

  private static func head(_ db: Database, _ number: Int64) throws -> SignedHead {
    var last: AuditRecord?
    try Reading(db: db).eachAuditRecord(from: number) { last = $1 }
    let key = try #require(SigningKey(drawn: Array(1...32)))
    return SignedHead(try #require(last), at: newYear, with: key)
  }
}
