import Dates

/// The words of all letters in all languages, compiled and checked at once.
///
/// Files are named `mail/<language>/<letter>.<part>.mustache`, where the part is `subject`, `text` or `html`; what they
/// share lies beside them, such as `mail/layout.html.mustache`. HTML parts escape every value, the others none.
public struct LetterTemplates: Sendable {
  static let folder = "mail/"
  static let suffix = ".mustache"
  private let compiled: [Name: CompiledTemplate]

  private struct Name: Sendable, Hashable {
    var letter: LetterKind
    var language: Language
    var part: LetterPart
  }

  /// The templates among `files`, a text for each path; paths outside `mail/` belong to others and are passed over.
  ///
  /// A workspace replaces single files: `builtin.merging(workspace) { $1 }`.
  /// - Throws: the first flaw, in order of letter, language and part: a letter that nobody could send is found here and not
  ///   when it is due.
  public init(files: [String: String]) throws(TemplateFlaw) {
    let files = Self.ofLetters(files)
    if let first = Self.unbalanced(files).first ?? Self.flaws(of: files).first { throw first }
    let texts = files.mapValues { TemplateText($0) }
    var compiled: [Name: CompiledTemplate] = [:]
    for letter in LetterKind.allCases {
      for language in Language.allCases {
        for part in LetterPart.allCases {
          compiled[Name(letter: letter, language: language, part: part)] = CompiledTemplate(
            Self.path(ofTemplate: Self.name(letter, language, part)), in: files, known: texts,
            for: letter.page.shape, escapes: part == .html)
        }
      }
    }
    self.compiled = compiled
  }

  static func ofLetters(_ files: [String: String]) -> [String: String] {
    files.filter { $0.key.hasPrefix(folder) && $0.key.hasSuffix(suffix) }
  }

  /// What is wrong with templates that can be compiled, in order of letter, language and part, each thing once.
  static func flaws(of files: [String: String]) -> [TemplateFlaw] {
    let tags = files.mapValues { TemplateTag.tags(in: $0) }
    var used: Set<String> = []
    var flaws: [TemplateFlaw] = []
    for letter in LetterKind.allCases {
      for language in Language.allCases {
        for part in LetterPart.allCases {
          let check = checked(letter, language, part, in: files, known: tags)
          used.formUnion(check.paths)
          flaws += check.flaws
        }
      }
    }
    var met: Set<TemplateFlaw> = []
    return flaws.filter { met.insert($0).inserted }
      + files.keys.filter { !used.contains($0) }.sorted().map { .unused(path: $0) }
  }

  /// What templates call the file: `fr/refusal.text` for `mail/fr/refusal.text.mustache`.
  static func name(_ letter: LetterKind, _ language: Language, _ part: LetterPart) -> String {
    "\(language.rawValue)/\(letter.rawValue).\(part.rawValue)"
  }

  static func path(ofTemplate name: String) -> String { folder + name + suffix }

  /// One part of a letter with all that it includes, read through.
  static func checked(
    _ letter: LetterKind, _ language: Language, _ part: LetterPart, in files: [String: String],
    known: [String: [TemplateTag]] = [:]
  ) -> TemplateCheck {
    var check = TemplateCheck(files: files, part: part, known: known)
    let path = path(ofTemplate: name(letter, language, part))
    let page = letter.page
    // The subject is written first and is then a value of the other parts.
    check.read(path, scopes: [part == .subject ? page.shape.without(LetterPart.subject.rawValue) : page.shape])
    if part != .subject, check.flaws.isEmpty {
      check.flaws += page.required.subtracting(check.names).sorted().map { .leavesOut($0, path: path) }
    }
    return check
  }

  /// Files with a tag that is not closed or closes nothing, in order of paths.
  static func unbalanced(_ files: [String: String]) -> [TemplateFlaw] {
    files.sorted { $0.key < $1.key }.compactMap { path, text in
      TemplateTag.unbalancedLine(in: TemplateTag.tags(in: text)).map { .malformed(path: path, line: $0) }
    }
  }

  /// The part of `letter` that says `page`.
  func rendered(_ letter: LetterKind, _ language: Language, _ part: LetterPart, _ page: FilledPage) -> String {
    String(decoding: octets(letter, language, part, page), as: UTF8.self)
  }

  /// The same in UTF-8.
  func octets(_ letter: LetterKind, _ language: Language, _ part: LetterPart, _ page: FilledPage) -> [UInt8] {
    // `init` has found every letter in every language, so nil cannot come.
    compiled[Name(letter: letter, language: language, part: part)]?.octets(with: page) ?? []
  }
}
