/// The bytes of a file as valid UTF-8 without a byte order mark, whatever the spreadsheet that saved it chose.
struct FileText {
  let bytes: [UInt8]
  /// How many bytes the file itself has: what a progress bar counts in.
  let originalCount: Int

  /// UTF-8 is taken as it is; a line that is not UTF-8 is read as Windows-1252, the other thing French desks save.
  ///
  /// Line by line, because files get pasted together, and one stray byte must not garble the accents of all the others.
  init(_ original: [UInt8]) throws(IntakeError) {
    if let format = ForeignFormat(original) { throw .notText(format) }
    originalCount = original.count
    let body = original.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(original.dropFirst(3)) : original
    bytes = FileText.isUTF8(body[...]) ? body : FileText.decodedByLine(body)
  }

  private static func decodedByLine(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + bytes.count / 8)
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(where: \.endsLine).map { $0 + 1 } ?? bytes.count
      let line = bytes[start..<end]
      if isUTF8(line) { result += line } else { Windows1252.append(line, to: &result) }
      start = end
    }
    return result
  }

  private static func isUTF8(_ bytes: ArraySlice<UInt8>) -> Bool {
    do {
      _ = try UTF8Span(validating: bytes.span)
      return true
    } catch {
      return false
    }
  }
}

extension ForeignFormat {
  /// The format that the first bytes betray; nil where nothing speaks against text.
  init?(_ bytes: [UInt8]) {
    if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
      self = .workbook
    } else if bytes.starts(with: [0x25, 0x50, 0x44, 0x46]) {
      self = .pdf
    } else if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      self = .utf16
    } else if bytes.prefix(512).contains(0) {
      self = .binary
    } else {
      return nil
    }
  }
}
