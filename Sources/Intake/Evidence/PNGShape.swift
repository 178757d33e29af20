import Cases

/// The chunks of a PNG picture (RFC 2083): IHDR first, at least one IDAT, IEND last, and nothing after it.
enum PNGShape {
  static func check(_ bytes: [UInt8]) throws(EvidenceFlaw) {
    var index = 8
    var hasData = false
    var isFirst = true
    while true {
      // Length, type, data, checksum.
      guard let length = number(bytes, at: index), index + 12 + length <= bytes.count else { throw .incomplete(.png) }
      let type = String(decoding: bytes[index + 4..<index + 8], as: UTF8.self)
      if isFirst, type != "IHDR" || length != 13 || !hasSize(bytes, at: index + 8) { throw .incomplete(.png) }
      isFirst = false
      index += 12 + length
      if type == "IDAT" { hasData = true }
      if type == "IEND" { break }
    }
    guard hasData else { throw .incomplete(.png) }
    guard index == bytes.count else { throw .trailing(.png) }
  }

  private static func hasSize(_ bytes: [UInt8], at index: Int) -> Bool {
    guard let width = number(bytes, at: index), let height = number(bytes, at: index + 4) else { return false }
    return width > 0 && height > 0
  }

  /// Four bytes, the highest first; nil where there are none, or the number exceeds 31 bits.
  private static func number(_ bytes: [UInt8], at index: Int) -> Int? {
    guard index + 4 <= bytes.count else { return nil }
    let number = bytes[index..<index + 4].reduce(0) { $0 << 8 | Int($1) }
    return number <= Int(Int32.max) ? number : nil
  }
}
