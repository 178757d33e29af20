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
  static func words(of text: String, column: Int) -> [[UInt8]] {
    let octets = Array(text.utf8)
    // Quoted stays readable in the source of a French message; base64 is shorter for most other scripts.
    let encoding: Encoding = quotedLength(octets[...]) <= 2 * octets.count ? .quoted : .base64
    var words: [[UInt8]] = []
    // Of the word that is being filled: where it begins, how far it has come, how long that is.
    var (start, previous, taken) = (0, 0, 0)
    var room = min(longestWord, HeaderText.lineLength - column) - frame
    for end in pieceEnds(text, octets, encoding) {
      let width = encoding == .quoted ? quotedLength(octets[previous..<end]) : 0
      let together = encoding == .quoted ? taken + width : length(octets[start..<end], encoding)
      if previous > start, together > room {
        words.append(word(octets[start..<previous], encoding))
        (start, taken) = (previous, 0)
        room = longestWord - frame
      }
      taken += width
      previous = end
    }
    return words + [word(octets[start...], encoding)]
  }

  /// Where characters end, or the code points of a character that no word could hold.
  private static func pieceEnds(_ text: String, _ octets: [UInt8], _ encoding: Encoding) -> [Int] {
    if let ends = latinEnds(octets) { return ends }
    var ends: [Int] = []
    var end = 0
    for character in text {
      let count = character.utf8.count
      if length(octets[end..<end + count], encoding) <= longestWord - frame {
        end += count
        ends.append(end)
      } else {
        for scalar in character.unicodeScalars {
          end += UTF8.width(scalar)
          ends.append(end)
        }
      }
    }
    return ends
  }

  /// The same where every code point lies below U+0300, the first that joins another: none is more than two octets. nil elsewhere.
  private static func latinEnds(_ octets: [UInt8]) -> [Int]? {
    var ends: [Int] = []
    ends.reserveCapacity(octets.count)
    var index = 0
    while index < octets.count {
      // 0D 0A would be one character.
      guard octets[index] < 0xCC, octets[index] != 0x0D else { return nil }
      index += octets[index] < 0x80 ? 1 : 2
      ends.append(index)
    }
    return ends
  }

  private static func length(_ octets: ArraySlice<UInt8>, _ encoding: Encoding) -> Int {
    switch encoding {
    case .base64: (octets.count + 2) / 3 * 4
    case .quoted: quotedLength(octets)
    }
  }

  private static func quotedLength(_ octets: ArraySlice<UInt8>) -> Int {
    octets.reduce(0) { $0 + (isLiteral($1) || $1 == UInt8(ascii: " ") ? 1 : 3) }
  }

  private static func isLiteral(_ octet: UInt8) -> Bool {
    switch octet {
    case UInt8(ascii: "!"), UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "/"): true
    default: Atoms.isLetterOrDigit(octet)
    }
  }

  private static func word(_ octets: ArraySlice<UInt8>, _ encoding: Encoding) -> [UInt8] {
    var word: [UInt8] = []
    word.reserveCapacity(longestWord)
    word += "=?utf-8?".utf8
    word += encoding.rawValue.utf8
    word.append(UInt8(ascii: "?"))
    switch encoding {
    case .base64: appendBase64(octets, to: &word)
    case .quoted: appendQuoted(octets, to: &word)
    }
    word += "?=".utf8
    return word
  }

  private static func appendQuoted(_ octets: ArraySlice<UInt8>, to word: inout [UInt8]) {
    for octet in octets {
      if octet == UInt8(ascii: " ") {
        word.append(UInt8(ascii: "_"))
      } else if isLiteral(octet) {
        word.append(octet)
      } else {
        word += QuotedPrintable.escape(octet)
      }
    }
  }

  /// RFC 4648 §4, with padding.
  private static func appendBase64(_ octets: ArraySlice<UInt8>, to word: inout [UInt8]) {
    for start in stride(from: octets.startIndex, to: octets.endIndex, by: 3) {
      let group = octets[start..<min(start + 3, octets.endIndex)]
      let bits = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
      for place in 0..<4 {
        word.append(place <= group.count ? alphabet[bits >> (18 - 6 * place) & 63] : UInt8(ascii: "="))
      }
    }
  }

  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
}
