/// Text that came from outside, made fit to stand in a letter: it cannot begin lines of its own or reverse its surroundings.
enum Plain {
  /// `text` on one line: control characters and line breaks become spaces, marks that turn the direction of writing go.
  static func line(_ text: String) -> String {
    if isLine(text) { return text }
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars where !turnsDirection(scalar) {
      scalars.append(isControl(scalar) ? " " : scalar)
    }
    return String(scalars).split(separator: " ").joined(separator: " ")
  }

  /// Whether `text` is such a line already, as nearly all are, by its octets: no blank stands at an end or beside another, and
  /// none begins a control character (C2 80 to 9F) or a mark (E2 80 A8 to AE, E2 81 A6 to A9).
  private static func isLine(_ text: String) -> Bool {
    var (previous, isAfterE2) = (UInt8(ascii: " "), false)
    for octet in text.utf8 {
      switch octet {
      case ..<0x20, 0x7F: return false
      case UInt8(ascii: " ") where previous == UInt8(ascii: " "): return false
      case 0x80...0x9F where previous == 0xC2: return false
      case 0x80, 0x81: isAfterE2 = previous == 0xE2
      case 0xA6...0xAE where isAfterE2 && (previous == 0x80 || previous == 0x81): return false
      default: isAfterE2 = false
      }
      previous = octet
    }
    return previous != UInt8(ascii: " ") || text.isEmpty
  }

  /// The paragraphs of `text`, blank ones left out, word for word otherwise.
  static func paragraphs(_ text: String) -> [String] {
    text.split(whereSeparator: \.isNewline).map { line(String($0)) }.filter { !$0.isEmpty }
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || scalar == "\u{2028}" || scalar == "\u{2029}"
  }

  /// Embeddings, overrides and isolates: an unclosed one would reorder the words that follow it.
  private static func turnsDirection(_ scalar: Unicode.Scalar) -> Bool {
    (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
  }
}
