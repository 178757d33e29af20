/// One address of which a mail system reports, and what it says.
public struct ReturnedRecipient: Sendable, Hashable {
  /// What the report calls it, in lower case: the address as the sender wrote it first, where that is told.
  public var addresses: [String]
  public var verdict: BounceVerdict
  /// Such as `5.1.1` (RFC 3463); nil where none was given.
  public var status: String?
  /// The mail system's words on one line, without control characters; at most 300 characters.
  public var text: String

  init(addresses: [String], verdict: BounceVerdict, status: String?, text: String) {
    self.addresses = addresses
    self.verdict = verdict
    self.status = status
    self.text = Self.shown(text)
  }

  static func shown(_ text: String) -> String {
    let line = text.prefix(2000).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return Shown.text(Array(line.utf8)[...], limit: 300)
  }
}

/// Addresses as reports write them.
enum ReportedAddress {
  /// `someone@example.org` of `rfc822; <Someone@example.org>`, in lower case; nil where it names no mailbox.
  static func address(_ value: String) -> String? {
    var text = value[...]
    if let type = text.firstIndex(of: ";") { text = text[text.index(after: type)...] }
    if let open = text.lastIndex(of: "<"), let close = text[open...].firstIndex(of: ">") {
      text = text[text.index(after: open)..<close]
    }
    let bytes = Array(text.utf8)[...].trimmed
    let isOne = bytes.count <= 320 && bytes.count { $0 == UInt8(ascii: "@") } == 1
    return isOne && bytes.allSatisfy { $0 > Byte.space && $0 != 0x7F } ? bytes.mailText.lowercased() : nil
  }

  /// The addresses that stand in a line of text, in their order, each once.
  static func all(in line: Substring) -> [String] {
    guard line.utf8.contains(UInt8(ascii: "@")) else { return [] }
    let bytes = Array(line.utf8)
    var found: [String] = []
    for at in bytes.indices where bytes[at] == UInt8(ascii: "@") {
      var start = at
      while start > 0, at - start < 64, isText(bytes[start - 1]) { start -= 1 }
      var end = at + 1
      while end < bytes.count, end - at < 254, isHost(bytes[end]) { end += 1 }
      let local = bytes[start..<at].drop { $0 == UInt8(ascii: "'") || $0 == UInt8(ascii: ".") }
      let host = Array(bytes[(at + 1)..<end].reversed().drop { !$0.isDigit && !isLetter($0) }.reversed())
      guard !local.isEmpty, host.contains(UInt8(ascii: ".")) else { continue }
      let address = (local + "@".utf8 + host).mailText.lowercased()
      if !found.contains(address) { found.append(address) }
    }
    return found
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) }

  private static func isText(_ byte: UInt8) -> Bool {
    byte.isDigit || isLetter(byte) || "!#$%&'*+-/=?^_`{|}~.".utf8.contains(byte)
  }

  private static func isHost(_ byte: UInt8) -> Bool {
    byte.isDigit || isLetter(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
  }
}
