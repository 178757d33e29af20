public import Audit
public import Dates
import GRDB
import Glibc

/// The database of one workspace: SQLite in WAL mode, every commit on disk before it is answered for.
///
/// Readers never wait for a writer; writers wait for one another, half a minute at most. Several processes may share the file.
/// Calls block: use them from a thread that may.
public final class Store: Sendable {
  let pool: DatabasePool
  public let path: String

  private init(pool: DatabasePool, path: String) {
    self.pool = pool
    self.path = path
  }

  /// How long a writer waits for another.
  static let patience: Double = 30

  /// Opens the database at `path`, making it where `creating`, and brings it up to date.
  ///
  /// Before it is brought up to date a copy is kept beside it, `….before-0004`; the last three stay.
  /// - Throws: ``StoreError``; a database made by a newer or by another program is left as it is.
  public static func open(_ path: String, creating: Bool = false) throws -> Store {
    try translating(path) {
      let begun = ContinuousClock.now
      while true {
        do {
          return Store(pool: try pool(at: path, creating: creating), path: path)
        } catch let error as DatabaseError where mayPass(error) && begun.duration(to: .now) < .seconds(5) {
          usleep(5_000)
        }
      }
    }
  }

  /// Turning the log on does not wait for others that are just doing the same, as all later work does: it is busy at once,
  /// or, as GRDB says without naming a statement, could not be done.
  private static func mayPass(_ error: DatabaseError) -> Bool {
    error.resultCode == .SQLITE_BUSY || (error.resultCode == .SQLITE_ERROR && error.sql == nil)
  }

  /// A database that has not got its name yet: nothing of it is kept before it is brought up to date.
  static func opened(draft path: String) throws -> Store {
    Store(pool: try pool(at: path, creating: false, keepingCopy: false), path: path)
  }

  /// Waits until nobody reads or writes any more, and puts the log away.
  func close() throws { try pool.close() }

  private static func pool(at path: String, creating: Bool, keepingCopy: Bool = true) throws -> DatabasePool {
    if Existence.isFile(path) {
      try Migrations.inspect(path, configuration)
    } else if !creating {
      throw StoreError.missing(path: path)
    }
    let pool = try DatabasePool(path: path, configuration: configuration)
    // GRDB lowers the writer to NORMAL when it turns WAL on: a commit must be on disk before a letter rests on it.
    try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
    if keepingCopy { try Migrations.bringUpToDate(pool, at: path) } else { try Migrations.apply(to: pool) }
    return pool
  }

  private static var configuration: Configuration {
    var configuration = Configuration()
    configuration.foreignKeysEnabled = true
    configuration.busyMode = .timeout(patience)
    configuration.label = "quitus"
    // What is deleted is overwritten with zeros: people are told that it is gone.
    configuration.prepareDatabase { try $0.execute(sql: "PRAGMA secure_delete = ON") }
    return configuration
  }

  /// Asks questions of one snapshot: what others commit meanwhile is not seen.
  public func read<Answer>(_ body: (Reading) throws -> Answer) throws -> Answer {
    try Self.translating(path) { try pool.read { try body(Reading(db: $0)) } }
  }

  /// The same, with facts and acts as they were known at `instant`, or as they are now where nil. See ``Reading/known(on:)``.
  public func read<Answer>(knownOn instant: Instant?, _ body: (Reading) throws -> Answer) throws -> Answer {
    try read { reading in try body(try instant.map { try reading.known(on: $0) } ?? reading) }
  }

  /// Does one change whole or not at all, recorded at `instant`.
  ///
  /// - Parameter deed: what the change is, for its entry in the audit, which is written with it; nil where it is no deed of
  ///   anybody's, such as a dispatcher's claim.
  public func write<Answer>(
    at instant: Instant, as deed: AuditDeed? = nil, _ body: (Writing) throws -> Answer
  ) throws -> Answer {
    try Self.translating(path) {
      try pool.writeWithoutTransaction { db in
        try Self.transaction(in: db, endsWith: "COMMIT") {
          let writing = try Writing(db: db, instant: instant, as: deed)
          let answer = try body(writing)
          try writing.close()
          return answer
        }
      }
    }
  }

  /// Does `body` as a change would be done, and takes all of it back.
  public func rehearse<Answer>(at instant: Instant, _ body: (Writing) throws -> Answer) throws -> Answer {
    try Self.translating(path) {
      try pool.writeWithoutTransaction { db in
        try Self.transaction(in: db, endsWith: "ROLLBACK") { try body(try Writing(db: db, instant: instant)) }
      }
    }
  }

  /// As GRDB's own, which prepares the words that begin and end a transaction anew each time.
  private static func transaction<Answer>(
    in db: Database, endsWith end: String, _ body: () throws -> Answer
  ) throws -> Answer {
    try db.cachedStatement(sql: "BEGIN IMMEDIATE").execute()
    do {
      let answer = try body()
      try db.cachedStatement(sql: end).execute()
      return answer
    } catch {
      // SQLite may have ended it by itself, as where the disk is full.
      if db.isInsideTransaction { try db.cachedStatement(sql: "ROLLBACK").execute() }
      throw error
    }
  }

  /// Brings the log into the database and empties it, so that no copy of what was overwritten there stays in it.
  ///
  /// - Returns: false where others hold on to the log for longer than we wait; what is in it goes when they leave.
  public func emptyLog() throws -> Bool {
    try Self.translating(path) {
      try pool.writeWithoutTransaction { db in
        try Int.fetchOne(db.cachedStatement(sql: "PRAGMA wal_checkpoint(TRUNCATE)")) == 0
      }
    }
  }

  static func translating<Answer>(_ path: String, _ body: () throws -> Answer) throws -> Answer {
    do {
      return try body()
    } catch let error as DatabaseError {
      throw StoreError(error, path: path)
    }
  }
}
