/// Text outside ASCII in a header field (RFC 2047), as UTF-8.
///
/// No word splits a character as the reader sees it, unless that character alone is longer than a word; even then no
/// code point is split. Words use the letters that §5 (3) allows inside a display name, so they serve everywhere.
enum EncodedWords {
  private enum Encoding: String { case base64 = "b", quoted = "q" }

  /// What a word has beside its content: `=?utf-8?q?` and `?=`.
  private static let frame = 12
  private static let longestWord = 75

  /// The words that together say `text`; the first begins at `column` of its line, the others at column 1.
  static func words(of text: String, column: Int) -> [String] {
    // Quoted stays readable in the source of a French message; base64 is shorter for most other scripts.
    let encoding: Encoding = text.utf8.reduce(0) { $0 + width($1) } <= 2 * text.utf8.count ? .quoted : .base64
    var words: [String] = []
    var content: [UInt8] = []
    var room = min(longestWord, HeaderText.lineLength - column) - frame
    var taken = 0
    for piece in pieces(of: text, encoding) {
      let width = encoding == .quoted ? length(piece, encoding) : 0
      let together = encoding == .quoted ? taken + width : (content.count + piece.count + 2) / 3 * 4
      if !content.isEmpty, together > room {
        words.append(word(content, encoding))
        content.removeAll(keepingCapacity: true)
        taken = 0
        room = longestWord - frame
      }
      content += piece
      taken += width
    }
    return words + [word(content, encoding)]
  }

  /// Characters, or the code points of a character that no word could hold.
  private static func pieces(of text: String, _ encoding: Encoding) -> [ArraySlice<UInt8>] {
    if let pieces = latinPieces(of: text) { return pieces }
    return text.flatMap { character -> [ArraySlice<UInt8>] in
      let octets = Array(character.utf8)[...]
      let fits = length(octets, encoding) <= longestWord - frame
      return fits ? [octets] : character.unicodeScalars.map { Array(UTF8.encode($0) ?? .init())[...] }
    }
  }

  /// The same where every code point lies below U+0300, the first that joins another: none is more than two octets. nil elsewhere.
  private static func latinPieces(of text: String) -> [ArraySlice<UInt8>]? {
    let octets = Array(text.utf8)
    var pieces: [ArraySlice<UInt8>] = []
    pieces.reserveCapacity(octets.count)
    var index = 0
    while index < octets.count {
      // 0D 0A would be one character.
      guard octets[index] < 0xCC, octets[index] != 0x0D else { return nil }
      let next = index + (octets[index] < 0x80 ? 1 : 2)
      pieces.append(octets[index..<next])
      index = next
    }
    return pieces
  }

  private static func length(_ octets: ArraySlice<UInt8>, _ encoding: Encoding) -> Int {
    switch encoding {
    case .base64: (octets.count + 2) / 3 * 4
    case .quoted: octets.reduce(0) { $0 + width($1) }
    }
  }

  private static func width(_ octet: UInt8) -> Int { isLiteral(octet) || octet == UInt8(ascii: " ") ? 1 : 3 }

  private static func isLiteral(_ octet: UInt8) -> Bool {
    Atoms.isLetterOrDigit(octet) || "!*+-/".utf8.contains(octet)
  }

  private static func word(_ octets: [UInt8], _ encoding: Encoding) -> String {
    let content =
      switch encoding {
      case .base64: base64(octets)
      case .quoted:
        String(decoding: quoted(octets), as: UTF8.self)
      }
    return "=?utf-8?\(encoding.rawValue)?\(content)?="
  }

  private static func quoted(_ octets: [UInt8]) -> [UInt8] {
    var quoted: [UInt8] = []
    quoted.reserveCapacity(longestWord)
    for octet in octets {
      if octet == UInt8(ascii: " ") {
        quoted.append(UInt8(ascii: "_"))
      } else if isLiteral(octet) {
        quoted.append(octet)
      } else {
        quoted += QuotedPrintable.escape(octet)
      }
    }
    return quoted
  }

  /// RFC 4648 §4, with padding.
  private static func base64(_ octets: [UInt8]) -> String {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var text: [UInt8] = []
    for start in stride(from: 0, to: octets.count, by: 3) {
      let group = octets[start..<min(start + 3, octets.count)]
      let bits = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
      for place in 0..<4 {
        text.append(place <= group.count ? alphabet[bits >> (18 - 6 * place) & 63] : UInt8(ascii: "="))
      }
    }
    return String(decoding: text, as: UTF8.self)
  }
}
