import Dates
import Envelope
import Foundation
import GRDB
import Testing

@testable import Store

/// Copies of a database: whole, sound, and of one moment.
@Suite struct CopyTests {
  /// A place with an adviser, a letter, and enough modules to fill many pages.
  private static func place(rows: Int = 0) throws -> (Workplace, Store) {
    let place = try Workplace()
    let store = try place.store()
    try store.write(at: newYear) { writing in
      try writing.introduce()
      try writing.post("letter")
      for row in 0..<rows {
        let month = row / 28 % 12 + 1
        let number = row % 28 + 1
        let written = "\(2000 + row / 336)-\(month < 10 ? "0" : "")\(month)-\(number < 10 ? "0" : "")\(number)"
        try writing.add(completion("M01", written))
      }
    }
    return (place, store)
  }

  private static func names(in place: Workplace) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: place.folder.path()).filter { !$0.hasPrefix("quitus.sqlite") }
  }

  @Test func `a copy is one plain file of the moment it was begun, whatever others write meanwhile`() throws {
    // Thirty thousand rows are more than a megabyte, and so more than two steps.
    let (place, store) = try Self.place(rows: 30_000)
    let path = place.folder.appending(path: "copy").path()
    let version = try store.read { try $0.factsVersion() }
    var steps = 0
    let inventory = try store.copy(to: path) { _ in
      steps += 1
      if steps == 1 { try store.write(at: newYear) { try $0.add(completion("M02", "2026-01-02")) } }
    }
    #expect(steps > 2)
    #expect(inventory.factsVersion == version && inventory.advisers == 1 && inventory.lettersWaiting == 1)
    #expect(inventory.lastRecorded == newYear)
    #expect(try store.read { try $0.factsVersion() } == version + 1)
    #expect(try Self.names(in: place) == ["copy"])
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
    let queue = try DatabaseQueue(path: path)
    #expect(try queue.read { try String.fetchOne($0, sql: "PRAGMA journal_mode") } == "delete")
    #expect(try queue.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM completion_fact") } == 30_000)
  }

  @Test func `no file is replaced unasked, and never the database itself`() throws {
    let (place, store) = try Self.place()
    let path = place.folder.appending(path: "copy").path()
    try Data("precious".utf8).write(to: URL(filePath: path))
    #expect(throws: CopyError.exists(path: path)) { try store.copy(to: path) }
    #expect(try Data(contentsOf: URL(filePath: path)) == Data("precious".utf8))
    _ = try store.copy(to: path, replacing: true)
    #expect(try Store.inventory(ofCopy: path).advisers == 1)
    let link = place.folder.appending(path: "link").path()
    try FileManager.default.linkItem(atPath: place.path, toPath: link)
    for own in [place.path, place.path + "-wal", link] {
      #expect(throws: CopyError.isTheDatabase(path: own)) { try store.copy(to: own, replacing: true) }
    }
    let nowhere = place.folder.appending(path: "no/copy").path()
    #expect(throws: CopyError.noFolder(path: nowhere)) { try store.copy(to: nowhere) }
  }

  @Test func `a copy that is stopped leaves nothing, and what it would have replaced`() throws {
    struct Halt: Error {}
    let (place, store) = try Self.place()
    let path = place.folder.appending(path: "copy").path()
    for replacing in [false, true] {
      if replacing { try Data("precious".utf8).write(to: URL(filePath: path)) }
      #expect(throws: Halt.self) { try store.copy(to: path, replacing: replacing) { _ in throw Halt() } }
      #expect(try Self.names(in: place) == (replacing ? ["copy"] : []))
    }
    #expect(try Data(contentsOf: URL(filePath: path)) == Data("precious".utf8))
  }

  @Test func `a database whose references are broken gets no copy that looks like a good one`() throws {
    let (place, store) = try Self.place()
    let path = place.folder.appending(path: "copy").path()
    try place.stranger { db in
      try db.execute(sql: "PRAGMA foreign_keys = OFF")
    }
    let queue = try DatabaseQueue(path: place.path, configuration: Self.careless)
    try queue.write { try $0.execute(sql: "INSERT INTO person VALUES ('404', 'X', 'Y', NULL, NULL, 1)") }
    try queue.close()
    #expect(throws: CopyError.unsound(path: path)) { try store.copy(to: path) }
    #expect(try Self.names(in: place) == [])
    let condition = try Store.condition(of: place.path, on: day("2026-01-01"))
    #expect(condition.brokenReferences == 1 && condition.damage.isEmpty)
  }

  static var careless: Configuration {
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    return configuration
  }

  @Test func `in a restored database every letter that has not left is held, and keeps what it told`() throws {
    let (place, store) = try Self.place()
    try store.write(at: newYear) { writing in
      _ = try writing.claim(limit: 1, leaseUntil: newYear.adding(seconds: 9), owner: "run")
      let ids = try ["failed", "deferred", "accepted", "in-doubt"].map { try writing.post($0) }
      for (id, state) in zip(ids, [OutboxState.failed, .deferred, .accepted, .inDoubt]) {
        let attempt = DeliveryAttempt(
          startedAt: newYear, endedAt: newYear, host: "mx", outcome: state.rawValue, code: 250, enhanced: nil,
          reply: "ok")
        try writing.record(attempt, of: id, newState: state, nextAttempt: nil)
      }
      try writing.post("reminder", .reminder, reminders: [reminder()])
      try writing.post("notice", .reminder, notices: [notice()])
    }
    let copy = place.folder.appending(path: "copy").path()
    #expect(try store.copy(to: copy).lettersWaiting == 5)
    let path = place.folder.appending(path: "new.sqlite").path()
    #expect(try Store.restore(copy, to: path, at: newYear) == 5)
    #expect(try Self.names(in: place).sorted() == ["copy", "new.sqlite"])
    let restored = try Store.open(path)
    let letters = try restored.read { try $0.outbox() }
    #expect(letters.map(\.state) == [.held, .held, .held, .accepted, .inDoubt, .held, .held])
    #expect(letters.filter { $0.state == .held }.allSatisfy { $0.lastReply == Store.restored })
    #expect(try restored.read { try $0.remindersSent() } == [reminder()])
    #expect(try restored.read { try $0.noticesSent() } == [notice()])
    try restored.write(at: newYear.adding(seconds: 3600)) { writing throws in
      #expect(try writing.makeDue(nil) == 0)
      #expect(try writing.claim(limit: 9, leaseUntil: newYear.adding(seconds: 9999), owner: "run").isEmpty)
      #expect(try writing.makeDue([1]) == 1)
      #expect(try writing.claim(limit: 9, leaseUntil: newYear.adding(seconds: 9999), owner: "run").map(\.id) == [1])
    }
    // The copy itself is as it was.
    #expect(try Store.inventory(ofCopy: copy).lettersWaiting == 5)
  }

  @Test func `nothing is restored over a database that is there`() throws {
    let (place, store) = try Self.place()
    let copy = place.folder.appending(path: "copy").path()
    _ = try store.copy(to: copy)
    #expect(throws: CopyError.exists(path: place.path)) { try Store.restore(copy, to: place.path, at: newYear) }
    #expect(try store.read { try $0.outbox().map(\.state) } == [.queued])
    #expect(try Self.names(in: place) == ["copy"])
  }

  @Test func `what is no copy of ours, is of a newer program, or is damaged is not restored`() throws {
    let (place, store) = try Self.place(rows: 2000)
    let copy = place.folder.appending(path: "copy").path()
    _ = try store.copy(to: copy)
    let good = try Data(contentsOf: URL(filePath: copy))
    let path = place.folder.appending(path: "new.sqlite").path()
    func expect(_ error: some Error & Equatable, _ bytes: Data) throws {
      try bytes.write(to: URL(filePath: copy))
      #expect(throws: error) { try Store.restore(copy, to: path, at: newYear) }
      #expect(try Self.names(in: place) == ["copy"])
    }
    try expect(StoreError.notADatabase(path: copy), Data("nothing of the kind, though it is rather long".utf8))
    try expect(StoreError.notADatabase(path: copy), Data())
    try expect(CopyError.unsound(path: copy), good.dropLast(4096 * 5))
    var holed = good
    holed.replaceSubrange(4096 * 30..<4096 * 31, with: Data(repeating: 0xA5, count: 4096))
    try expect(CopyError.unsound(path: copy), holed)
    try good.write(to: URL(filePath: copy))
    let queue = try DatabaseQueue(path: copy)
    try queue.write { try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('9999-from-the-future.sql')") }
    try queue.close()
    try expect(StoreError.newer(path: copy), Data(contentsOf: URL(filePath: copy)))
  }
}
