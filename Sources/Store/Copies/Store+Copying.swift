import GRDB
import Glibc

extension Store {
  /// Copies the database as it is at this moment, while others go on working with it, and reads the copy back.
  ///
  /// The copy is one plain file that only its owner may read. It gets its name when it is whole, sound and on disk.
  /// - Parameters:
  ///   - replacing: a file of that name may go.
  ///   - progress: told now and then; what it throws ends the copying, and nothing is left of it.
  /// - Throws: ``CopyError`` or ``StoreError``.
  public func copy(
    to path: String, replacing: Bool = false, progress: (CopyProgress) throws -> Void = { _ in }
  ) throws -> Inventory {
    if ["", "-wal", "-shm"].contains(where: { Existence.areSame(path, self.path + $0) }) {
      throw CopyError.isTheDatabase(path: path)
    }
    guard replacing || !Existence.isFile(path) else { throw CopyError.exists(path: path) }
    let file = try NewFile(at: path)
    return try Copying.writing(file, of: self.path) {
      let version = try pool.read { db in
        let version = try Reading(db: db).factsVersion()
        try Copying.pages(of: db, to: file, progress)
        return version
      }
      let inventory = try Copying.verified(file, version: version)
      try progress(CopyProgress(done: 1, total: 1))
      try file.finish(replacing: replacing)
      return inventory
    }
  }
}
