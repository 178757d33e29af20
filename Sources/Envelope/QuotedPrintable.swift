/// A body in quoted-printable (RFC 2045 §6.7): lines of at most 76 octets, ended by CRLF.
///
/// A dot or an `F` that begins a line is escaped too, so that neither SMTP dot-stuffing nor a mailbox that quotes
/// `From ` has anything to change on the way.
struct QuotedPrintable {
  private var octets: [UInt8] = []
  private var column = 0

  /// `text` encoded; line breaks of any kind become CRLF, and the text's end adds none.
  static func encode(_ text: String) -> [UInt8] {
    let source = Array(text.utf8)
    var body = QuotedPrintable()
    body.octets.reserveCapacity(source.count + source.count / 4)
    var index = 0
    while index < source.count {
      let end = plainEnd(in: source, from: index)
      if end > index {
        body.append(source, from: index, to: end)
        index = end
        continue
      }
      switch source[index] {
      case lineFeed: body.breakLine()
      case carriageReturn:
        body.breakLine()
        if index + 1 < source.count, source[index + 1] == lineFeed { index += 1 }
      case let octet: body.appendEscaped(octet)
      }
      index += 1
    }
    return body.octets
  }

  /// Where the octets end that stand for themselves: all that is printed, and blanks that do not end a line.
  private static func plainEnd(in source: [UInt8], from start: Int) -> Int {
    var end = start
    while end < source.count, isPrinted(source[end]) || isBlank(source[end]) { end += 1 }
    if end == source.count || isBreak(source[end]) {
      while end > start, isBlank(source[end - 1]) { end -= 1 }
    }
    return end
  }

  /// `=` and two hexadecimal digits.
  static func escape(_ octet: UInt8) -> [UInt8] {
    [UInt8(ascii: "="), digits[Int(octet >> 4)], digits[Int(octet & 15)]]
  }

  private static let digits = Array("0123456789ABCDEF".utf8)

  private static let lineFeed = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")

  private static func isPrinted(_ octet: UInt8) -> Bool { octet > 32 && octet < 127 && octet != UInt8(ascii: "=") }
  private static func isBlank(_ octet: UInt8) -> Bool { octet == UInt8(ascii: " ") || octet == UInt8(ascii: "\t") }
  private static func isBreak(_ octet: UInt8) -> Bool { octet == lineFeed || octet == carriageReturn }

  /// What a line holds beside the `=` that breaks it.
  private static let room = HeaderText.lineLength - 1

  private mutating func append(_ source: [UInt8], from start: Int, to end: Int) {
    var start = start
    while start < end {
      if column == Self.room { breakSoftly() }
      if column == 0, source[start] == UInt8(ascii: ".") || source[start] == UInt8(ascii: "F") {
        appendEscaped(source[start])
        start += 1
      } else {
        let portion = min(Self.room - column, end - start)
        octets += source[start..<start + portion]
        column += portion
        start += portion
      }
    }
  }

  private mutating func appendEscaped(_ octet: UInt8) {
    if column + 3 > Self.room { breakSoftly() }
    octets.append(UInt8(ascii: "="))
    octets.append(Self.digits[Int(octet >> 4)])
    octets.append(Self.digits[Int(octet & 15)])
    column += 3
  }

  private mutating func breakLine() {
    octets.append(UInt8(ascii: "\r"))
    octets.append(UInt8(ascii: "\n"))
    column = 0
  }

  private mutating func breakSoftly() {
    octets.append(UInt8(ascii: "="))
    breakLine()
  }
}
