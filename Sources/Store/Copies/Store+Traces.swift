import GRDB

extension Store {
  /// Writes the whole database anew, so that no page keeps what once stood in it. It waits for writers, and they for it; it
  /// takes room for a second database while it lasts.
  public func rewrite() throws {
    try Self.translating(path) { try pool.writeWithoutTransaction { try $0.execute(sql: "VACUUM") } }
  }

  /// Paths of the copies that were made before migrations, oldest first.
  public func copiesBeside() -> [String] {
    Migrations.migrator.migrations.map { Migrations.copyName(path, before: $0) }.filter(Existence.isFile)
  }
}
