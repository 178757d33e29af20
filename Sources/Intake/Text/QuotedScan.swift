/// What follows an opening quote: where the field ends, and whether it is a quoted field at all.
struct QuotedScan {
  enum Ending {
    /// The quote at this place is followed by a delimiter, a line end or the end of the file, blanks aside.
    case closed(at: Int)
    /// A quote on the same line is followed by something else: the quotes are ordinary characters.
    case notQuoted
    /// No closing quote, or one on a later line that rather opens another field.
    case unterminated
  }

  private(set) var ending = Ending.unterminated
  /// The delimiter or line end after a closed field.
  private(set) var end: Int
  private(set) var hasDoubledQuotes = false
  /// How many line ends stand inside the quotes.
  private(set) var lineEnds = 0

  init(_ text: [UInt8], from opening: Int, delimiter: UInt8) {
    let bytes = text.span
    var at = opening + 1
    end = bytes.count
    while at < bytes.count {
      let byte = bytes[at]
      at &+= 1
      if byte == Byte.lineFeed || byte == Byte.carriageReturn {
        if byte == Byte.carriageReturn, at < bytes.count, bytes[at] == Byte.lineFeed { at &+= 1 }
        lineEnds += 1
      }
      guard byte == Byte.quote else { continue }
      if at < bytes.count, bytes[at] == Byte.quote {
        hasDoubledQuotes = true
        at &+= 1
        continue
      }
      end = at
      while end < bytes.count, bytes[end] == Byte.space { end &+= 1 }
      if end == bytes.count || bytes[end] == delimiter || bytes[end].endsLine {
        ending = .closed(at: at - 1)
      } else {
        ending = lineEnds == 0 ? .notQuoted : .unterminated
      }
      return
    }
  }
}
