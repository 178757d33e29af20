/// Where one field of a line stands, without the spaces around it; its quotation marks, if it has any, belong to it.
struct LineField: BitwiseCopyable, Sendable {
  var from = 0
  var to = 0

  var range: Range<Int> { from..<to }
  var isEmpty: Bool { from == to }
}

extension FactsTable {
  /// Cuts the line into ``fields``, all of them before any is read; gives what is wrong where that cannot be done.
  mutating func cut(_ line: UnsafeRawBufferPointer) -> LineFlaw? {
    let delimiter = delimiter
    let expected = names.count
    var fields = fields.mutableSpan
    var column = 0
    var at = 0
    while true {
      guard let end = unsafe Self.fieldEnd(line, at, delimiter) else { return .quote }
      if column < expected {
        fields[column] = unsafe Self.trimmed(line, at, end)
      } else if end > at {
        return .fields(found: column + 1, expected: expected)
      }
      column += 1
      if end == line.count { break }
      at = end + 1
    }
    while column < expected {
      fields[column] = LineField()
      column += 1
    }
    return nil
  }

  /// Where the field that begins at `from` ends; nil where its quotation mark is never closed.
  @inline(__always)
  private static func fieldEnd(_ line: UnsafeRawBufferPointer, _ from: Int, _ delimiter: UInt8) -> Int? {
    var at = from
    if at < line.count, unsafe line[at] == UInt8(ascii: "\"") {
      guard let closed = unsafe quoteEnd(line, from) else { return nil }
      at = closed
    }
    while at < line.count, unsafe line[at] != delimiter { at &+= 1 }
    return at
  }

  /// Behind the mark that closes the one at `from`; a doubled mark inside stands for itself.
  private static func quoteEnd(_ line: UnsafeRawBufferPointer, _ from: Int) -> Int? {
    var at = from
    repeat {
      at += 1
      while at < line.count, unsafe line[at] != UInt8(ascii: "\"") { at += 1 }
      if at == line.count { return nil }
      at += 1
    } while unsafe at < line.count && line[at] == UInt8(ascii: "\"")
    return at
  }

  @inline(__always)
  private static func trimmed(_ line: UnsafeRawBufferPointer, _ from: Int, _ to: Int) -> LineField {
    var from = from
    var to = to
    while from < to, unsafe line[from] == 0x20 { from &+= 1 }
    while to > from, unsafe line[to &- 1] == 0x20 { to &-= 1 }
    return LineField(from: from, to: to)
  }
}
