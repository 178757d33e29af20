extension ArraySlice<UInt8> {
  /// Without the white space around it, non-breaking spaces included.
  var trimmed: ArraySlice<UInt8> {
    var start = startIndex
    var end = endIndex
    while start < end, let width = blankWidth(at: start, before: end) { start += width }
    while start < end, let width = blankWidth(before: end, notBefore: start) { end -= width }
    return self[start..<end]
  }

  /// The length of the blank that begins at `at`; nil where none does.
  private func blankWidth(at: Int, before end: Int) -> Int? {
    let byte = self[at]
    if byte == Byte.space || byte == Byte.tab || byte.endsLine { return 1 }
    if byte == 0xC2, at + 1 < end, self[at + 1] == 0xA0 { return 2 }
    return byte == 0xE2 && at + 2 < end && isWideBlank(at: at) ? 3 : nil
  }

  private func blankWidth(before end: Int, notBefore start: Int) -> Int? {
    let byte = self[end - 1]
    if byte == Byte.space || byte == Byte.tab || byte.endsLine { return 1 }
    if byte == 0xA0, end - 2 >= start, self[end - 2] == 0xC2 { return 2 }
    return end - 3 >= start && self[end - 3] == 0xE2 && isWideBlank(at: end - 3) ? 3 : nil
  }

  /// U+2007 (figure space), U+2009 (thin space), U+200B (zero width) and U+202F (narrow non-breaking space).
  private func isWideBlank(at: Int) -> Bool {
    self[at + 1] == 0x80 && [0x87, 0x89, 0x8B, 0xAF].contains(self[at + 2])
  }
}
