import Audit
public import Dates
public import Store

/// Copies the database; the copy holds the entry that says so.
public struct BackUp: Sendable {
  public var path: String
  /// A file of that name may go.
  public var isReplacing: Bool
  public var by: Acting

  public init(to path: String, replacing: Bool = false, by: Acting) {
    self.path = path
    isReplacing = replacing
    self.by = by
  }

  /// Needs nothing of the desk but its database: what is wrong with settings or letters is no reason to have no copy.
  ///
  /// - Throws: what ``/Store/Store/copy(to:replacing:progress:)`` throws.
  public func perform(
    with store: Store, at instant: Instant, progress: (CopyProgress) throws -> Void = { _ in }
  ) throws -> Inventory {
    try store.write(at: instant, as: AuditDeed(.desk(.backUp, by: by))) { _ in }
    return try store.copy(to: path, replacing: isReplacing, progress: progress)
  }
}

/// Makes a database out of a copy, with every letter that has not left held back; that is its last entry.
public struct RestoreCopy: Sendable {
  public var copy: String
  public var path: String
  public var by: Acting

  public init(_ copy: String, to path: String, by: Acting) {
    self.copy = copy
    self.path = path
    self.by = by
  }

  /// - Returns: how many letters are held.
  public func perform(at instant: Instant, progress: (CopyProgress) throws -> Void = { _ in }) throws -> Int {
    try Store.restore(copy, to: path, at: instant, as: AuditDeed(.desk(.restore, by: by)), progress: progress)
  }
}
