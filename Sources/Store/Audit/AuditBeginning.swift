import Audit
import Dates
import GRDB

/// The first entry, which stands for all that the database held before it had a chain.
enum AuditBeginning {
  /// Migrations have no clock of their own: the instant is the machine's, as SQLite tells it.
  static func write(in db: Database) throws {
    let now = try Int64.fetchOne(db, sql: "SELECT CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER)") ?? 0
    var entry = AuditEntry(
      number: 1, at: Instant(rawValue: now), login: "quitus", systemUser: nil, verb: AuditDeed.begin)
    var binding = RowBinding()
    for table in BoundTable.all where try db.tableExists(table.name) {
      let count = try bind(table, in: db, to: &binding)
      entry.figures.append("\(table.name) \(count)")
    }
    entry.bound = binding.lines
    entry.touched = try Row.fetchAll(db, sql: "SELECT login, role FROM desk_user ORDER BY login").map {
      "user \($0[0] as String) \($0[1] as String)"
    }
    try AuditTable.append(AuditRecord(entry, after: AuditChain.origin), to: db)
  }

  private static func bind(_ table: BoundTable, in db: Database, to binding: inout RowBinding) throws -> Int {
    var (bytes, count) = (RowBytes(), 0)
    var (first, last): (Int64, Int64) = (0, 0)
    try table.eachRow(in: db) { key, row in
      if bytes.count == 0 { first = key }
      bytes.append(row)
      last = key
      count += 1
      if bytes.count == rowsPerDigest { binding.add(&bytes, first: first, last: last, of: table) }
    }
    if bytes.count > 0 { binding.add(&bytes, first: first, last: last, of: table) }
    return count
  }

  private static let rowsPerDigest = 500
}
