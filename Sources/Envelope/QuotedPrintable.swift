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
    let lines = text.split(omittingEmptySubsequences: false) { $0 == "\r\n" || $0 == "\n" || $0 == "\r" }
    for (index, line) in lines.enumerated() {
      if index > 0 { body.breakLine() }
      body.append(line)
    }
    return body.octets
  }

  /// `=` and two hexadecimal digits.
  static func escape(_ octet: UInt8) -> [UInt8] {
    let digits = Array("0123456789ABCDEF".utf8)
    return [UInt8(ascii: "="), digits[Int(octet >> 4)], digits[Int(octet & 15)]]
  }

  private mutating func append(_ line: Substring) {
    var rest = line.utf8[...]
    while let octet = rest.popFirst() {
      let isBlank = octet == UInt8(ascii: " ") || octet == UInt8(ascii: "\t")
      let isLiteral = isBlank ? !rest.isEmpty : (33...126).contains(octet) && octet != UInt8(ascii: "=")
      if column + (isLiteral ? 1 : 3) > HeaderText.lineLength - 1 { breakSoftly() }
      let startsUnsafely = column == 0 && (octet == UInt8(ascii: ".") || octet == UInt8(ascii: "F"))
      put(isLiteral && !startsUnsafely ? [octet] : Self.escape(octet))
    }
  }

  private mutating func put(_ token: [UInt8]) {
    octets += token
    column += token.count
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
