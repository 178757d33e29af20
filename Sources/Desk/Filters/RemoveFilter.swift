public import Store

/// Forgets a filter of whoever asks.
public struct RemoveFilter: Sendable {
  public var name: String
  public var by: Acting

  public init(_ name: String, by: Acting) {
    self.name = name
    self.by = by
  }

  public func perform(with parts: DeskParts) throws -> Outcome<SavedFilter, DeskRefusal> {
    try parts.deciding(as: .desk(.removeFilter, by: by)) { writing in
      guard let filter = try writing.reading.filter(name, of: by.login) else { throw DeskRefusal.noSuchFilter(name) }
      try writing.removeFilter(name, of: by.login)
      return filter
    }
  }
}
