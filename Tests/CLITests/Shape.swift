import Testing

/// What a documented JSON object holds: its keys, and what kind of value stands at each.
struct Shape: Sendable {
  indirect enum Kind: Sendable {
    case text, day, number, flag
    /// Or `null`; the key itself is never missing.
    case optional(Kind)
    case list(Kind)
    case object(Shape)
    /// Any keys, each with this kind of value.
    case map(Kind)
    /// One of these words.
    case word(Set<String>)
  }

  var keys: [String: Kind]

  init(_ keys: [String: Kind]) { self.keys = keys }

  /// What is wrong with `value`, each with the path to it; a key beyond the documented ones is allowed.
  func flaws(in value: JSONValue, at path: String = "") -> [String] {
    guard case .object(let members) = value else { return ["\(path): no object"] }
    return keys.sorted { $0.key < $1.key }.flatMap { key, kind in
      members[key].map { kind.flaws(in: $0, at: "\(path).\(key)") } ?? ["\(path).\(key): missing"]
    }
  }
}

extension Shape.Kind {
  fileprivate func flaws(in value: JSONValue, at path: String) -> [String] {
    switch (self, value) {
    case (.text, .text), (.number, .number), (.flag, .flag), (.optional, .null): []
    case (.day, .text(let text)) where text.wholeMatch(of: /\d{4}-\d\d-\d\d/) != nil: []
    case (.word(let words), .text(let text)) where words.contains(text): []
    case (.optional(let kind), _): kind.flaws(in: value, at: path)
    case (.list(let kind), .list(let elements)):
      elements.enumerated().flatMap { kind.flaws(in: $0.element, at: "\(path)[\($0.offset)]") }
    case (.object(let shape), _): shape.flaws(in: value, at: path)
    case (.map(let kind), .object(let members)):
      members.flatMap { kind.flaws(in: $0.value, at: "\(path).\($0.key)") }
    default: ["\(path): \(value)"]
    }
  }
}

/// Every line of what a command answered has this shape; there is at least one.
func expectShape(_ shape: Shape, _ answer: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
  let lines = answer.split(separator: "\n")
  #expect(!lines.isEmpty, sourceLocation: sourceLocation)
  for line in lines {
    #expect(shape.flaws(in: try JSONValue(line)) == [], "\(line)", sourceLocation: sourceLocation)
  }
}
