import Cases

/// The segments of a JPEG picture (ISO/IEC 10918-1): a frame, a scan, and the end-of-image marker as its last bytes.
enum JPEGShape {
  static func check(_ bytes: [UInt8]) throws(EvidenceFlaw) {
    let scan = try startOfScan(bytes)
    // Cameras fill up with zeros.
    var end = bytes.count
    while end > scan, bytes[end - 1] == 0 { end -= 1 }
    if end - 2 >= scan, bytes[end - 2] == 0xFF, bytes[end - 1] == 0xD9 { return }
    let hasEnd = (scan..<bytes.count - 1).contains { bytes[$0] == 0xFF && bytes[$0 + 1] == 0xD9 }
    throw hasEnd ? .trailing(.jpeg) : .incomplete(.jpeg)
  }

  /// Where the first scan's data begins, behind a frame.
  private static func startOfScan(_ bytes: [UInt8]) throws(EvidenceFlaw) -> Int {
    var index = 2
    var hasFrame = false
    while index + 4 <= bytes.count, bytes[index] == 0xFF {
      let marker = bytes[index + 1]
      if marker == 0xFF {  // filling
        index += 1
        continue
      }
      let length = Int(bytes[index + 2]) << 8 | Int(bytes[index + 3])
      guard length >= 2, index + 2 + length < bytes.count else { throw .incomplete(.jpeg) }
      // SOF0 to SOF15, among which stand DHT, JPG and DAC.
      if (0xC0...0xCF).contains(marker), ![0xC4, 0xC8, 0xCC].contains(marker) { hasFrame = true }
      index += 2 + length
      if marker == 0xDA {
        guard hasFrame else { throw .incomplete(.jpeg) }
        return index
      }
    }
    throw .incomplete(.jpeg)
  }
}
