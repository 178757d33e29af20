import Mustache

/// The page on which a person reads what is known of them, as HTML; every value is escaped.
public struct PersonTemplate: Sendable {
  /// Where its text lies, below `Templates/`.
  public static let path = "person/sheet.html.mustache"

  private let template: MustacheTemplate

  /// - Throws: where `text` is no template.
  public init(text: String) throws(TemplateFlaw) {
    do {
      template = try MustacheTemplate(string: text)
    } catch {
      let line = (error as? MustacheTemplate.ParserError)?.context.lineNumber ?? 1
      throw .malformed(path: Self.path, line: line)
    }
  }

  /// One self-contained page: no script, nothing that is loaded from elsewhere.
  public func html(_ sheet: PersonSheet) -> String { template.render(sheet) }
}
