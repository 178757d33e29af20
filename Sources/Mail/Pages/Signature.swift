import Cases

/// The author of a decision, as it must name them: first name, name and capacity (CRPA L212-1).
struct Signature: Sendable {
  let author: String
  let capacity: String

  init(_ user: User) {
    author = Plain.line(user.name)
    capacity = Plain.line(user.capacity)
  }

  static let required: Set<String> = ["author", "capacity"]

  static func fields<Page>(_ signature: @escaping @Sendable (Page) -> Signature) -> [Field<Page>] {
    [.text("author") { signature($0).author }, .text("capacity") { signature($0).capacity }]
  }
}
