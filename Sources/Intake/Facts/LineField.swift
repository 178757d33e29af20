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
    let bytes = unsafe LineBytes(line)
    let delimiter = delimiter
    let expected = names.count
    var fields = fields.mutableSpan
    var column = 0
    var at = 0
    while true {
      guard let end = bytes.fieldEnd(from: at, delimiter) else { return .quote }
      if column < expected {
        fields[column] = bytes.trimmed(at, end)
      } else if end > at {
        return .fields(found: column + 1, expected: expected)
      }
      column += 1
      if end == bytes.count { break }
      at = end + 1
    }
    while column < expected {
      fields[column] = LineField()
      column += 1
    }
    return nil
  }
}

/// The bytes of one line, for looking at each of them once.
@safe private struct LineBytes {
  private let start: UnsafeRawPointer?
  let count: Int

  init(_ line: UnsafeRawBufferPointer) {
    unsafe start = line.baseAddress
    count = line.count
  }

  /// Asked only for places before `count`, so only of a line that has bytes.
  @inline(__always)
  private subscript(at: Int) -> UInt8 { unsafe start.unsafelyUnwrapped.load(fromByteOffset: at, as: UInt8.self) }

  /// Where the field that begins at `from` ends; nil where its quotation mark is never closed.
  @inline(__always)
  func fieldEnd(from: Int, _ delimiter: UInt8) -> Int? {
    var at = from
    if at < count, self[at] == UInt8(ascii: "\"") {
      guard let closed = quoteEnd(from) else { return nil }
      at = closed
    }
    while at < count, self[at] != delimiter { at &+= 1 }
    return at
  }

  /// Behind the mark that closes the one at `from`; a doubled mark inside stands for itself.
  private func quoteEnd(_ from: Int) -> Int? {
    var at = from
    repeat {
      at += 1
      while at < count, self[at] != UInt8(ascii: "\"") { at += 1 }
      if at == count { return nil }
      at += 1
    } while at < count && self[at] == UInt8(ascii: "\"")
    return at
  }

  @inline(__always)
  func trimmed(_ from: Int, _ to: Int) -> LineField {
    var from = from
    var to = to
    while from < to, self[from] == 0x20 { from &+= 1 }
    while to > from, self[to &- 1] == 0x20 { to &-= 1 }
    return LineField(from: from, to: to)
  }
}
