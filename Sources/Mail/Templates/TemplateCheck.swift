/// Reads one part of one letter with all it includes, and finds what its page cannot fill.
struct TemplateCheck {
  let files: [String: String]
  let part: LetterPart
  /// Names of the page that were met, and files that were read.
  private(set) var names: Set<String> = []
  private(set) var paths: Set<String> = []

  init(files: [String: String], part: LetterPart) {
    self.files = files
    self.part = part
  }

  /// What the file at `path` may see: the page, then the row of each section around, innermost last.
  mutating func read(_ path: String, scopes: [[String: FieldShape]], within: [String] = []) throws(TemplateFlaw) {
    guard let text = files[path] else { throw .missing(path: path) }
    paths.insert(path)
    var scopes = scopes
    var open: [TemplateTag] = []
    for tag in TemplateTag.tags(in: text) {
      switch tag.kind {
      case .unescaped: throw .unescaped(tag.name, path: path, line: tag.line)
      case .unsupported: throw .unsupported(tag.name, path: path, line: tag.line)
      case .unclosed: throw .malformed(path: path, line: tag.line)
      case .variable:
        try fill(tag, at: path, scopes)
      case .section, .invertedSection:
        scopes.append(try enter(tag, at: path, scopes))
        open.append(tag)
      case .block:
        if let around = open.last, around.kind == .layout, !isBlock(tag.name, of: around.name) {
          throw .unknownTag(tag.name, path: path, line: tag.line)
        }
        open.append(tag)
      case .layout:
        try include(tag, at: path, scopes, within)
        open.append(tag)
      case .partial:
        try include(tag, at: path, scopes, within)
      case .end:
        if let ended = open.popLast()?.kind, ended == .section || ended == .invertedSection { scopes.removeLast() }
      }
    }
  }

  private mutating func fill(_ tag: TemplateTag, at path: String, _ scopes: [[String: FieldShape]]) throws(TemplateFlaw)
  {
    switch try shape(tag, at: path, scopes) {
    case .text, .optional: names.insert(tag.name)
    case .flag, .rows: throw .misusedTag(tag.name, path: path, line: tag.line)
    }
  }

  private mutating func enter(
    _ tag: TemplateTag, at path: String, _ scopes: [[String: FieldShape]]
  ) throws(TemplateFlaw) -> [String: FieldShape] {
    let shape = try shape(tag, at: path, scopes)
    names.insert(tag.name)
    switch shape {
    case .text: throw .misusedTag(tag.name, path: path, line: tag.line)
    case .optional, .flag: return [:]
    case .rows(let row): return tag.kind == .section ? row : [:]
    }
  }

  private func shape(
    _ tag: TemplateTag, at path: String, _ scopes: [[String: FieldShape]]
  ) throws(TemplateFlaw) -> FieldShape {
    for scope in scopes.reversed() {
      if let shape = scope[tag.name] { return shape }
    }
    throw .unknownTag(tag.name, path: path, line: tag.line)
  }

  /// Whether what is written for `block` shows anywhere in `layout`.
  private func isBlock(_ block: String, of layout: String) -> Bool {
    TemplateTag.tags(in: files[LetterTemplates.path(ofTemplate: layout)] ?? "").contains {
      $0.kind == .block && $0.name == block
    }
  }

  private mutating func include(
    _ tag: TemplateTag, at path: String, _ scopes: [[String: FieldShape]], _ within: [String]
  ) throws(TemplateFlaw) {
    let partial = LetterTemplates.path(ofTemplate: tag.name)
    guard files[partial] != nil, tag.name.hasSuffix(".\(part.rawValue)") else {
      throw .unknownPartial(tag.name, path: path, line: tag.line)
    }
    let around = within + [path]
    guard !around.contains(partial) else { throw .cyclic(tag.name, path: path, line: tag.line) }
    try read(partial, scopes: scopes, within: around)
  }
}
