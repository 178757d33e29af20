import Mustache

/// One name that the templates of a page may use, and the value that stands behind it.
struct Field<Page>: Sendable {
  let name: String
  let shape: FieldShape
  let value: @Sendable (Page) -> Any?

  static func text(_ name: String, _ value: @escaping @Sendable (Page) -> String) -> Field {
    Field(name: name, shape: .text) { value($0) }
  }

  /// A text that may be absent: a section around it shows nothing then.
  static func optional(_ name: String, _ value: @escaping @Sendable (Page) -> String?) -> Field {
    Field(name: name, shape: .optional) { page in value(page).map { $0 as Any } }
  }

  static func flag(_ name: String, _ value: @escaping @Sendable (Page) -> Bool) -> Field {
    Field(name: name, shape: .flag) { value($0) }
  }

  static func rows<Row: TemplatePage>(_ name: String, _ value: @escaping @Sendable (Page) -> [Row]) -> Field {
    Field(name: name, shape: .rows(Row.shape)) { value($0) }
  }
}

/// What kind of value a name stands for, and so which tags may hold it.
enum FieldShape: Sendable, Hashable {
  case text
  case optional
  case flag
  /// A list; inside its section the names of a row are known too.
  case rows([String: FieldShape])
}

/// Finished, worded values for one template: it chooses and repeats, it does not compute.
protocol TemplatePage: MustacheParent, Sendable {
  static var fields: [Field<Self>] { get }
}

extension TemplatePage {
  static var shape: [String: FieldShape] {
    Dictionary(uniqueKeysWithValues: fields.map { ($0.name, $0.shape) })
  }

  func child(named name: String) -> Any? {
    Self.fields.first { $0.name == name }.flatMap { $0.value(self) }
  }

  /// All values at once, by name: a page is asked for each of them several times.
  var filled: FilledPage {
    var values: [String: Any] = [:]
    for field in Self.fields { values[field.name] = field.value(self) }
    return FilledPage(values: values)
  }
}

/// The values of one page, worked out.
struct FilledPage: MustacheParent {
  fileprivate var values: [String: Any]

  func child(named name: String) -> Any? { values[name] }

  mutating func set(_ name: String, _ text: String) { values[name] = text }
}
