import Audit
import GRDB

/// Collects what one change adds to the bound tables, and makes the lines of its entry from it.
struct RowBinding {
  private(set) var lines: [String] = []
  private var open: [String: Run] = [:]

  /// Rows of one table that no line stands for yet.
  fileprivate struct Run {
    var first: Int64 = 0
    var last: Int64 = 0
    var bytes = RowBytes()
  }

  mutating func add(_ values: [DatabaseValue], key: Int64, to table: BoundTable) {
    let isFull = open[table.name, default: Run()].add(values, key: key, table)
    if isFull { close(table) }
  }

  mutating func add(_ bytes: inout RowBytes, first: Int64, last: Int64, of table: BoundTable) {
    lines.append(
      BoundRows(table: table.name, first: first, last: last, count: bytes.count, digest: bytes.digest).description)
    bytes.startOver()
  }

  mutating func close() {
    for table in BoundTable.all { close(table) }
  }

  private mutating func close(_ table: BoundTable) {
    guard var run = open[table.name], run.bytes.count > 0 else { return }
    open[table.name] = nil
    add(&run.bytes, first: run.first, last: run.last, of: table)
  }
}

extension RowBinding.Run {
  /// Adds a row; says whether a line is due.
  fileprivate mutating func add(_ values: [DatabaseValue], key: Int64, _ table: BoundTable) -> Bool {
    for (index, value) in values.enumerated() {
      let column = table.columns[index].canonical
      switch value.storage {
      case .null where index == table.key: bytes.add(key, in: column)
      case .null: continue
      case .int64(let number): bytes.add(number, in: column)
      case .string(let text): bytes.add(text, in: column)
      case .double, .blob: preconditionFailure("bound tables hold whole numbers and texts")
      }
    }
    bytes.endRow()
    if bytes.count == 1 { first = key }
    last = key
    return bytes.count == table.rowsPerDigest
  }
}
