import Audit
import Dates
import FoundationEssentials
import GRDB
import Sealing

/// The entries as rows.
enum AuditTable {
  static func append(_ record: AuditRecord, to db: Database) throws {
    let entry = record.entry
    try db.cachedStatement(
      sql: """
        INSERT INTO audit_entry (number, at, login, system_user, verb, subject, touched, figures, settings, bound, previous,
          hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      entry.number, entry.at.rawValue, entry.login, entry.systemUser, entry.verb, entry.subject,
      entry.touched.joined(separator: "\n"), entry.figures.joined(separator: "\n"), entry.settings,
      entry.bound.joined(separator: "\n"), Data(record.previous.bytes), Data(record.hash.bytes),
    ])
  }
}

/// What the next entry follows.
struct AuditHead {
  var number: Int64
  var hash: Digest
  /// The digest of the settings under which the last change was made.
  var settings: String

  init(_ db: Database) throws {
    let rows = try Columns.fetchCursor(
      db.cachedStatement(sql: "SELECT number, hash, settings FROM audit_entry ORDER BY number DESC LIMIT 1"))
    let row = try rows.next()
    number = row?[0] ?? 0
    // Where somebody has emptied or spoilt the table, work goes on; whoever verifies the chain is told.
    hash = Digest(kept: [UInt8](row?[1] as Data? ?? Data())) ?? AuditChain.origin
    settings = row?[2] ?? ""
  }

  mutating func take(_ record: AuditRecord) {
    (number, hash, settings) = (record.entry.number, record.hash, record.entry.settings)
  }
}
