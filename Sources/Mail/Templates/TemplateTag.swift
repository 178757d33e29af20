/// One `{{…}}` of a template, as it is written.
struct TemplateTag: Sendable, Hashable {
  enum Kind: Sendable, Hashable {
    case variable
    case section, invertedSection, end
    case partial, layout, block
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

  /// The tags of `text` in order, comments left out.
  static func tags(in text: String) -> [TemplateTag] {
    var tags: [TemplateTag] = []
    var rest = text.utf8[...]
    var line = 1
    while let opening = rest.firstRange(of: "{{".utf8) {
      line += rest[..<opening.lowerBound].count { $0 == UInt8(ascii: "\n") }
      rest = rest[opening.upperBound...]
      let end = rest.firstRange(of: "}}".utf8)
      let content = rest[..<(end?.lowerBound ?? rest.endIndex)]
      if var tag = TemplateTag(String(Substring(content)), line: line) {
        if end == nil { tag.kind = .unclosed }
        tags.append(tag)
      }
      line += content.count { $0 == UInt8(ascii: "\n") }
      rest = rest[(end?.upperBound ?? rest.endIndex)...]
    }
    return tags
  }

  /// - Returns: nil for a comment.
  private init?(_ content: String, line: Int) {
    if content.first == "!" { return nil }
    let sigils: [Character: Kind] = [
      "#": .section, "^": .invertedSection, "/": .end, ">": .partial, "<": .layout, "$": .block, "{": .unescaped,
      "&": .unescaped, "=": .unsupported, "%": .unsupported,
    ]
    let sigil = content.first.flatMap { sigils[$0] }
    let words = (sigil == nil ? content[...] : content.dropFirst()).split(whereSeparator: \.isWhitespace)
    self.line = line
    name = words.joined(separator: " ")
    kind = sigil ?? .variable
    let isPath = kind == .partial || kind == .layout || kind == .end
    let isPlain = name.allSatisfy { ($0.isASCII && ($0.isLetter || $0.isNumber)) || isPath && "/.-".contains($0) }
    if kind != .unescaped, !isPlain || name.isEmpty { kind = .unsupported }
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
      case .variable, .partial, .unescaped, .unsupported: break
      }
    }
    return open.last?.line
  }
}
