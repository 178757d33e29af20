/// One `{{…}}` of a template, as it is written.
struct TemplateTag: Sendable, Hashable {
  enum Kind: Sendable, Hashable {
    case variable
    case section, invertedSection, end
    case partial, layout, block
    case comment
    case unescaped
    /// A set delimiter, a pragma, a transform, a dotted or dynamic name: templates do not compute.
    case unsupported
    /// `{{` without its `}}`.
    case unclosed
  }

  var kind: Kind
  var name: String
  /// Counted from 1.
  var line: Int
  /// Where it stands among the octets of the text, with its braces.
  var place: Range<Int>

  /// The tags of `text` in order.
  static func tags(in text: String) -> [TemplateTag] { tags(in: Array(text.utf8)) }

  static func tags(in text: [UInt8]) -> [TemplateTag] {
    var tags: [TemplateTag] = []
    var (position, line) = (0, 1)
    while let opening = pair(UInt8(ascii: "{"), in: text, from: position) {
      line += text[position..<opening].count { $0 == UInt8(ascii: "\n") }
      let closing = pair(UInt8(ascii: "}"), in: text, from: opening + 2)
      let content = text[opening + 2..<(closing ?? text.count)]
      position = closing.map { $0 + 2 } ?? text.count
      var tag = TemplateTag(content, line: line, place: opening..<position)
      if closing == nil { tag.kind = .unclosed }
      tags.append(tag)
      line += content.count { $0 == UInt8(ascii: "\n") }
    }
    return tags
  }

  private static func pair(_ octet: UInt8, in text: [UInt8], from start: Int) -> Int? {
    var position = start
    while position + 1 < text.count {
      if text[position] == octet, text[position + 1] == octet { return position }
      position += 1
    }
    return nil
  }

  private static let sigils: [Character: Kind] = [
    "#": .section, "^": .invertedSection, "/": .end, ">": .partial, "<": .layout, "$": .block, "!": .comment,
    "{": .unescaped, "&": .unescaped, "=": .unsupported, "%": .unsupported,
  ]

  private init(_ octets: ArraySlice<UInt8>, line: Int, place: Range<Int>) {
    (self.line, self.place) = (line, place)
    if let (kind, name) = Self.plain(octets) {
      (self.kind, self.name) = (kind, name)
      return
    }
    let content = String(decoding: octets, as: UTF8.self)
    let sigil = content.first.flatMap { Self.sigils[$0] }
    let words = (sigil == nil ? content[...] : content.dropFirst()).split(whereSeparator: \.isWhitespace)
    name = words.joined(separator: " ")
    kind = sigil ?? .variable
    if kind == .comment || kind == .unescaped { return }
    let isPath = kind == .partial || kind == .layout || kind == .end
    let isPlain = name.allSatisfy { ($0.isASCII && ($0.isLetter || $0.isNumber)) || isPath && "/.-".contains($0) }
    if !isPlain || name.isEmpty { kind = .unsupported }
  }

  /// What nearly all tags are, without a look at characters: a name of letters and digits behind a sigil or none.
  private static func plain(_ octets: ArraySlice<UInt8>) -> (Kind, String)? {
    let kind: Kind
    switch octets.first {
    case UInt8(ascii: "#"): kind = .section
    case UInt8(ascii: "^"): kind = .invertedSection
    case UInt8(ascii: "/"): kind = .end
    case UInt8(ascii: "$"): kind = .block
    default: kind = .variable
    }
    let name = kind == .variable ? octets : octets.dropFirst()
    let isPlain = name.allSatisfy { octet in
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(octet | 0x20)
        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(octet)
    }
    return isPlain && !name.isEmpty ? (kind, String(decoding: name, as: UTF8.self)) : nil
  }
}

extension TemplateTag {
  /// The line of the first tag without an end: one that is not closed, an end that fits nothing, a section left open.
  static func unbalancedLine(in tags: [TemplateTag]) -> Int? {
    var open: [TemplateTag] = []
    for tag in tags {
      switch tag.kind {
      case .unclosed: return tag.line
      case .section, .invertedSection, .layout, .block: open.append(tag)
      case .end: if open.popLast()?.name != tag.name { return tag.line }
      case .variable, .partial, .comment, .unescaped, .unsupported: break
      }
    }
    return open.last?.line
  }

  /// Whether it may have a line to itself, which then shows nothing.
  var leavesNoLine: Bool {
    switch kind {
    case .section, .invertedSection, .end, .partial, .layout, .block, .comment: true
    case .variable, .unescaped, .unsupported, .unclosed: false
    }
  }
}
