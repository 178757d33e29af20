/// One part of a letter with all that it includes, ready to be filled: names have become places in the page's values.
struct CompiledTemplate: Sendable {
  fileprivate enum Node: Sendable {
    case words([UInt8])
    case value(Place)
    case section(Place, [Node])
    case invertedSection(Place, [Node])
  }

  /// Where a value stands: so many lists deep, and among the values of that row.
  fileprivate struct Place: Sendable {
    var depth: Int
    var index: Int
  }

  private let nodes: [Node]
  private let escapes: Bool

  /// - Parameters:
  ///   - path: of the template, which ``TemplateCheck`` has found whole.
  ///   - files: its text and those of what it includes.
  ///   - known: those of them that were taken apart before.
  init(
    _ path: String, in files: [String: String], known: [String: TemplateText] = [:], for shape: PageShape, escapes: Bool
  ) {
    nodes = Compilation(files: files, known: known).file(path, scopes: [shape], blocks: [:])
    self.escapes = escapes
  }

  /// A page of one file, in HTML.
  ///
  /// - Throws: where `text` is no template, or names what the page does not have.
  init(page text: String, at path: String, for shape: PageShape) throws(TemplateFlaw) {
    if let line = TemplateTag.unbalancedLine(in: TemplateTag.tags(in: text)) {
      throw .malformed(path: path, line: line)
    }
    var check = TemplateCheck(files: [path: text], part: .html)
    check.read(path, scopes: [shape])
    if let first = check.flaws.first { throw first }
    self.init(path, in: [path: text], for: shape, escapes: true)
  }

  func filled(with page: FilledPage) -> String { String(decoding: octets(with: page), as: UTF8.self) }

  /// The same in UTF-8.
  func octets(with page: FilledPage) -> [UInt8] {
    var writer = Writer(escapes: escapes)
    writer.write(nodes, scopes: [page])
    return writer.octets
  }
}

// MARK: Reading

/// Puts partials and layouts in the place where they are named.
private struct Compilation {
  typealias Node = CompiledTemplate.Node
  let files: [String: String]
  let known: [String: TemplateText]

  func file(
    _ path: String, scopes: [PageShape], blocks: [String: [Node]], indentation: ArraySlice<UInt8> = []
  ) -> [Node] {
    let text =
      (indentation.isEmpty ? known[path] : nil) ?? TemplateText(files[path] ?? "", indentation: indentation)
    var rest = text.pieces[...]
    return nodes(of: &rest, scopes, blocks)
  }

  /// All up to the end of the section that is open.
  private func nodes(
    of rest: inout ArraySlice<TemplateText.Piece>, _ scopes: [PageShape], _ blocks: [String: [Node]]
  ) -> [Node] {
    var nodes: [Node] = []
    while let piece = rest.popFirst() {
      switch piece {
      case .words(let words): nodes.append(.words(Array(words)))
      case .tag(let tag, _) where tag.kind == .end: return nodes
      case .tag(let tag, let indentation):
        nodes += self.nodes(for: tag, indentation, followedBy: &rest, scopes, blocks)
      }
    }
    return nodes
  }

  private func nodes(
    for tag: TemplateTag, _ indentation: ArraySlice<UInt8>, followedBy rest: inout ArraySlice<TemplateText.Piece>,
    _ scopes: [PageShape], _ blocks: [String: [Node]]
  ) -> [Node] {
    switch tag.kind {
    case .variable: return place(of: tag.name, scopes).map { [.value($0.place)] } ?? []
    case .section:
      guard let (place, row) = place(of: tag.name, scopes) else { return [] }
      return [.section(place, nodes(of: &rest, scopes + (row.map { [$0] } ?? []), blocks))]
    case .invertedSection:
      guard let (place, _) = place(of: tag.name, scopes) else { return [] }
      return [.invertedSection(place, nodes(of: &rest, scopes, blocks))]
    case .partial:
      return file(LetterTemplates.path(ofTemplate: tag.name), scopes: scopes, blocks: [:], indentation: indentation)
    case .layout:
      let written = self.blocks(of: &rest, scopes, blocks)
      return file(
        LetterTemplates.path(ofTemplate: tag.name), scopes: scopes, blocks: written, indentation: indentation)
    case .block:
      let usual = nodes(of: &rest, scopes, blocks)
      return blocks[tag.name] ?? usual
    case .end, .comment, .unescaped, .unsupported, .unclosed: return []
    }
  }

  /// What is written for the blocks of a layout; whoever builds on this template has the last word.
  private func blocks(
    of rest: inout ArraySlice<TemplateText.Piece>, _ scopes: [PageShape], _ blocks: [String: [Node]]
  ) -> [String: [Node]] {
    var written: [String: [Node]] = [:]
    while let piece = rest.popFirst() {
      guard case .tag(let tag, _) = piece else { continue }
      if tag.kind == .end { break }
      if tag.kind == .block { written[tag.name] = nodes(of: &rest, scopes, blocks) }
    }
    return written.merging(blocks) { $1 }
  }

  /// The innermost value of that name, and the shape of its rows where it is a list.
  private func place(of name: String, _ scopes: [PageShape]) -> (place: CompiledTemplate.Place, row: PageShape?)? {
    for (depth, scope) in scopes.enumerated().reversed() {
      guard let index = scope.place(of: name), let shape = scope[name] else { continue }
      let place = CompiledTemplate.Place(depth: depth, index: index)
      return if case .rows(let row) = shape { (place, row) } else { (place, nil) }
    }
    return nil
  }
}

// MARK: Filling

private struct Writer {
  private(set) var octets: [UInt8] = []
  let escapes: Bool

  init(escapes: Bool) {
    self.escapes = escapes
    octets.reserveCapacity(8192)
  }

  mutating func write(_ nodes: [CompiledTemplate.Node], scopes: [FilledPage]) {
    for node in nodes {
      switch node {
      case .words(let words): octets += words
      case .value(let place):
        if case .text(let text) = scopes[place.depth].values[place.index] { write(text) }
      case .section(let place, let inner):
        switch scopes[place.depth].values[place.index] {
        case .rows(let rows): for row in rows { write(inner, scopes: scopes + [row]) }
        case .text, .flag(true): write(inner, scopes: scopes)
        case .absent, .flag(false): break
        }
      case .invertedSection(let place, let inner):
        if scopes[place.depth].values[place.index].isNothing { write(inner, scopes: scopes) }
      }
    }
  }

  private static func isEscaped(_ octet: UInt8) -> Bool {
    switch octet {
    case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"), UInt8(ascii: "\""), UInt8(ascii: "'"): true
    default: false
    }
  }

  private mutating func write(_ text: String) {
    guard escapes, text.utf8.contains(where: Self.isEscaped) else {
      octets += text.utf8
      return
    }
    for octet in text.utf8 {
      switch octet {
      case UInt8(ascii: "<"): octets += "&lt;".utf8
      case UInt8(ascii: ">"): octets += "&gt;".utf8
      case UInt8(ascii: "&"): octets += "&amp;".utf8
      case UInt8(ascii: "\""): octets += "&quot;".utf8
      case UInt8(ascii: "'"): octets += "&#39;".utf8
      default: octets.append(octet)
      }
    }
  }
}

extension FieldValue {
  fileprivate var isNothing: Bool {
    switch self {
    case .text, .flag(true): false
    case .absent, .flag(false): true
    case .rows(let rows): rows.isEmpty
    }
  }
}
