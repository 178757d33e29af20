import Audit
import GRDB

/// Rows that an erasure takes away, or makes say less: the entry that says so binds anew what is left around them.
extension Writing {
  /// The stretches of rows that earlier entries stand for and that are no longer what they were, bound as they now are.
  ///
  /// Which rows are meant is told by the figures `forgotten-completion_fact 12,13`.
  func boundAnew() throws -> [String] {
    let forgotten = Self.forgotten(in: figures)
    if forgotten.isEmpty { return [] }
    var stretches: [String: Set<Stretch>] = [:]
    try reading.eachAuditRecord { _, record in
      for rows in (record?.entry.bound ?? []).compactMap(BoundRows.init) {
        guard let keys = forgotten[rows.table], keys.contains(where: { rows.first <= $0 && $0 <= rows.last }) else {
          continue
        }
        stretches[rows.table, default: []].insert(Stretch(first: rows.first, last: rows.last))
      }
    }
    return try BoundTable.all.flatMap { table in
      try Self.lines(of: table, (stretches[table.name] ?? []).sorted { $0.first < $1.first }, db)
    }
  }

  private struct Stretch: Hashable {
    var first: Int64
    var last: Int64
  }

  private static func forgotten(in figures: [String]) -> [String: [Int64]] {
    let prefix = "forgotten-"
    let pairs = figures.filter { $0.hasPrefix(prefix) }.map { figure -> (String, [Int64]) in
      let words = figure.dropFirst(prefix.count).split(separator: " ", maxSplits: 1)
      let keys = words.count == 2 ? words[1].split(separator: ",").compactMap { Int64($0) } : []
      return (String(words.first ?? ""), keys)
    }
    return Dictionary(pairs, uniquingKeysWith: +)
  }

  private static func lines(of table: BoundTable, _ stretches: [Stretch], _ db: Database) throws -> [String] {
    if stretches.isEmpty { return [] }
    var made: [RowBytes] = stretches.map { _ in RowBytes() }
    var next = 0
    try table.eachRow(in: db) { key, row in
      while next < stretches.count, stretches[next].last < key { next += 1 }
      if next < stretches.count, stretches[next].first <= key { made[next].append(row) }
    }
    return zip(stretches, made).map { stretch, rows in
      BoundRows(
        table: table.name, first: stretch.first, last: stretch.last, count: rows.count, digest: rows.digest
      ).description
    }
  }
}
