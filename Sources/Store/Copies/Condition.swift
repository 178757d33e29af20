public import Dates
import Envelope
import GRDB

/// The state that a database is in, for somebody who looks after it.
public struct Condition: Sendable, Hashable {
  public var inventory: Inventory
  /// What SQLite finds wrong in its pages, in SQLite's own words; empty where nothing is.
  public var damage: [String]
  /// Rows that refer to rows that are not there.
  public var brokenReferences: Int
  /// `wal` as it should be.
  public var journalMode: String
  /// The last migration that it was brought through; nil where there is none.
  public var schema: String?
  /// Letters by state; states without letters are left out.
  public var letters: [OutboxState: Int]
  /// Letters that came back, and of which nothing was done by post.
  public var cameBack: Int
  /// When the letter that has waited longest among those that leave by themselves was queued.
  public var oldestWaiting: Instant?
  /// The same of decisions, of which one that a dispatcher has counts too.
  public var oldestDecision: Instant?
  /// Open cases that the law held refused before the day that was asked about.
  public var casesPastImpliedDecision: Int
}

extension Store {
  /// Examines the database at `path` without writing to it or bringing it up to date.
  ///
  /// - Throws: ``StoreError`` where it cannot be read, is not ours, or is of a newer program.
  public static func condition(of path: String, on day: Day) throws -> Condition {
    guard Existence.isFile(path) else { throw StoreError.missing(path: path) }
    return try translating(path) {
      try Migrations.inspect(path, Configuration())
      return try Copying.readOnly(path) { try Condition($0, on: day) }
    }
  }

  /// Whether the connection that writes puts each commit on disk before it is answered for.
  public func flushesEveryCommit() throws -> Bool {
    try Self.translating(path) {
      // 2 is FULL, 3 is EXTRA.
      try pool.writeWithoutTransaction { try Int.fetchOne($0, sql: "PRAGMA synchronous") ?? 0 } >= 2
    }
  }
}

extension Condition {
  fileprivate init(_ db: Database, on day: Day) throws {
    damage = try String.fetchAll(db, sql: "PRAGMA quick_check(3)").filter { $0 != "ok" }
    brokenReferences = try Row.fetchAll(db, sql: "PRAGMA foreign_key_check").count
    journalMode = try String.fetchOne(db, sql: "PRAGMA journal_mode") ?? ""
    schema = try Migrations.applied(db).max()
    inventory = try Inventory(db)
    letters = [:]
    cameBack = 0
    casesPastImpliedDecision = 0
    let tables = try String.fetchSet(db, sql: "SELECT name FROM sqlite_schema WHERE type = 'table'")
    let reading = Reading(db: db)
    if tables.contains("outbox") {
      let counts = try reading.all("SELECT state, count(*) FROM outbox GROUP BY state") { row in
        (try row.value(0, of: "outbox") as OutboxState, row[1] as Int)
      }
      letters = Dictionary(counts, uniquingKeysWith: +)
      oldestWaiting = try reading.one(
        "SELECT min(enqueued_at) FROM outbox WHERE state IN ('queued', 'deferred')", []
      ) { $0[0] as Int64? }?.map(Instant.init)
      oldestDecision = try reading.oldestWaiting(.decision)
    }
    if tables.contains("post_act") { cameBack = try reading.lettersCameBack() }
    if tables.contains("case_file") {
      casesPastImpliedDecision =
        try reading.one(
          """
          SELECT count(*) FROM case_file WHERE state NOT IN ('approved', 'refused', 'withdrawn')
            AND implied_decision_on < ?
          """, [day.description]
        ) { $0[0] as Int } ?? 0
    }
  }
}
