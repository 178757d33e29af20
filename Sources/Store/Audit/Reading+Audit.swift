public import Audit
import Dates
import FoundationEssentials
import GRDB
import Sealing

extension Reading {
  /// Tells every entry in its order, from number `first` on; nil for a row that no program wrote, with its number.
  public func eachAuditRecord(from first: Int64 = 1, _ body: (Int64, AuditRecord?) throws -> Void) throws {
    let rows = try Columns.fetchCursor(
      db.cachedStatement(
        sql: """
          SELECT number, at, CAST(login AS BLOB), CAST(system_user AS BLOB), CAST(verb AS BLOB), CAST(subject AS BLOB),
            CAST(touched AS BLOB), CAST(figures AS BLOB), CAST(settings AS BLOB), CAST(bound AS BLOB), previous, hash
          FROM audit_entry WHERE number >= ? ORDER BY number
          """), arguments: [first])
    while let row = try rows.next() { try body(row[0], AuditRecord(row)) }
  }

  /// The entries asked for, in their order; those that cannot be read are left out.
  public func auditRecords(_ filter: AuditFilter = AuditFilter()) throws -> [AuditRecord] {
    var records: [AuditRecord] = []
    let limit = filter.limit ?? .max
    try eachAuditRecord { _, record in
      guard let record, filter.holds(record.entry) else { return }
      records.append(record)
      // Twice as many at most are kept on the way to the last ones.
      if records.count / 2 >= limit { records.removeFirst(records.count - limit) }
    }
    return Array(records.suffix(limit))
  }
}

extension AuditRecord {
  /// Texts are taken byte by byte, as they lie in the file; nil where they are none.
  fileprivate init?(_ row: Columns) {
    let texts = (2...9).map { index -> String? in
      (row[index] as Data?).flatMap { String(validating: $0, as: UTF8.self) }
    }
    let isWhole = texts.enumerated().allSatisfy { $1 != nil || ($0 == 1 && row[3] as Data? == nil) }
    guard isWhole, let previous = Digest(kept: [UInt8](row[10] as Data? ?? Data())),
      let hash = Digest(kept: [UInt8](row[11] as Data? ?? Data()))
    else { return nil }
    func lines(_ index: Int) -> [String] {
      guard let text = texts[index], !text.isEmpty else { return [] }
      return text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }
    let entry = AuditEntry(
      number: row[0], at: Instant(rawValue: row[1]), login: texts[0] ?? "", systemUser: texts[1], verb: texts[2] ?? "",
      subject: texts[3] ?? "", touched: lines(4), figures: lines(5), settings: texts[6] ?? "", bound: lines(7))
    self.init(entry: entry, previous: previous, hash: hash)
  }
}
