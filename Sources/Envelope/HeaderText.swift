/// Text made fit for a header field: one line, folded at spaces, in ASCII.
enum HeaderText {
  /// The longest line we write, without its CRLF (RFC 2047 §2, RFC 2045 §6.7).
  static let lineLength = 76
  /// The longest word left as it is; a longer one is encoded so that it can be folded.
  private static let longestWord = 60

  /// `text` without line breaks or control characters: each becomes a space, and the ends are trimmed.
  static func oneLine(_ text: String) -> String {
    let blank = UInt8(ascii: " ")
    if text.utf8.first != blank, text.utf8.last != blank, !mayHoldControls(text) { return text }
    let spaced = text.map { $0.unicodeScalars.contains(where: isControl) ? " " : $0 }
    let start = spaced.firstIndex { $0 != " " } ?? spaced.endIndex
    let end = spaced.lastIndex { $0 != " " } ?? start
    return start < spaced.endIndex ? String(spaced[start...end]) : ""
  }

  /// Whether an octet of `text` is a control character or may begin one, or a line separator.
  private static func mayHoldControls(_ text: String) -> Bool {
    // C1 controls begin with C2, line and paragraph separators with E2 80; most texts hold neither, or a dash or an apostrophe.
    var previous: UInt8 = 0
    for octet in text.utf8 {
      if octet < 0x20 || octet == 0x7F { return true }
      if previous == 0xC2, octet < 0xA0 { return true }
      if previous == 0x80, octet == 0xA8 || octet == 0xA9 { return true }
      previous = octet
    }
    return false
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || scalar == "\u{2028}" || scalar == "\u{2029}"
  }

  /// The words of a free text such as a subject; folding may break the line between any two.
  static func words(of text: String, column: Int) -> [[UInt8]] {
    let line = oneLine(text)
    let words = line.utf8.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
    let isPlain = words.allSatisfy { !$0.isEmpty && $0.count <= longestWord && $0.allSatisfy { $0 < 0x80 } }
    return line.isEmpty || isPlain && !looksEncoded(line)
      ? words.map { Array($0) } : EncodedWords.words(of: line, column: column)
  }

  /// The words of one mailbox: its name as atoms, quoted or encoded, then `<address>`.
  static func words(of mailbox: MailAddress, column: Int) -> [[UInt8]] {
    phrase(mailbox.displayName ?? "", column: column) + [Array("<\(mailbox.address)>".utf8)]
  }

  private static func phrase(_ name: String, column: Int) -> [[UInt8]] {
    if name.isEmpty { return [] }
    guard name.utf8.count <= longestWord, name.utf8.allSatisfy({ $0 < 0x80 }), !looksEncoded(name) else {
      return EncodedWords.words(of: name, column: column)
    }
    let words = name.utf8.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
    let areAtoms = words.allSatisfy { !$0.isEmpty && $0.allSatisfy(Atoms.isText) }
    return areAtoms ? words.map { Array($0) } : [Array(quoted(name).utf8)]
  }

  /// Whether a reader would take a part of it for an encoded word (RFC 2047 §2).
  private static func looksEncoded(_ text: String) -> Bool {
    zip(text.utf8, text.utf8.dropFirst()).contains { $0 == UInt8(ascii: "=") && $1 == UInt8(ascii: "?") }
  }

  private static func quoted(_ name: String) -> String {
    "\"" + name.map { $0 == "\"" || $0 == "\\" ? "\\\($0)" : String($0) }.joined() + "\""
  }
}
