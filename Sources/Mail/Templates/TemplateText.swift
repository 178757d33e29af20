/// A template taken apart: its words and its tags in turn.
///
/// A tag that has a line to itself takes the line away with it, blanks and line break included, as Mustache has it; what
/// stands before a partial on such a line is then put before each line of the partial.
struct TemplateText {
  enum Piece {
    case words(ArraySlice<UInt8>)
    case tag(TemplateTag, indentation: ArraySlice<UInt8>)
  }

  private(set) var pieces: [Piece] = []

  init(_ text: String, indentation: ArraySlice<UInt8> = []) {
    let octets = Self.indented(Array(text.utf8), by: indentation)
    var position = 0
    for tag in TemplateTag.tags(in: octets) {
      let line = Self.ownLine(of: tag, in: octets, after: position)
      let words = octets[position..<(line?.lowerBound ?? tag.place.lowerBound)]
      if !words.isEmpty { pieces.append(.words(words)) }
      let blanks = line.map { octets[$0.lowerBound..<tag.place.lowerBound] } ?? []
      if tag.kind != .comment { pieces.append(.tag(tag, indentation: blanks)) }
      position = line?.upperBound ?? tag.place.upperBound
    }
    if position < octets.count { pieces.append(.words(octets[position...])) }
  }

  /// The line that holds nothing but `tag` and blanks, with its break; nil where there is more on it.
  private static func ownLine(of tag: TemplateTag, in text: [UInt8], after start: Int) -> Range<Int>? {
    guard tag.leavesNoLine else { return nil }
    var (first, last) = (tag.place.lowerBound, tag.place.upperBound)
    while first > start, isBlank(text[first - 1]) { first -= 1 }
    guard first == 0 || text[first - 1] == lineFeed else { return nil }
    while last < text.count, isBlank(text[last]) { last += 1 }
    if last == text.count { return first..<last }
    if text[last] == UInt8(ascii: "\r"), last + 1 < text.count { last += 1 }
    return text[last] == lineFeed ? first..<last + 1 : nil
  }

  private static func indented(_ text: [UInt8], by indentation: ArraySlice<UInt8>) -> [UInt8] {
    if indentation.isEmpty { return text }
    return text.split(separator: lineFeed, omittingEmptySubsequences: false).map { line in
      line.isEmpty ? [] : indentation + line
    }.joined(separator: [lineFeed]).map(\.self)
  }

  private static let lineFeed = UInt8(ascii: "\n")
  private static func isBlank(_ octet: UInt8) -> Bool { octet == UInt8(ascii: " ") || octet == UInt8(ascii: "\t") }
}
