public import Dates
import GRDB

/// What a database holds, counted; one of any age can be asked.
public struct Inventory: Sendable, Hashable {
  public var advisers = 0
  public var structures = 0
  public var cases = 0
  /// Those of them that wait for a decision.
  public var openCases = 0
  /// Letters that would leave by themselves, are leaving, or would at a word.
  public var lettersWaiting = 0
  public var factsVersion: Int64 = 0
  /// The last moment of which anything is recorded; nil where nothing is.
  public var lastRecorded: Instant?
  /// The size of its file.
  public var bytes: Int64 = 0
  /// The migrations that it was not yet brought through.
  public var migrationsToCome = 0

  init(_ db: Database) throws {
    let tables = try String.fetchSet(db, sql: "SELECT name FROM sqlite_schema WHERE type = 'table'")
    func count(_ table: String, _ condition: String = "true") throws -> Int {
      guard tables.contains(table) else { return 0 }
      return try Int.fetchOne(db, sql: "SELECT count(*) FROM \(table) WHERE \(condition)") ?? 0
    }
    advisers = try count("adviser")
    structures = try count("structure")
    cases = try count("case_file")
    openCases = try count("case_file", "state NOT IN ('approved', 'refused', 'withdrawn')")
    lettersWaiting = try count("outbox", "state IN (\(Writing.unsent))")
    if tables.contains("revision") { factsVersion = try Reading(db: db).factsVersion() }
    let moments = [
      ("revision", "recorded_at"), ("case_event", "at"), ("outbox", "enqueued_at"), ("delivery_attempt", "ended_at"),
    ]
    for (table, column) in moments where tables.contains(table) {
      guard let last = try Int64.fetchOne(db, sql: "SELECT max(\(column)) FROM \(table)") else { continue }
      lastRecorded = max(lastRecorded ?? Instant(rawValue: last), Instant(rawValue: last))
    }
    bytes = try Int64.fetchOne(db, sql: "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size") ?? 0
    migrationsToCome = try Migrations.toCome(db).count
  }
}
