/// Cuts delimited text into records, once through, in linear time.
///
/// Liberal: lines end in LF, CRLF or CR; a field is quoted only if it begins with a quote and the closing quote stands
/// before a delimiter or a line end, so that any other quote is an ordinary character.
struct RecordReader {
  let text: [UInt8]
  let delimiter: UInt8
  /// How many fields the header names: a record over several lines that has more is taken for an unclosed quote.
  var expectedFields = Int.max
  /// The first byte not yet read.
  private(set) var position = 0
  private(set) var record = Record()
  private var line = 1
  /// The first quoted field of the record that holds a line end, and where its quote opens.
  private var overLines: (field: Int, opening: Int)?

  init(_ text: [UInt8], delimiter: UInt8) {
    self.text = text
    self.delimiter = delimiter
  }

  /// Reads the next record that is not blank into ``record``; false at the end of the file.
  mutating func next() -> Bool {
    while position < text.count {
      read()
      if !record.isBlank(in: text) { return true }
    }
    return false
  }

  private mutating func read() {
    let start = position
    record.begin(onLine: line)
    overLines = nil
    var hasMore = true
    while hasMore {
      if let opening = readField() {
        return giveUp(onField: record.fields.count, opening: opening, recordFrom: start)
      }
      hasMore = position < text.count && text[position] == delimiter
      if hasMore { position += 1 }
    }
    if let overLines, record.firstExtra(beyond: expectedFields, in: text) != nil {
      return giveUp(onField: overLines.field, opening: overLines.opening, recordFrom: start)
    }
    skipLineEnd()
  }

  /// Appends one field and stops at the delimiter or line end after it.
  ///
  /// - Returns: where its quote opens if it is never closed, and then no field is appended.
  private mutating func readField() -> Int? {
    var opening = position
    while opening < text.count, text[opening] == Byte.space { opening += 1 }
    if opening < text.count, text[opening] == Byte.quote { return readQuoted(from: opening) }
    appendPlain()
    return nil
  }

  private mutating func readQuoted(from opening: Int) -> Int? {
    let scan = QuotedScan(text, from: opening, delimiter: delimiter)
    switch scan.ending {
    case .closed(let closing):
      if scan.lineEnds > 0, overLines == nil { overLines = (record.fields.count, opening) }
      record.fields.append(Field(opening + 1, closing, hasDoubledQuotes: scan.hasDoubledQuotes))
      line += scan.lineEnds
      position = scan.end
    case .notQuoted:
      appendPlain()
    case .unterminated:
      return opening
    }
    return nil
  }

  private mutating func appendPlain() {
    let (text, delimiter, start) = (text, delimiter, position)
    let bytes = text.span
    var at = start
    while at < bytes.count, bytes[at] != delimiter, !bytes[at].endsLine { at &+= 1 }
    record.fields.append(Field(start, at))
    position = at
  }

  /// Ends the record with the line on which the quote of field `index` opens, so that no later line is swallowed.
  private mutating func giveUp(onField index: Int, opening: Int, recordFrom start: Int) {
    line = record.line + lineEnds(from: start, to: opening)
    record.fields.removeSubrange(index...)
    position = opening
    while position < text.count, !text[position].endsLine { position += 1 }
    record.fields.append(Field(opening, position))
    record.unterminated = (index, line)
    skipLineEnd()
  }

  private mutating func skipLineEnd() {
    guard position < text.count else { return }
    let wasReturn = text[position] == Byte.carriageReturn
    position += 1
    if wasReturn, position < text.count, text[position] == Byte.lineFeed { position += 1 }
    line += 1
  }

  private func lineEnds(from start: Int, to end: Int) -> Int {
    (start..<end).count {
      text[$0] == Byte.lineFeed || text[$0] == Byte.carriageReturn && text[$0 + 1] != Byte.lineFeed
    }
  }
}
