/// The line that separates the parts of one message: always the same for the same message, and in none of its parts.
enum Boundary {
  /// **Source** RFC 2045 §6.7: `=_` cannot occur in a quoted-printable body; the parts are searched all the same.
  /// `around` tells the boundaries of one message apart.
  static func text(for id: MessageID, around kind: String = "", absentFrom parts: [[UInt8]]) -> String {
    var attempt = 0
    while true {
      let seed = id.rawValue + kind + (attempt == 0 ? "" : "/\(attempt)")
      let boundary = "=_" + hexadecimal(hash(seed, from: 0xcbf2_9ce4_8422_2325)) + hexadecimal(hash(seed, from: 1))
      if !parts.contains(where: { contains($0, Array(boundary.utf8)) }) { return boundary }
      attempt += 1
    }
  }

  /// FNV-1a: the same on every machine and in every release, which `Hasher` is not.
  private static func hash(_ text: String, from offset: UInt64) -> UInt64 {
    text.utf8.reduce(offset) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
  }

  private static func hexadecimal(_ number: UInt64) -> String {
    let digits = String(number, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  private static func contains(_ part: [UInt8], _ boundary: [UInt8]) -> Bool {
    // `=_` begins every boundary, and no escape: it is looked for at each `=`, of which there are few.
    var rest = part[...]
    while let equals = rest.firstIndex(of: boundary[0]) {
      rest = rest[equals...]
      if rest.starts(with: boundary) { return true }
      rest = rest.dropFirst()
    }
    return false
  }
}
