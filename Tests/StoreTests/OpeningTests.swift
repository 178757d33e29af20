import Foundation
import GRDB
import Roster
import Synchronization
import Testing

@testable import Store

@Suite struct OpeningTests {
  @Test func `a commit is on disk before it is answered for, through the very connection that writes`() throws {
    let place = try Workplace()
    let made = try place.store()
    let found = try Store.open(place.path)
    for store in [made, found] {
      let (synchronous, journal, foreignKeys) = try store.write(at: newYear) { writing in
        (
          try Int.fetchOne(writing.db, sql: "PRAGMA synchronous"),
          try String.fetchOne(writing.db, sql: "PRAGMA journal_mode"),
          try Bool.fetchOne(writing.db, sql: "PRAGMA foreign_keys")
        )
      }
      // 2 is FULL: the log is synced at every commit. 1, NORMAL, would sync at checkpoints only.
      #expect(synchronous == 2)
      #expect(journal == "wal")
      #expect(foreignKeys == true)
    }
  }

  @Test func `a database made by a newer program is refused and left as it is, byte for byte`() throws {
    let place = try Workplace()
    do { _ = try place.store() }
    try place.stranger { try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('9999-from-the-future.sql')") }
    let bytes = try place.bytes()
    for creating in [false, true] {
      #expect(throws: StoreError.newer(path: place.path)) { try Store.open(place.path, creating: creating) }
    }
    #expect(try place.bytes() == bytes)
  }

  @Test func `what a newer program that died had not yet put away stays where it is`() throws {
    let place = try Workplace()
    do { _ = try place.store() }
    let (database, log) = (URL(filePath: place.path), URL(filePath: place.path + "-wal"))
    let newer = try DatabaseQueue(path: place.path)
    try newer.write { try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('9999-from-the-future.sql')") }
    let other = try Workplace()
    try FileManager.default.copyItem(at: database, to: URL(filePath: other.path))
    try FileManager.default.copyItem(at: log, to: URL(filePath: other.path + "-wal"))
    try newer.close()
    let left = try (other.bytes(), Data(contentsOf: URL(filePath: other.path + "-wal")))
    #expect(left.1.count > 0)
    #expect(throws: StoreError.newer(path: other.path)) { try Store.open(other.path) }
    #expect(try other.bytes() == left.0)
    #expect(try Data(contentsOf: URL(filePath: other.path + "-wal")) == left.1)
  }

  @Test(arguments: ["", "CREATE TABLE grdb_migrations (identifier TEXT); INSERT INTO grdb_migrations VALUES ('v1');"])
  func `the database of another program is refused and left as it is, byte for byte`(migrations: String) throws {
    let place = try Workplace()
    try place.stranger { try $0.execute(sql: "CREATE TABLE recipe (title TEXT);" + migrations) }
    let bytes = try place.bytes()
    for creating in [false, true] {
      #expect(throws: StoreError.notADatabase(path: place.path)) { try Store.open(place.path, creating: creating) }
    }
    #expect(try place.bytes() == bytes)
  }

  @Test func `a file that is no database is refused and left as it is`() throws {
    let place = try Workplace()
    let text = Data("not a database, whatever its name says; and long enough to be looked at twice".utf8)
    try text.write(to: URL(filePath: place.path))
    #expect(throws: StoreError.notADatabase(path: place.path)) { try Store.open(place.path) }
    #expect(try place.bytes() == text)
  }

  @Test func `where there is no database none is made unasked`() throws {
    let place = try Workplace()
    #expect(throws: StoreError.missing(path: place.path)) { try Store.open(place.path) }
    #expect(!FileManager.default.fileExists(atPath: place.path))
    let nowhere = place.folder.appending(path: "no/such/folder/quitus.sqlite").path()
    #expect(throws: StoreError.cannotOpen(path: nowhere)) { try Store.open(nowhere, creating: true) }
  }

  @Test func `a making that stopped before its first step is taken up again`() throws {
    let place = try Workplace()
    try place.stranger {
      try $0.execute(sql: "CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY)")
    }
    let store = try Store.open(place.path)
    try store.write(at: newYear) { try $0.introduce() }
    #expect(try store.read { try $0.exists(AdviserID("1")) })
  }

  @Test func `several who make the same database at once all get it`() throws {
    let alone = try Workplace()
    _ = try alone.store()
    let applied = "SELECT group_concat(identifier) FROM (SELECT identifier FROM grdb_migrations ORDER BY identifier)"
    let expected = try #require(try alone.stranger { try String.fetchOne($0, sql: applied) })
    #expect(expected.hasPrefix("0001-facts.sql,0002-cases.sql,"))
    for _ in 1...12 {
      let place = try Workplace()
      let errors = Threads.run(8) { _ in _ = try place.store() }
      #expect(errors.isEmpty)
      #expect(try place.stranger { try String.fetchOne($0, sql: applied) } == expected)
    }
  }

  @Test func `several who open a database at once that nobody had open can all write to it`() throws {
    let place = try Workplace()
    do { try place.store().write(at: newYear) { try $0.introduce() } }
    for round in 1...8 {
      let errors = Threads.run(4) { thread in
        let followed = completion("M0\(thread)", "2025-01-0\(round)")
        try Store.open(place.path).write(at: newYear) { try $0.add(followed) }
      }
      #expect(errors.isEmpty)
    }
    #expect(try Store.open(place.path).read { try $0.completions(of: AdviserID("1")).count } == 32)
  }
}
