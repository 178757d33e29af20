/// A file as it was given: its bytes and its name, which may say as much as they do and is sealed with them.
public struct FileContents: Sendable, Hashable, CustomReflectable {
  /// At most 255 bytes in UTF-8; what is longer loses its beginning, so that the extension stays.
  public let name: String
  public let bytes: [UInt8]

  public init(name: String, bytes: [UInt8]) {
    var kept = Substring(name)
    while kept.utf8.count > Self.longestName { kept.removeFirst() }
    self.name = String(kept)
    self.bytes = bytes
  }

  /// Shows neither name nor bytes.
  public var customMirror: Mirror { Mirror(self, children: ["size": bytes.count]) }

  private static let longestName = 255

  /// The length of the name, the name filled up to 255 bytes, the bytes: from outside, nobody sees how long the name is.
  var packed: [UInt8] {
    let name = Array(name.utf8)
    return [UInt8(name.count)] + name + Array(repeating: 0, count: Self.longestName - name.count) + bytes
  }

  init(packed: [UInt8]) throws(SealingError) {
    guard packed.count > Self.longestName, let length = packed.first,
      let name = String(validating: packed[1...].prefix(Int(length)), as: UTF8.self)
    else { throw .altered }
    self.name = name
    bytes = Array(packed[(Self.longestName + 1)...])
  }
}
