/// A body in quoted-printable (RFC 2045 §6.7): lines of at most 76 octets, ended by CRLF.
///
/// A dot or an `F` that begins a line is escaped too, so that neither SMTP dot-stuffing nor a mailbox that quotes
/// `From ` has anything to change on the way.
struct QuotedPrintable {
  private var octets: [UInt8] = []
  private var column = 0

  /// `text` encoded; line breaks of any kind become CRLF, and the text's end adds none.
  static func encode(_ text: String) -> [UInt8] {
    var body = QuotedPrintable()
    var rest = text.utf8[...]
    while let end = rest.firstIndex(where: { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }) {
      body.append(rest[..<end])
      body.breakLine()
      rest = rest[end...]
      rest = rest.dropFirst(rest.starts(with: "\r\n".utf8) ? 2 : 1)
    }
    body.append(rest)
    return body.octets
  }

  /// `=` and two hexadecimal digits.
  static func escape(_ octet: UInt8) -> [UInt8] {
    [UInt8(ascii: "="), digits[Int(octet >> 4)], digits[Int(octet & 15)]]
  }

  private static let digits = Array("0123456789ABCDEF".utf8)

  private mutating func append(_ line: Substring.UTF8View) {
    var rest = line
    while let octet = rest.popFirst() {
      let isBlank = octet == UInt8(ascii: " ") || octet == UInt8(ascii: "\t")
      let isLiteral = isBlank ? !rest.isEmpty : (33...126).contains(octet) && octet != UInt8(ascii: "=")
      if column + (isLiteral ? 1 : 3) > HeaderText.lineLength - 1 { breakSoftly() }
      let startsUnsafely = column == 0 && (octet == UInt8(ascii: ".") || octet == UInt8(ascii: "F"))
      if isLiteral && !startsUnsafely {
        octets.append(octet)
        column += 1
      } else {
        octets += Self.escape(octet)
        column += 3
      }
    }
  }

  private mutating func breakLine() {
    octets += "\r\n".utf8
    column = 0
  }

  private mutating func breakSoftly() {
    octets.append(UInt8(ascii: "="))
    breakLine()
  }
}
