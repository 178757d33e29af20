public import Audit
public import Dates
import GRDB
import Roster

/// One change of the database, whole or not at all. Valid only inside the call that gave it.
public final class Writing {
  let db: Database
  /// When this change is recorded.
  public let instant: Instant
  private let firstSequence: Int64
  private var lastSequence: Int64
  private var importID: ImportID?
  /// Whose change it is and what they set out to do; nil where it is no deed of anybody's, and has no entry.
  private(set) var deed: AuditDeed?
  var touched: [String] = []
  var figures: [String] = []
  var binding = RowBinding()
  private let changesBefore: Int
  /// Of whom this change has said something that cases are found by.
  var touchedAdvisers: Set<AdviserID> = []
  var touchedStructures: Set<StructureID> = []

  init(db: Database, instant: Instant, as deed: AuditDeed? = nil) throws {
    self.db = db
    self.instant = instant
    self.deed = deed
    changesBefore = db.totalChangesCount
    lastSequence = try Reading(db: db).factsVersion()
    firstSequence = lastSequence + 1
  }

  /// What began as nobody's deed turns out to be one: it gains an entry in the audit.
  public func become(_ deed: AuditDeed) { self.deed = self.deed ?? deed }

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

  /// The same, and says what is touched by hand: a file touches more than a list would tell.
  func belongs(to id: ImportID?, touching what: @autoclosure () -> String) {
    belongs(to: id)
    if id == nil { touch(what()) }
  }

  func run(_ sql: String, _ arguments: StatementArguments) throws {
    try db.cachedStatement(sql: sql).execute(arguments: arguments)
  }

  /// Whether a row was written, changed or removed so far.
  var hasChangedAnything: Bool { db.totalChangesCount != changesBefore }

  /// Records which sequence numbers this change gave out, where it gave out any; then the entry of the audit.
  func close() throws {
    try placeTouched()
    if lastSequence >= firstSequence {
      try insert([lastSequence, firstSequence, instant.rawValue, importID?.rawValue], into: .revision)
    }
    try writeEntry()
  }
}

/// One file that was imported.
public struct ImportID: RawRepresentable, Hashable, Sendable {
  public let rawValue: Int64
  public init(rawValue: Int64) { self.rawValue = rawValue }
}
