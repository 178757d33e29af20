public import Audit
public import Dates
import GRDB

extension Store {
  /// What the copy at `path` holds. Nothing is written to it.
  ///
  /// - Throws: ``StoreError`` where it is not ours or of a newer program; ``CopyError/unsound(path:)`` where it is damaged.
  public static func inventory(ofCopy path: String) throws -> Inventory {
    guard Existence.isFile(path) else { throw StoreError.missing(path: path) }
    return try translating(path) {
      do {
        try Migrations.inspect(path, Configuration())
        return try Copying.readOnly(path) { db in
          guard try !Migrations.applied(db).isEmpty else { throw StoreError.notADatabase(path: path) }
          guard try Copying.isSound(db) else { throw CopyError.unsound(path: path) }
          return try Inventory(db)
        }
      } catch let error as DatabaseError where error.resultCode == .SQLITE_CORRUPT {
        throw CopyError.unsound(path: path)
      }
    }
  }

  /// Makes the database at `path` out of a copy, brought up to date, with every letter that has not left held back.
  ///
  /// Such a letter may have left after the copy was made. The database gets its name when all of that is done.
  /// - Returns: how many letters are held.
  public static func restore(
    _ copy: String, to path: String, at instant: Instant, as deed: AuditDeed? = nil,
    progress: (CopyProgress) throws -> Void = { _ in }
  ) throws -> Int {
    let expected = try inventory(ofCopy: copy)
    let file = try NewFile(at: path)
    return try Copying.writing(file, of: copy) {
      try Copying.readOnly(copy) { try Copying.pages(of: $0, to: file, progress) }
      _ = try Copying.verified(file, version: expected.factsVersion)
      let store = try opened(draft: file.draft)
      let held = try store.write(at: instant, as: deed) { writing in
        let held = try writing.holdUnsent(reason: Self.restored)
        writing.tell("held", held)
        writing.tell("facts-version", expected.factsVersion)
        return held
      }
      try store.close()
      try Copying.putAwayLog(of: file)
      guard try Copying.verified(file, version: expected.factsVersion).lettersWaiting == 0 else {
        throw CopyError.unsound(path: path)
      }
      try progress(CopyProgress(done: 1, total: 1))
      try file.finish(replacing: false)
      return held
    }
  }

  /// Why a letter of a restored database is held.
  public static let restored = "restored"
}

extension Writing {
  /// The states of letters that have not left, as a list of SQL: what failed is among them, as somebody may have sent it
  /// again since.
  static let unsent = "'queued', 'claimed', 'deferred', 'failed'"

  /// Holds every letter that has not left, until a person lets it go by its number.
  ///
  /// - Returns: how many there were.
  func holdUnsent(reason: String) throws -> Int {
    try run(
      """
      UPDATE outbox SET state = 'held', owner = NULL, lease_until = NULL, claimed_at = NULL,
        next_attempt = NULL, last_reply = ?
      WHERE state IN (\(Self.unsent))
      """, [reason])
    return db.changesCount
  }
}
