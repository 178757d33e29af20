/// A body in quoted-printable (RFC 2045 §6.7): lines of at most 76 octets, ended by CRLF.
///
/// A dot or an `F` that begins a line is escaped too, so that neither SMTP dot-stuffing nor a mailbox that quotes
/// `From ` has anything to change on the way.
struct QuotedPrintable {
  private var octets: [UInt8] = []
  private var column = 0

  /// `text` encoded; line breaks of any kind become CRLF, and the text's end adds none.
  static func encode(_ text: String) -> [UInt8] {
    // Through an array: half of all octets of a letter are looked at together with the next one.
    let source = Array(text.utf8)
    var body = QuotedPrintable()
    body.octets.reserveCapacity(source.count + source.count / 8)
    var index = 0
    while index < source.count {
      let next = index + 1 < source.count ? source[index + 1] : UInt8(ascii: "\n")
      switch source[index] {
      case UInt8(ascii: "\n"): body.breakLine()
      case UInt8(ascii: "\r"):
        body.breakLine()
        if index + 1 < source.count, next == UInt8(ascii: "\n") { index += 1 }
      case let octet: body.append(octet, endsLine: isBreak(next))
      }
      index += 1
    }
    return body.octets
  }

  /// `=` and two hexadecimal digits.
  static func escape(_ octet: UInt8) -> [UInt8] {
    [UInt8(ascii: "="), digits[Int(octet >> 4)], digits[Int(octet & 15)]]
  }

  private static let digits = Array("0123456789ABCDEF".utf8)

  private static func isBreak(_ octet: UInt8) -> Bool { octet == UInt8(ascii: "\n") || octet == UInt8(ascii: "\r") }

  private mutating func append(_ octet: UInt8, endsLine: Bool) {
    let isBlank = octet == UInt8(ascii: " ") || octet == UInt8(ascii: "\t")
    let isLiteral = isBlank ? !endsLine : octet >= 33 && octet <= 126 && octet != UInt8(ascii: "=")
    if column + (isLiteral ? 1 : 3) > HeaderText.lineLength - 1 { breakSoftly() }
    let startsUnsafely = column == 0 && (octet == UInt8(ascii: ".") || octet == UInt8(ascii: "F"))
    if isLiteral && !startsUnsafely {
      octets.append(octet)
      column += 1
    } else {
      octets.append(UInt8(ascii: "="))
      octets.append(Self.digits[Int(octet >> 4)])
      octets.append(Self.digits[Int(octet & 15)])
      column += 3
    }
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
