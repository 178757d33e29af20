public import Dates
import GRDB

/// One change of the database, whole or not at all. Valid only inside the call that gave it.
public final class Writing {
  let db: Database
  /// When this change is recorded.
  public let instant: Instant
  private let firstSequence: Int64
  private var lastSequence: Int64
  private var importID: ImportID?

  init(db: Database, instant: Instant) throws {
    self.db = db
    self.instant = instant
    lastSequence = try Reading(db: db).factsVersion()
    firstSequence = lastSequence + 1
  }

  /// Questions to the database as this change leaves it so far.
  public var reading: Reading { Reading(db: db) }

  /// The next place in the order of all facts.
  func nextSequence() -> Int64 {
    lastSequence += 1
    return lastSequence
  }

  func belongs(to id: ImportID?) {
    if let id { importID = id }
  }

  func run(_ sql: String, _ arguments: StatementArguments) throws {
    try db.cachedStatement(sql: sql).execute(arguments: arguments)
  }

  /// Records which sequence numbers this change gave out; nothing where it gave out none.
  func close() throws {
    guard lastSequence >= firstSequence else { return }
    try run(
      "INSERT INTO revision (last_seq, first_seq, recorded_at, import_id) VALUES (?, ?, ?, ?)",
      [lastSequence, firstSequence, instant.rawValue, importID?.rawValue])
  }
}

/// One file that was imported.
public struct ImportID: RawRepresentable, Hashable, Sendable {
  public let rawValue: Int64
  public init(rawValue: Int64) { self.rawValue = rawValue }
}
