/// Words by which exports say nothing.
enum Blank {
  private static let words: Set<String> = ["undefined", "null", "non renseigne", "non renseignee"]

  /// Whether the trimmed content means the same as an empty field.
  static func isWord(_ content: ArraySlice<UInt8>) -> Bool {
    guard let first = content.first, [0x4E, 0x6E, 0x55, 0x75].contains(first), content.count <= 20 else { return false }
    guard content.count == 4 || content.count == 9 || content.count >= 13 else { return false }
    return words.contains(String(decoding: content, as: UTF8.self).folded)
  }
}
