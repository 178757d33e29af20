import Cases

/// The least that makes a PDF document (ISO 32000), and what may not be in one. Compressed object streams are not looked into.
enum PDFShape {
  static func check(_ bytes: [UInt8]) throws(EvidenceFlaw) {
    let version = bytes.dropFirst(5).prefix(3)
    guard version.count == 3, version.first == UInt8(ascii: "1") || version.first == UInt8(ascii: "2"),
      version.dropFirst().first == UInt8(ascii: "."), version.last?.isDigit == true
    else { throw .incomplete(.pdf) }
    var end = bytes.count
    while end > 0, isBlank(bytes[end - 1]) { end -= 1 }
    guard bytes[..<end].hasSuffix("%%EOF") else {
      // Where it has an end, it is whole, and something else comes after.
      throw contains("%%EOF", in: bytes[...]) ? .trailing(.pdf) : .incomplete(.pdf)
    }
    guard contains("startxref", in: bytes[max(0, end - 1024)..<end]), contains(" obj", in: bytes[..<end]) else {
      throw .incomplete(.pdf)
    }
    if let action = action(in: bytes) { throw .active(action) }
  }

  /// The first name that stands for more than a document, in whatever spelling: `/J#61vaScript` is `/JavaScript`.
  private static func action(in bytes: [UInt8]) -> PDFAction? {
    var index = 0
    while index < bytes.count {
      defer { index += 1 }
      guard bytes[index] == UInt8(ascii: "/"), let name = name(in: bytes, from: index + 1) else { continue }
      if let action = PDFAction(rawValue: name) { return action }
    }
    return nil
  }

  /// The name that begins at `start`, its `#xx` read; nil where it is longer than any that is looked for, or no plain text.
  private static func name(in bytes: [UInt8], from start: Int) -> String? {
    var name: [UInt8] = []
    var index = start
    while index < bytes.count, isRegular(bytes[index]) {
      if bytes[index] == UInt8(ascii: "#"), index + 2 < bytes.count, let high = bytes[index + 1].hexadecimalDigit,
        let low = bytes[index + 2].hexadecimalDigit
      {
        name.append(high << 4 | low)
        index += 3
      } else {
        name.append(bytes[index])
        index += 1
      }
      if name.count > 13 { return nil }
    }
    return name.count < 6 ? nil : String(decoding: name, as: UTF8.self)
  }

  private static func isBlank(_ byte: UInt8) -> Bool { [0x00, 0x09, 0x0A, 0x0C, 0x0D, 0x20].contains(byte) }

  /// Whether a byte may stand in a name: neither blank nor one of `()<>[]{}/%`.
  private static func isRegular(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x00, 0x09, 0x0A, 0x0C, 0x0D, 0x20: false
    case 0x28, 0x29, 0x3C, 0x3E, 0x5B, 0x5D, 0x7B, 0x7D, 0x2F, 0x25: false
    default: true
    }
  }

  private static func contains(_ text: String, in bytes: ArraySlice<UInt8>) -> Bool {
    let wanted = Array(text.utf8)
    guard let first = wanted.first, bytes.count >= wanted.count else { return false }
    return (bytes.startIndex...bytes.endIndex - wanted.count).contains {
      bytes[$0] == first && bytes[$0...].starts(with: wanted)
    }
  }
}

extension ArraySlice<UInt8> {
  fileprivate func hasSuffix(_ text: String) -> Bool { suffix(text.utf8.count).elementsEqual(text.utf8) }
}
