/// All that the desk knows of a person, worded for that person to read: one page that stands alone.
public struct PersonSheet: Sendable, Hashable {
  /// Of the words: `fr`, `en`.
  public var language: String
  public var title: String
  /// What the list of sections is called.
  public var contents: String
  /// What, why, by whom, for how long, and what may be asked (GDPR art. 15(1)): a paragraph each.
  public var introduction: [String]
  public var sections: [Section]

  public init(language: String, title: String, contents: String, introduction: [String], sections: [Section]) {
    self.language = language
    self.title = title
    self.contents = contents
    self.introduction = introduction
    self.sections = sections
  }

  /// One subject of the page.
  public struct Section: Sendable, Hashable {
    /// Its name in links, of small letters.
    public var anchor: String
    public var heading: String
    /// What is said where it has no item.
    public var nothing: String
    public var items: [Item]

    public init(_ anchor: String, _ heading: String, nothing: String, _ items: [Item]) {
      self.anchor = anchor
      self.heading = heading
      self.nothing = nothing
      self.items = items
    }
  }

  /// One thing, such as a case or a letter.
  public struct Item: Sendable, Hashable {
    /// nil where its section says enough.
    public var heading: String?
    public var rows: [Row]

    public init(_ heading: String? = nil, _ rows: [Row]) {
      self.heading = heading
      self.rows = rows
    }
  }

  /// What is known of it under one name; its line breaks are kept.
  public struct Row: Sendable, Hashable {
    public var term: String
    public var value: String

    public init(_ term: String, _ value: String) {
      self.term = term
      self.value = value
    }
  }
}

extension PersonSheet: TemplatePage {
  static let fields: [Field<PersonSheet>] = [
    .text("language", \.language), .text("title", \.title), .text("contents", \.contents),
    .rows("introduction") { $0.introduction.map(Introduction.init) }, .rows("sections", \.sections),
  ]

  fileprivate struct Introduction: TemplatePage {
    let text: String
    static let fields: [Field<Introduction>] = [.text("text", \.text)]
  }
}

extension PersonSheet.Section: TemplatePage {
  static let fields: [Field<PersonSheet.Section>] = [
    .text("anchor", \.anchor), .text("heading", \.heading), .rows("items", \.items),
    .optional("nothing") { $0.items.isEmpty ? $0.nothing : nil },
  ]
}

extension PersonSheet.Item: TemplatePage {
  static let fields: [Field<PersonSheet.Item>] = [.optional("heading", \.heading), .rows("rows", \.rows)]
}

extension PersonSheet.Row: TemplatePage {
  static let fields: [Field<PersonSheet.Row>] = [.text("term", \.term), .text("value", \.value)]
}
