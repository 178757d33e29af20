/// Reads the text part back out of a finished message, so that people are shown what would really leave.
enum PlainPart {
  /// The text of the first `text/plain` part; empty where there is none.
  static func text(of message: [UInt8]) -> String {
    let lines = message.split(separator: 0x0A, omittingEmptySubsequences: false).map { line in
      line.last == 0x0D ? line.dropLast() : line
    }
    guard let type = lines.firstIndex(where: { $0.starts(with: "Content-Type: text/plain".utf8) }),
      let blank = lines[type...].firstIndex(where: \.isEmpty)
    else { return "" }
    // The line before a part's fields is the boundary that also ends it; a message of one part has none.
    let fields = lines[..<type].lastIndex { $0.starts(with: "--".utf8) }
    let boundary = fields.map { lines[$0] }
    return decoded(Array(lines[(blank + 1)...].prefix { $0 != boundary }))
  }

  /// Quoted-printable undone (RFC 2045 §6.7).
  private static func decoded(_ lines: [ArraySlice<UInt8>]) -> String {
    var bytes: [UInt8] = []
    for line in lines {
      var rest = line
      var breaks = true
      while let byte = rest.popFirst() {
        guard byte == UInt8(ascii: "=") else {
          bytes.append(byte)
          continue
        }
        if rest.isEmpty {
          breaks = false
        } else if let octet = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) {
          bytes.append(octet)
          rest = rest.dropFirst(2)
        }
      }
      if breaks { bytes.append(0x0A) }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
