import Cases
import Dates
import Desk
import Foundation
import Intake
import Roster
import Rules
import Store
import Synchronization
import TestParts
import Testing

/// A desk over a database of its own, in a folder that goes when the test ends.
final class TestDesk {
  let folder: URL
  let clock: TestClock
  private(set) var parts: DeskParts
  var policy = OverduePolicy()

  init(on today: String = "2026-01-15") throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "quitus-desk-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    clock = TestClock(day(today))
    parts = try Self.parts(folder, clock, tokens: "a")
    parts.erasures = Self.memory()
    for (login, role) in [("agnes", Role.agent), ("paul", .approver), ("ada", .admin), ("otto", .auditor)] {
      let user = User(
        login: login, name: login.capitalized, capacity: "chargée de support", email: "\(login)@desk.example",
        role: role)
      _ = try SaveUser(user).perform(with: parts)
    }
  }

  /// A list of those taken out that lasts as long as the desk does.
  private static func memory() -> ErasureMemory {
    let list = Mutex(ErasedBefore(salt: [1]))
    let drawn = Mutex(0)
    return ErasureMemory(
      load: { list.withLock(\.self) }, save: { new in list.withLock { $0 = new } },
      pseudonym: {
        drawn.withLock {
          $0 += 1
          return AdviserID("x-\($0)")
        }
      })
  }

  deinit {
    // A folder that stays behind in the temporary directory harms nobody.
    try? FileManager.default.removeItem(at: folder)
  }

  /// A second program at the same database.
  func another() throws -> DeskParts {
    // Each draws tokens of its own: b1, b2, … then c1, c2, …
    let place = others.withLock { count in
      defer { count += 1 }
      return count
    }
    return try Self.parts(folder, clock, tokens: String(UnicodeScalar(UInt8(ascii: "b") + UInt8(place % 24))))
  }

  private let others = Mutex(0)

  private static func parts(_ folder: URL, _ clock: TestClock, tokens prefix: String) throws -> DeskParts {
    let store = try Store.open(folder.appending(path: "quitus.sqlite").path, creating: true)
    let drawn = Mutex(0)
    return try .forTests(store, .article, clock.desk) {
      drawn.withLock {
        $0 += 1; return "\(prefix)\($0)"
      }
    }
  }
}

// MARK: Files

extension TestDesk {
  private static let source = ImportSource(file: "file.csv", digest: "0", by: "agnes")

  func importStructures(_ rows: String..., isDryRun: Bool = false) throws -> ImportReport {
    let file = try Self.file("id;name;siret;kind;department;contact_name;contact_email", rows)
    return try ImportStructures(file.structures(), from: Self.source, isDryRun: isDryRun).perform(with: parts)
  }

  func importAdvisers(_ rows: String..., isDryRun: Bool = false) throws -> ImportReport {
    let header = "id;last_name;first_name;email;structure_id;employment_start;employment_end;initial_training_entry"
    let file = try Self.file(header + ";exempt;exempted_on", rows)
    return try ImportAdvisers(file.advisers(), from: Self.source, isDryRun: isDryRun).perform(with: parts)
  }

  func importCompletions(
    _ rows: String..., completeTo: String? = nil, isDryRun: Bool = false
  ) throws -> ImportReport {
    let file = try Self.file("adviser_id;module;followed_on;retracted", rows)
    return try ImportCompletions(
      file.completions(), from: Self.source, completeTo: completeTo.map(day), isDryRun: isDryRun
    ).perform(with: parts)
  }

  func importExemptions(_ rows: String..., isDryRun: Bool = false) throws -> ImportReport {
    let file = try Self.file("adviser_id;exempt;exempted_on", rows)
    return try ImportExemptions(file.exemptions(), from: Self.source, isDryRun: isDryRun).perform(with: parts)
  }

  static func file(_ header: String, _ rows: [String]) throws -> IncomingFile {
    try IncomingFile(Array(([header] + rows).joined(separator: "\n").utf8))
  }

  /// Two advisers of one town hall who owe a module a year since 2024, and have followed those of 2024.
  func importTownHall() throws {
    _ = try importStructures("7;Mairie de Fleur;;public;35;Mme Aubin;contact@fleur.example")
    _ = try importAdvisers(
      "1;Martin;Alice;alice@fleur.example;7;2023-01-01;;2023-02-01;no;",
      "2;Durand;Basile;basile@fleur.example;7;2023-01-01;;2023-02-01;no;")
    _ = try importCompletions("1;M01;2024-05-01;", "2;M01;2024-05-01;", completeTo: "2026-12-31")
  }

  /// Adviser 3 of the town hall, who entered training in June 2024, owed two modules within the year and followed none.
  func importNewcomer() throws {
    _ = try importAdvisers("3;Roux;Chloé;chloe@fleur.example;7;2024-05-01;;2024-06-03;no;")
  }

  /// Towns 101 and on, each with one adviser of its number who followed nothing for 2025.
  func importTowns(_ count: Int) throws {
    for number in 101..<101 + count {
      _ = try importStructures("\(number);Mairie \(number);;public;35;;contact\(number)@ville.example")
      _ = try importAdvisers("\(number);Nom\(number);Zoé;;\(number);2025-01-01;;2023-02-01;no;")
    }
    _ = try importCompletions(completeTo: "2026-12-31")
  }
}

// MARK: Questions

extension TestDesk {
  func situation(_ adviser: String, on text: String) throws -> Situation {
    let facts = try #require(try parts.store.read { try $0.facts(of: AdviserID(adviser)) })
    return Rules.situation(facts, in: .article, on: day(text))
  }

  func status(_ adviser: String, _ id: String, on text: String) throws -> ObligationStatus? {
    try situation(adviser, on: text).obligation(obligation(id))?.status
  }

  func outbox() throws -> [OutboxRow] { try parts.store.read { try $0.outbox(OutboxFilter()) } }

  func letter(_ row: OutboxRow) throws -> String {
    PlainLetter.text(of: try #require(try parts.store.read { try $0.outboxBytes(row.id) }))
  }

  /// The message as it goes over the wire.
  func whole(_ row: OutboxRow) throws -> String {
    String(decoding: try #require(try parts.store.read { try $0.outboxBytes(row.id) }), as: UTF8.self)
  }

  func version() throws -> Int64 { try parts.store.read { try $0.factsVersion() } }
}
