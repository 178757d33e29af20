/// The sheet on which a letter is printed, as HTML; every value is escaped.
public struct PostalTemplate: Sendable {
  /// Where its text lies, below `Templates/`.
  public static let path = "post/letter.html.mustache"

  private let template: CompiledTemplate

  /// - Throws: where `text` is no template, or names what the page does not have.
  public init(text: String) throws(TemplateFlaw) {
    template = try CompiledTemplate(page: text, at: Self.path, for: PostalPage.shape)
  }

  /// One self-contained page: no script, nothing that is loaded from elsewhere.
  public func html(_ page: PostalPage) -> String { template.filled(with: page.filled) }
}
