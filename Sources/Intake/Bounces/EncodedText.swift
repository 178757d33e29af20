/// Text that was made fit for the wire, undone: never an error, what is malformed is passed over.
enum EncodedText {
  /// Base64 (RFC 2045 §6.8); what is outside its alphabet is passed over, the first `=` ends it.
  static func base64(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count / 4 * 3)
    var (buffer, bits): (UInt32, Int) = (0, 0)
    for byte in bytes {
      if byte == UInt8(ascii: "=") { break }
      guard let value = sextet(byte) else { continue }
      buffer = (buffer << 6 | UInt32(value)) & 0xFFFFFF
      bits += 6
      if bits >= 8 {
        bits -= 8
        result.append(UInt8(truncatingIfNeeded: buffer >> UInt32(bits)))
      }
    }
    return result
  }

  private static func sextet(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte - UInt8(ascii: "A")
    case UInt8(ascii: "a")...UInt8(ascii: "z"): byte - UInt8(ascii: "a") + 26
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0") + 52
    case UInt8(ascii: "+"): 62
    case UInt8(ascii: "/"): 63
    default: nil
    }
  }

  /// Quoted-printable (RFC 2045 §6.7).
  ///
  /// - Parameter underscoreIsSpace: as in encoded words.
  static func quotedPrintable(_ bytes: ArraySlice<UInt8>, underscoreIsSpace: Bool = false) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var rest = bytes
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "_"), underscoreIsSpace {
        result.append(Byte.space)
        continue
      }
      guard byte == UInt8(ascii: "=") else {
        result.append(byte)
        continue
      }
      if let high = rest.first.flatMap(\.hexadecimalDigit), let low = rest.dropFirst().first.flatMap(\.hexadecimalDigit)
      {
        result.append(high << 4 | low)
        rest = rest.dropFirst(2)
      } else {
        var ahead = rest
        if let line = ahead.takeLine(), line.trimmed.isEmpty { rest = ahead }
      }
    }
    return result
  }

  /// A field's value with its encoded words read (RFC 2047): `=?utf-8?Q?caf=C3=A9?=`.
  ///
  /// UTF-8 and the Latin alphabets are told apart by their bytes; other alphabets come out as they may.
  static func decoded(_ value: String) -> String {
    var result = ""
    var rest = value[...]
    var afterWord = false
    while let start = rest.firstRange(of: "=?") {
      let before = rest[..<start.lowerBound]
      let pieces = rest[start.upperBound...].split(separator: "?", maxSplits: 3, omittingEmptySubsequences: false)
      guard pieces.count == 4, pieces[3].hasPrefix("="), let word = word(pieces[1], pieces[2]) else {
        result += rest[..<start.upperBound]
        rest = rest[start.upperBound...]
        afterWord = false
        continue
      }
      if !(afterWord && before.allSatisfy { $0 == " " }) { result += before }
      result += word
      rest = pieces[3].dropFirst()
      afterWord = true
    }
    return result + rest
  }

  private static func word(_ encoding: Substring, _ text: Substring) -> String? {
    let bytes = Array(text.utf8)[...]
    switch encoding {
    case "B", "b": return base64(bytes)[...].mailText
    case "Q", "q": return quotedPrintable(bytes, underscoreIsSpace: true)[...].mailText
    default: return nil
    }
  }
}
