/// The sheet on which a letter is printed, as HTML; every value is escaped.
public struct PostalTemplate: Sendable {
  /// Where its text lies, below `Templates/`.
  public static let path = "post/letter.html.mustache"

  private let template: CompiledTemplate

  /// - Throws: where `text` is no template, or names what the page does not have.
  public init(text: String) throws(TemplateFlaw) {
    if let line = TemplateTag.unbalancedLine(in: TemplateTag.tags(in: text)) {
      throw .malformed(path: Self.path, line: line)
    }
    var check = TemplateCheck(files: [Self.path: text], part: .html)
    check.read(Self.path, scopes: [PostalPage.shape])
    if let first = check.flaws.first { throw first }
    template = CompiledTemplate(Self.path, in: [Self.path: text], for: PostalPage.shape, escapes: true)
  }

  /// One self-contained page: no script, nothing that is loaded from elsewhere.
  public func html(_ page: PostalPage) -> String { template.filled(with: page.filled) }
}
