/// The code page in which Windows spreadsheets of western Europe save text.
enum Windows1252 {
  /// What the bytes 0x80 to 0x9F stand for; the five that the code page leaves open stay control characters.
  ///
  /// **Source** WHATWG Encoding Standard, index windows-1252.
  private static let upperControls: [UInt16] = [
    0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008D,
    0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A,
    0x0153, 0x009D, 0x017E, 0x0178,
  ]

  /// Appends the same text in UTF-8: every byte means one character, so this never fails.
  static func append(_ bytes: ArraySlice<UInt8>, to result: inout [UInt8]) {
    for byte in bytes {
      switch byte {
      case 0x00...0x7F: result.append(byte)
      case 0x80...0x9F: append(upperControls[Int(byte) - 0x80], to: &result)
      default: append(UInt16(byte), to: &result)
      }
    }
  }

  /// Appends a character above 0x7F in two or three bytes.
  private static func append(_ character: UInt16, to result: inout [UInt8]) {
    if character < 0x800 {
      result.append(UInt8(truncatingIfNeeded: 0xC0 | character >> 6))
    } else {
      result.append(UInt8(truncatingIfNeeded: 0xE0 | character >> 12))
      result.append(UInt8(truncatingIfNeeded: 0x80 | character >> 6 & 0x3F))
    }
    result.append(UInt8(truncatingIfNeeded: 0x80 | character & 0x3F))
  }
}
