public import Store

/// Keeps a filter under a name, for whoever asks.
public struct SaveFilter: Sendable {
  public var name: String
  /// The options that make it, as they would be typed.
  public var words: [String]
  public var by: Acting

  public init(_ name: String, words: [String], by: Acting) {
    self.name = name
    self.words = words
    self.by = by
  }

  public func perform(with parts: DeskParts) throws -> Outcome<SavedFilter, DeskRefusal> {
    try parts.deciding(as: .desk(.saveFilter, by: by)) { writing in
      _ = try by.user(in: writing.reading)
      let filter = SavedFilter(login: by.login, name: name, words: words)
      try writing.save(filter)
      return filter
    }
  }
}
