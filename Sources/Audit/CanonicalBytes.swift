/// Bytes that say one thing only: every value states its length or has a fixed one, so that no two contents give the same bytes.
///
/// Whole numbers are eight bytes, lengths four, both with the most significant byte first; texts are UTF-8.
struct CanonicalBytes {
  private(set) var bytes: [UInt8] = []

  mutating func add(_ number: Int64) {
    for shift in stride(from: 56, through: 0, by: -8) { bytes.append(UInt8(truncatingIfNeeded: number >> shift)) }
  }

  mutating func add(_ text: String) { add(text.utf8) }

  /// An absent text is not an empty one: one byte says which.
  mutating func add(_ text: String?) {
    bytes.append(text == nil ? 0 : 1)
    if let text { add(text) }
  }

  mutating func add(_ lines: [String]) {
    addLength(lines.count)
    for line in lines { add(line) }
  }

  private mutating func add(_ content: String.UTF8View) {
    addLength(content.count)
    bytes += content
  }

  private mutating func addLength(_ length: Int) {
    for shift in stride(from: 24, through: 0, by: -8) { bytes.append(UInt8(truncatingIfNeeded: length >> shift)) }
  }
}
