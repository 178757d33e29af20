/// Free text as it is kept: white space single, no control characters.
enum CleanText {
  static func text(_ content: ArraySlice<UInt8>) -> String {
    let text = String(decoding: content, as: UTF8.self)
    return isClean(content) ? text : cleaned(text)
  }

  /// Whether nothing needs to be done: no control character, no two blanks in a row, no rare blank.
  private static func isClean(_ content: ArraySlice<UInt8>) -> Bool {
    var previous: UInt8 = 0
    for byte in content {
      if byte.isControl || byte == 0xC2 || byte == 0xE2 || byte == Byte.space && previous == Byte.space { return false }
      previous = byte
    }
    return true
  }

  private static func cleaned(_ text: String) -> String {
    let pieces = text.unicodeScalars.split { scalar in
      scalar.properties.isWhitespace || scalar.properties.generalCategory == .control
    }
    return pieces.map(String.init).joined(separator: " ")
  }
}

/// Values from a file as a report shows them.
enum Shown {
  /// At most `limit` characters; control characters show as U+FFFD.
  static func text(_ content: ArraySlice<UInt8>, limit: Int) -> String {
    let text = String(decoding: content.prefix(limit * 16), as: UTF8.self)
    var shown = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator, .format: shown.append("\u{FFFD}")
      default: shown.append(scalar)
      }
    }
    let characters = String(shown)
    return characters.count > limit ? characters.prefix(limit - 1) + "…" : characters
  }
}
