/// Reads one part of one letter with all it includes, and finds what its page cannot fill.
struct TemplateCheck {
  let files: [String: String]
  let part: LetterPart
  /// The tags of files that were read before.
  private let known: [String: [TemplateTag]]
  /// Names of the page that were met, and files that were read.
  private(set) var names: Set<String> = []
  private(set) var paths: Set<String> = []
  /// What is wrong, in the order in which it was read.
  var flaws: [TemplateFlaw] = []

  init(files: [String: String], part: LetterPart, known: [String: [TemplateTag]] = [:]) {
    self.files = files
    self.part = part
    self.known = known
  }

  /// What the file at `path` may see: the page, then the row of each section around, innermost last.
  mutating func read(_ path: String, scopes: [PageShape], within: [String] = []) {
    guard let text = files[path] else { return flaws.append(.missing(path: path)) }
    paths.insert(path)
    var scopes = scopes
    var open: [TemplateTag] = []
    for tag in known[path] ?? TemplateTag.tags(in: text) {
      if open.last?.kind == .layout, ![.block, .end, .comment].contains(tag.kind) {
        flaws.append(.malformed(path: path, line: tag.line))
      }
      switch tag.kind {
      case .comment: break
      case .unescaped: flaws.append(.unescaped(tag.name, path: path, line: tag.line))
      case .unsupported: flaws.append(.unsupported(tag.name, path: path, line: tag.line))
      case .unclosed: flaws.append(.malformed(path: path, line: tag.line))
      case .variable: fill(tag, at: path, scopes)
      case .section, .invertedSection:
        scopes.append(enter(tag, at: path, scopes))
        open.append(tag)
      case .block:
        if let around = open.last, around.kind == .layout, !isBlock(tag.name, of: around.name) {
          flaws.append(.unknownTag(tag.name, path: path, line: tag.line))
        }
        open.append(tag)
      case .layout:
        include(tag, at: path, scopes, within)
        open.append(tag)
      case .partial: include(tag, at: path, scopes, within)
      case .end:
        if let ended = open.popLast()?.kind, ended == .section || ended == .invertedSection { scopes.removeLast() }
      }
    }
  }

  private mutating func fill(_ tag: TemplateTag, at path: String, _ scopes: [PageShape]) {
    guard let shape = shape(tag, at: path, scopes) else { return }
    names.insert(tag.name)
    switch shape {
    case .text, .optional: break
    case .flag, .rows: flaws.append(.misusedTag(tag.name, path: path, line: tag.line))
    }
  }

  private mutating func enter(
    _ tag: TemplateTag, at path: String, _ scopes: [PageShape]
  ) -> PageShape {
    guard let shape = shape(tag, at: path, scopes) else { return PageShape() }
    names.insert(tag.name)
    switch shape {
    case .text:
      flaws.append(.misusedTag(tag.name, path: path, line: tag.line))
      return PageShape()
    case .optional, .flag: return PageShape()
    case .rows(let row): return tag.kind == .section ? row : PageShape()
    }
  }

  private mutating func shape(
    _ tag: TemplateTag, at path: String, _ scopes: [PageShape]
  ) -> FieldShape? {
    for scope in scopes.reversed() {
      if let shape = scope[tag.name] { return shape }
    }
    flaws.append(.unknownTag(tag.name, path: path, line: tag.line))
    return nil
  }

  /// Whether what is written for `block` shows anywhere in `layout`.
  private func isBlock(_ block: String, of layout: String) -> Bool {
    let path = LetterTemplates.path(ofTemplate: layout)
    return (known[path] ?? TemplateTag.tags(in: files[path] ?? "")).contains { $0.kind == .block && $0.name == block }
  }

  private mutating func include(
    _ tag: TemplateTag, at path: String, _ scopes: [PageShape], _ within: [String]
  ) {
    let partial = LetterTemplates.path(ofTemplate: tag.name)
    guard files[partial] != nil, tag.name.hasSuffix(".\(part.rawValue)") else {
      return flaws.append(.unknownPartial(tag.name, path: path, line: tag.line))
    }
    let around = within + [path]
    guard !around.contains(partial) else { return flaws.append(.cyclic(tag.name, path: path, line: tag.line)) }
    read(partial, scopes: scopes, within: around)
  }
}
