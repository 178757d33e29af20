/// Where one field stands in the file; its text is made only when somebody asks for it.
struct Field: BitwiseCopyable {
  /// Without the enclosing quotes.
  let start: Int
  let end: Int
  /// Whether quotes inside are written twice.
  let hasDoubledQuotes: Bool

  @inline(__always)
  init(_ start: Int, _ end: Int, hasDoubledQuotes: Bool = false) {
    self.start = start
    self.end = end
    self.hasDoubledQuotes = hasDoubledQuotes
  }

  /// The bytes that the field means, in `text`.
  func content(in text: [UInt8]) -> ArraySlice<UInt8> {
    guard hasDoubledQuotes else { return text[start..<end] }
    var plain: [UInt8] = []
    plain.reserveCapacity(end - start)
    var at = start
    while at < end {
      plain.append(text[at])
      at += text[at] == Byte.quote ? 2 : 1
    }
    return plain[...]
  }
}

/// One record of a delimited file: usually a line, more where quoted fields hold line ends.
struct Record {
  /// The line on which it begins, counted from 1.
  var line = 1
  var fields: [Field] = []
  /// The field whose opening quote is never closed, and its line: the record ends there and cannot be trusted.
  var unterminated: (field: Int, line: Int)?

  mutating func begin(onLine line: Int) {
    self.line = line
    fields.removeAll(keepingCapacity: true)
    unterminated = nil
  }

  /// The first field beyond `count` that says something.
  func firstExtra(beyond count: Int, in text: [UInt8]) -> Int? {
    guard fields.count > count else { return nil }
    return fields[count...].firstIndex { !$0.content(in: text).trimmed.isEmpty }
  }

  /// Whether no field says anything, as in the lines of bare delimiters below a spreadsheet's table.
  func isBlank(in text: [UInt8]) -> Bool {
    unterminated == nil && fields.allSatisfy { $0.start == $0.end || $0.content(in: text).trimmed.isEmpty }
  }
}
