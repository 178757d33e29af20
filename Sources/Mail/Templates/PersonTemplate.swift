/// The page on which a person reads what is known of them, as HTML; every value is escaped.
public struct PersonTemplate: Sendable {
  /// Where its text lies, below `Templates/`.
  public static let path = "person/sheet.html.mustache"

  private let template: CompiledTemplate

  /// - Throws: where `text` is no template, or names what the page does not have.
  public init(text: String) throws(TemplateFlaw) {
    template = try CompiledTemplate(page: text, at: Self.path, for: PersonSheet.shape)
  }

  /// One self-contained page: no script, nothing that is loaded from elsewhere.
  public func html(_ sheet: PersonSheet) -> String { template.filled(with: sheet.filled) }
}
