extension ArraySlice<UInt8> {
  /// Takes the first line off the front, without the LF or CRLF that ends it; nil where nothing is left.
  mutating func takeLine() -> ArraySlice<UInt8>? {
    if isEmpty { return nil }
    let end = firstIndex(of: Byte.lineFeed) ?? endIndex
    var line = self[startIndex..<end]
    self = end < endIndex ? self[(end + 1)...] : self[endIndex...]
    if line.last == Byte.carriageReturn { line.removeLast() }
    return line
  }

  /// As text: UTF-8 where it is, else Windows-1252.
  var mailText: String {
    if let text = String(validating: self, as: UTF8.self) { return text }
    var decoded: [UInt8] = []
    decoded.reserveCapacity(count + count / 8)
    Windows1252.append(self, to: &decoded)
    return String(decoding: decoded, as: UTF8.self)
  }
}

/// A file of messages: one message, or a folder in the mbox format (RFC 4155), told by its first line.
public enum MailFolder {
  private static let separator = Array("From ".utf8)

  /// The messages in their order; the `>` that the format puts before `From ` is taken away again.
  public static func messages(in file: [UInt8]) -> [[UInt8]] {
    guard file.starts(with: separator) else { return file.isEmpty ? [] : [file] }
    var messages: [[UInt8]] = []
    var message: [UInt8] = []
    var rest = file[...]
    var afterBlank = true
    while let line = rest.takeLine() {
      if afterBlank, line.starts(with: separator) {
        if !message.isEmpty { messages.append(message) }
        message = []
        afterBlank = false
        continue
      }
      message += unquoted(line)
      message.append(Byte.lineFeed)
      afterBlank = line.isEmpty
    }
    if !message.isEmpty { messages.append(message) }
    return messages
  }

  private static func unquoted(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let mark = UInt8(ascii: ">")
    return line.first == mark && line.drop { $0 == mark }.starts(with: separator) ? line.dropFirst() : line
  }
}
