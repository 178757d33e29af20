/// Text that came from outside, made fit to stand in a letter: it cannot begin lines of its own or reverse its surroundings.
enum Plain {
  /// `text` on one line: control characters and line breaks become spaces, marks that turn the direction of writing go.
  static func line(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars where !turnsDirection(scalar) {
      scalars.append(isControl(scalar) ? " " : scalar)
    }
    return String(scalars).split(separator: " ").joined(separator: " ")
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
