/// What a mail system says of a delivery in three numbers, such as `5.1.1` (RFC 3463).
struct EnhancedStatus: Hashable, CustomStringConvertible {
  /// 2 done, 4 not now, 5 never.
  let kind: Int
  let subject: Int
  let detail: Int

  /// Only says whether, not why.
  var isGeneral: Bool { subject == 0 && detail == 0 }

  var description: String { "\(kind).\(subject).\(detail)" }

  /// The first one that stands in `text` by itself: no part of a longer row of numbers, as addresses of hosts are.
  init?(in text: String) {
    let bytes = Array(text.utf8)
    for start in bytes.indices where "245".utf8.contains(bytes[start]) {
      if start > 0, bytes[start - 1].isDigit || bytes[start - 1] == UInt8(ascii: ".") { continue }
      if let status = Self.read(bytes[start...]) {
        self = status
        return
      }
    }
    return nil
  }

  private init(kind: Int, subject: Int, detail: Int) {
    self.kind = kind
    self.subject = subject
    self.detail = detail
  }

  private static func read(_ bytes: ArraySlice<UInt8>) -> EnhancedStatus? {
    var rest = bytes.dropFirst()
    guard let subject = number(after: &rest), let detail = number(after: &rest), let kind = bytes.first else {
      return nil
    }
    if let next = rest.first, next.isDigit { return nil }
    if rest.first == UInt8(ascii: "."), rest.dropFirst().first?.isDigit == true { return nil }
    return EnhancedStatus(kind: kind.digit, subject: subject, detail: detail)
  }

  /// A dot, then one to three digits.
  private static func number(after rest: inout ArraySlice<UInt8>) -> Int? {
    guard rest.popFirst() == UInt8(ascii: ".") else { return nil }
    let digits = rest.prefix(3).prefix(while: \.isDigit)
    if digits.isEmpty { return nil }
    rest = rest.dropFirst(digits.count)
    return digits.reduce(0) { $0 * 10 + $1.digit }
  }
}

/// The three digits of a server's reply (RFC 5321 §4.2) that say no.
enum ReplyCode {
  /// Where the first one begins: `4` or `5`, `0` to `5`, a digit, and nothing that makes a longer word or number of it.
  static func place(in text: String) -> String.Index? {
    let bytes = Array(text.utf8)
    guard bytes.count >= 3 else { return nil }
    for start in 0...(bytes.count - 3) {
      let code = bytes[start..<(start + 3)]
      guard "45".utf8.contains(code[start]), "012345".utf8.contains(code[start + 1]), code[start + 2].isDigit,
        start == 0 || !joins(bytes[start - 1]), start + 3 == bytes.count || !joins(bytes[start + 3])
      else { continue }
      return text.utf8.index(text.startIndex, offsetBy: start)
    }
    return nil
  }

  private static func joins(_ byte: UInt8) -> Bool {
    byte.isDigit || byte == UInt8(ascii: ".") || byte == UInt8(ascii: ":") || byte == UInt8(ascii: "@")
      || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }
}
