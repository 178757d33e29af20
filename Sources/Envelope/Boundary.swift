/// The line that separates the parts of one message: always the same for the same message, and in none of its parts.
enum Boundary {
  /// `around` tells the boundaries of one message apart.
  ///
  /// **Source** RFC 2045 §6.7: `=_` cannot occur in a quoted-printable body, and every part of ours is one.
  static func text(for id: MessageID, around kind: String = "") -> String {
    let seed = id.rawValue + kind
    return "=_" + hexadecimal(hash(seed, from: 0xcbf2_9ce4_8422_2325)) + hexadecimal(hash(seed, from: 1))
  }

  /// FNV-1a: the same on every machine and in every release, which `Hasher` is not.
  private static func hash(_ text: String, from offset: UInt64) -> UInt64 {
    text.utf8.reduce(offset) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
  }

  private static func hexadecimal(_ number: UInt64) -> String {
    let digits = String(number, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
