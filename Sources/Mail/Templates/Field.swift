/// One name that the templates of a page may use, and the value that stands behind it.
struct Field<Page>: Sendable {
  let name: String
  let shape: FieldShape
  let value: @Sendable (Page) -> FieldValue

  static func text(_ name: String, _ value: @escaping @Sendable (Page) -> String) -> Field {
    Field(name: name, shape: .text) { .text(value($0)) }
  }

  /// A text that may be absent: a section around it shows nothing then.
  static func optional(_ name: String, _ value: @escaping @Sendable (Page) -> String?) -> Field {
    Field(name: name, shape: .optional) { page in value(page).map { .text($0) } ?? .absent }
  }

  static func flag(_ name: String, _ value: @escaping @Sendable (Page) -> Bool) -> Field {
    Field(name: name, shape: .flag) { .flag(value($0)) }
  }

  static func rows<Row: TemplatePage>(_ name: String, _ value: @escaping @Sendable (Page) -> [Row]) -> Field {
    Field(name: name, shape: .rows(Row.shape)) { .rows(value($0).map(\.filled)) }
  }
}

/// What kind of value a name stands for, and so which tags may hold it.
enum FieldShape: Sendable, Hashable {
  case text
  case optional
  case flag
  /// A list; inside its section the names of a row are known too.
  case rows(PageShape)
}

/// The value behind a name.
enum FieldValue: Sendable {
  case text(String)
  /// A text that is not there.
  case absent
  case flag(Bool)
  case rows([FilledPage])
}

/// The names of a page, in the order of its values.
struct PageShape: Sendable, Hashable {
  private(set) var names: [String] = []
  private var shapes: [FieldShape] = []

  init() {}

  init<Page>(_ fields: [Field<Page>]) {
    names = fields.map(\.name)
    shapes = fields.map(\.shape)
  }

  subscript(name: String) -> FieldShape? { place(of: name).map { shapes[$0] } }

  func place(of name: String) -> Int? { names.firstIndex(of: name) }

  /// The same names but one, for a look at what may be used: the places of the others move.
  func without(_ name: String) -> PageShape {
    guard let place = place(of: name) else { return self }
    var shape = self
    shape.names.remove(at: place)
    shape.shapes.remove(at: place)
    return shape
  }
}

/// Finished, worded values for one template: it chooses and repeats, it does not compute.
protocol TemplatePage: Sendable {
  static var fields: [Field<Self>] { get }
}

extension TemplatePage {
  static var shape: PageShape { PageShape(fields) }

  /// All values at once: a page is asked for each of them several times.
  var filled: FilledPage { FilledPage(values: Self.fields.map { $0.value(self) }) }
}

/// The values of one page, worked out, in the order of its fields.
struct FilledPage: Sendable {
  fileprivate(set) var values: [FieldValue]

  mutating func set(_ place: Int?, _ text: String) {
    if let place { values[place] = .text(text) }
  }
}
