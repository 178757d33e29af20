import Dates
import Mustache

/// The words of all letters in all languages, compiled and checked at once.
///
/// Files are named `mail/<language>/<letter>.<part>.mustache`, where the part is `subject`, `text` or `html`; what they
/// share lies beside them, such as `mail/layout.html.mustache`. HTML parts escape every value, the others none.
public struct LetterTemplates: Sendable {
  static let folder = "mail/"
  static let suffix = ".mustache"
  private let library: MustacheLibrary

  /// The templates among `files`, a text for each path; paths outside `mail/` belong to others and are passed over.
  ///
  /// A workspace replaces single files: `builtin.merging(workspace) { $1 }`.
  /// - Throws: the first flaw, in order of letter, language and part: a letter that nobody could send is found here and not
  ///   when it is due.
  public init(files: [String: String]) throws(TemplateFlaw) {
    let files = Self.ofLetters(files)
    library = try Self.compiled(files)
    if let first = Self.flaws(of: files).first { throw first }
  }

  static func ofLetters(_ files: [String: String]) -> [String: String] {
    files.filter { $0.key.hasPrefix(folder) && $0.key.hasSuffix(suffix) }
  }

  /// What is wrong with templates that can be compiled, in order of letter, language and part, each thing once.
  static func flaws(of files: [String: String]) -> [TemplateFlaw] {
    var used: Set<String> = []
    var flaws: [TemplateFlaw] = []
    for letter in LetterKind.allCases {
      for language in Language.allCases {
        for part in LetterPart.allCases {
          let check = checked(letter, language, part, in: files)
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
    _ letter: LetterKind, _ language: Language, _ part: LetterPart, in files: [String: String]
  ) -> TemplateCheck {
    var check = TemplateCheck(files: files, part: part)
    let path = path(ofTemplate: name(letter, language, part))
    let page = letter.page
    // The subject is written first and is then a value of the other parts.
    check.read(path, scopes: [page.shape.filter { part != .subject || $0.key != LetterPart.subject.rawValue }])
    if part != .subject, check.flaws.isEmpty {
      check.flaws += page.required.subtracting(check.names).sorted().map { .leavesOut($0, path: path) }
    }
    return check
  }

  private static func compiled(_ files: [String: String]) throws(TemplateFlaw) -> MustacheLibrary {
    var templates: [String: MustacheTemplate] = [:]
    for (path, text) in files.sorted(by: { $0.key < $1.key }) {
      templates[String(path.dropFirst(folder.count).dropLast(suffix.count))] = try compiled(path, text)
    }
    return MustacheLibrary(templates: templates)
  }

  static func compiled(_ path: String, _ text: String) throws(TemplateFlaw) -> MustacheTemplate {
    let content = path.hasSuffix(".\(LetterPart.html.rawValue)" + suffix) ? "HTML" : "TEXT"
    do {
      return try MustacheTemplate(string: "{{% CONTENT_TYPE:\(content)}}\n" + text)
    } catch {
      // The parser knows where it stopped, one line on because of the pragma; the tags know where it began.
      let stopped = (error as? MustacheTemplate.ParserError)?.context.lineNumber ?? 1
      throw .malformed(path: path, line: TemplateTag.unbalancedLine(in: TemplateTag.tags(in: text)) ?? stopped - 1)
    }
  }

  /// The part of `letter` that says `page`.
  func rendered(_ letter: LetterKind, _ language: Language, _ part: LetterPart, _ page: FilledPage) -> String {
    // `init` has found every letter in every language, so nil cannot come.
    library.render(page, withTemplate: Self.name(letter, language, part)) ?? ""
  }
}
