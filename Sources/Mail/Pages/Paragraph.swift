/// One paragraph of somebody's own words.
struct Paragraph: TemplatePage {
  let paragraph: String

  static let fields: [Field<Paragraph>] = [.text("paragraph", \.paragraph)]
}
