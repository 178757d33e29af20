import Foundation
import GRDB
import Testing

@testable import Store

/// What is kept of a database before it is brought up to date.
@Suite struct MigrationCopyTests {
  /// A database as the program's first version left it, with one structure in it.
  private static func old(empty: Bool = false) throws -> Workplace {
    let place = try Workplace()
    let queue = try DatabaseQueue(path: place.path)
    try Migrations.migrator.migrate(queue, upTo: Migrations.migrator.migrations[0])
    if !empty {
      try queue.write { db in
        try db.execute(
          sql: """
            INSERT INTO structure (id, recorded_at) VALUES ('7', 1);
            INSERT INTO revision (last_seq, first_seq, recorded_at) VALUES (1, 1, 1);
            """)
      }
    }
    try queue.close()
    return place
  }

  private static func copies(_ place: Workplace) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: place.folder.path()).filter {
      !["", "-wal", "-shm"].map { "quitus.sqlite" + $0 }.contains($0)
    }.sorted()
  }

  @Test func `an older database is copied before it is brought up to date, for its owner alone`() throws {
    let place = try Self.old()
    _ = try Store.open(place.path)
    #expect(try Self.copies(place) == ["quitus.sqlite.before-0002"])
    let copy = place.path + ".before-0002"
    let attributes = try FileManager.default.attributesOfItem(atPath: copy)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
    let inventory = try Store.inventory(ofCopy: copy)
    #expect(inventory.structures == 1 && inventory.migrationsToCome == Migrations.migrator.migrations.count - 1)
    #expect(try Store.condition(of: place.path, on: day("2026-01-01")).inventory.migrationsToCome == 0)
    // Nothing more is kept once there is nothing to come.
    try FileManager.default.removeItem(atPath: copy)
    _ = try Store.open(place.path)
    #expect(try Self.copies(place) == [])
  }

  @Test func `it can be restored, and is brought up to date on the way`() throws {
    let place = try Self.old()
    _ = try Store.open(place.path)
    let path = place.folder.appending(path: "new.sqlite").path()
    #expect(try Store.restore(place.path + ".before-0002", to: path, at: newYear) == 0)
    #expect(try Store.open(path).read { try $0.structures().count } == 0)  // its one structure has no facts
    #expect(try Store.condition(of: path, on: day("2026-01-01")).inventory.structures == 1)
  }

  @Test func `a database that holds nothing yet is not copied`() throws {
    let place = try Self.old(empty: true)
    _ = try Store.open(place.path)
    #expect(try Self.copies(place) == [])
  }

  @Test func `several who open an older database at once keep one copy of what it was`() throws {
    for _ in 1...6 {
      let place = try Self.old()
      let errors = Threads.run(6) { _ in _ = try Store.open(place.path) }
      #expect(errors.isEmpty)
      #expect(try Self.copies(place) == ["quitus.sqlite.before-0002"])
      #expect(try Store.inventory(ofCopy: place.path + ".before-0002").migrationsToCome > 0)
    }
  }

  @Test func `where no copy can be made nothing is brought up to date`() throws {
    let place = try Self.old()
    // A folder in the copy's place, with something in it, is not replaced.
    let copy = URL(filePath: place.path + ".before-0002")
    try FileManager.default.createDirectory(at: copy.appending(path: "x"), withIntermediateDirectories: true)
    #expect {
      try Store.open(place.path)
    } throws: { error in
      guard case StoreError.notMigrated(.cannotWrite(copy.path(percentEncoded: false), _)) = error else {
        return false
      }
      return true
    }
    #expect(try Store.condition(of: place.path, on: day("2026-01-01")).inventory.migrationsToCome > 0)
    #expect(try Self.copies(place) == ["quitus.sqlite.before-0002"])
  }

  @Test func `the last three copies stay`() throws {
    let place = try Self.old()
    let all = Migrations.migrator.migrations.map { Migrations.copyName(place.path, before: $0) }
    let others = [place.path + ".before-my-holiday", place.path + ".before-0001.old"]
    for name in all + others { try Data().write(to: URL(filePath: name)) }
    Migrations.pruneCopies(of: place.path)
    let left = (all + others).filter { FileManager.default.fileExists(atPath: $0) }
    #expect(left == all.suffix(3) + others)
  }
}
