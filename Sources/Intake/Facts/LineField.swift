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
    let delimiter = LineBytes.Mark(delimiter)
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

/// The bytes of one line, for looking at each of them once: eight together where there are as many.
@safe private struct LineBytes {
  /// A byte to look for, and the same in all eight places of a word.
  struct Mark {
    let byte: UInt8
    let word: UInt64

    init(_ byte: UInt8) {
      self.byte = byte
      word = UInt64(byte) &* 0x0101_0101_0101_0101
    }
  }

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
  func fieldEnd(from: Int, _ delimiter: Mark) -> Int? {
    if from == count { return from }
    let first = self[from]
    if first == delimiter.byte { return from }
    guard first == UInt8(ascii: "\"") else { return find(delimiter, from: from &+ 1) }
    return quoteEnd(from).map { find(delimiter, from: $0) }
  }

  /// The first place of `mark` from `from` on, or the end of the line.
  @inline(__always)
  private func find(_ mark: Mark, from: Int) -> Int {
    var at = from
    while at &+ 8 <= count {
      let word = unsafe start.unsafelyUnwrapped.loadUnaligned(fromByteOffset: at, as: UInt64.self)
      // Zero where the mark stands; then the highest bit of each zero byte, true at least for the first of them.
      let rest = UInt64(littleEndian: word) ^ mark.word
      let zeros = (rest &- 0x0101_0101_0101_0101) & ~rest & 0x8080_8080_8080_8080
      if zeros != 0 { return at &+ zeros.trailingZeroBitCount &>> 3 }
      at &+= 8
    }
    while at < count, self[at] != mark.byte { at &+= 1 }
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
