import Audit
import GRDB
import Sealing

/// Whether the rows of one table are those that entries stand for.
struct RowCheck {
  private let table: BoundTable
  /// In the order of their first keys.
  private let claims: [Claim]
  private var next = 0
  private var bytes = RowBytes()
  private var unbound: (from: Int64, to: Int64)?
  private(set) var findings: [AuditFinding] = []

  struct Claim: Hashable {
    var rows: BoundRows
    var entry: Int64
  }

  private struct Stretch: Hashable {
    var first: Int64
    var last: Int64

    init(_ rows: BoundRows) { (first, last) = (rows.first, rows.last) }
  }

  init(_ table: BoundTable, claims: [Claim], in db: Database) throws {
    self.table = table
    // After an erasure what is left of a stretch is bound anew: the last entry that stands for it counts.
    let last = Dictionary(claims.map { (Stretch($0.rows), $0) }) { $0.entry < $1.entry ? $1 : $0 }
    self.claims = last.values.sorted { ($0.rows.first, $0.entry) < ($1.rows.first, $1.entry) }
    if try db.tableExists(table.name) { try table.eachRow(in: db) { take($0, $1) } }
    endUnbound()
    while next < self.claims.count { endClaim() }
  }

  private mutating func take(_ key: Int64, _ row: RowBytes) {
    while next < claims.count, claims[next].rows.last < key { endClaim() }
    if next < claims.count, claims[next].rows.first <= key {
      endUnbound()
      bytes.append(row)
    } else {
      unbound = (unbound?.from ?? key, key)
    }
  }

  private mutating func endClaim() {
    let claim = claims[next]
    next += 1
    // Rows before this claim that nobody stands for are told in the order of keys.
    endUnbound()
    let (count, digest) = (bytes.count, bytes.digest.description)
    bytes.startOver()
    if count == claim.rows.count, digest == claim.rows.digest { return }
    findings.append(
      .rows(table: table.name, from: claim.rows.first, to: claim.rows.last, entry: claim.entry))
  }

  private mutating func endUnbound() {
    guard let run = unbound else { return }
    unbound = nil
    findings.append(.unboundRows(table: table.name, from: run.from, to: run.to))
  }
}
