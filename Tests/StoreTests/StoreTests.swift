import Dates
import Foundation
import GRDB
import Roster
import Rules
import Store
import Testing

/// A database of its own for one test, gone with it.
final class Workplace {
  let folder: URL
  var path: String { folder.appending(path: "quitus.sqlite").path() }

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "quitus-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }  // a folder left behind harms nobody
}

@Suite struct StoreTests {
  private let instant = Instant(rawValue: 1_767_225_600_000)

  @Test func `facts come back as they were recorded and a later row supersedes`() throws {
    let place = try Workplace()
    let store = try Store.open(place.path, creating: true)
    let id = AdviserID("1042")
    let structure = StructureID("77")
    let start = try #require(Day("2025-01-06"))
    let module = Completion(day: try #require(Day("2025-03-03")), module: try #require(ModuleCode("M07")))
    try store.write(at: instant) { writing in
      try writing.append(Structure(id: structure, name: "Mairie de Nulle-Part", kind: .public), importID: nil)
      try writing.save(Adviser(id: id, lastName: "Exemple", firstName: "Ada"), importID: nil)
      let open = try #require(Period(start: start, end: nil))
      try writing.append(Employment(structure: structure, period: open), of: id, importID: nil)
      try writing.append(Training(entry: start, exemption: .no), of: id, importID: nil)
      try writing.append(module, retracted: false, of: id, importID: nil)
    }
    let facts = try store.read { try $0.facts(of: id) }
    #expect(facts?.completions == [module])
    #expect(facts?.posts.first?.kind == .public)
    try store.write(at: instant) { try $0.append(module, retracted: true, of: id, importID: nil) }
    #expect(try store.read { try $0.facts(of: id) }?.completions == [])
    var seen: [Facts] = []
    try store.read { try $0.eachAdviser { seen.append($0.facts) } }
    #expect(seen == [try #require(try store.read { try $0.facts(of: id) })])
  }

  @Test func `a commit is on disk before it is answered for`() throws {
    let place = try Workplace()
    _ = try Store.open(place.path, creating: true)
    let queue = try DatabaseQueue(path: place.path)
    #expect(try queue.read { try String.fetchOne($0, sql: "PRAGMA journal_mode") } == "wal")
  }

  @Test func `a database made by a newer program is refused and left as it is`() throws {
    let place = try Workplace()
    _ = try Store.open(place.path, creating: true)
    let queue = try DatabaseQueue(path: place.path)
    try queue.write { try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('9999-from-the-future.sql')") }
    try queue.close()
    #expect(throws: StoreError.newer(path: place.path)) { try Store.open(place.path) }
  }

  @Test func `facts cannot be changed or removed`() throws {
    let place = try Workplace()
    let store = try Store.open(place.path, creating: true)
    try store.write(at: instant) { try $0.setCompleteTo(try #require(Day("2025-12-31")), importID: nil) }
    let queue = try DatabaseQueue(path: place.path)
    for table in ["revision", "completeness"] {
      #expect(throws: DatabaseError.self) { try queue.write { try $0.execute(sql: "DELETE FROM \(table)") } }
    }
  }

  @Test func `a file that is no database is refused`() throws {
    let place = try Workplace()
    try Data("not a database, whatever its name says; and long enough to be looked at twice".utf8)
      .write(to: URL(filePath: place.path))
    #expect(throws: StoreError.notADatabase(path: place.path)) { try Store.open(place.path) }
  }
}
