import GRDB

/// A filter that somebody gave a name.
public struct SavedFilter: Sendable, Hashable {
  public var login: String
  public var name: String
  /// The options that make it, as they would be typed.
  public var words: [String]

  public init(login: String, name: String, words: [String]) {
    self.login = login
    self.name = name
    self.words = words
  }
}

extension Reading {
  /// Somebody's filters by name.
  public func filters(of login: String) throws -> [SavedFilter] {
    try all("SELECT login, name, words FROM case_filter WHERE login = ? ORDER BY name", [login], Self.filter)
  }

  /// Somebody's filter of that name; nil where there is none.
  public func filter(_ name: String, of login: String) throws -> SavedFilter? {
    try one("SELECT login, name, words FROM case_filter WHERE login = ? AND name = ?", [login, name], Self.filter)
  }

  private static func filter(_ row: Columns) -> SavedFilter {
    // A word to a line: no option holds a line break.
    SavedFilter(login: row[0], name: row[1], words: (row[2] as String).split(separator: "\n").map(String.init))
  }
}

extension Writing {
  /// Keeps a filter; one of the same login and name is replaced.
  public func save(_ filter: SavedFilter) throws {
    let words = filter.words.map { String($0.map { $0.isNewline ? " " : $0 }) }.joined(separator: "\n")
    try run(
      """
      INSERT INTO case_filter (login, name, words) VALUES (?, ?, ?)
      ON CONFLICT (login, name) DO UPDATE SET words = excluded.words
      """, [filter.login, filter.name, words])
  }

  /// Forgets a filter; nothing happens where there is none.
  public func removeFilter(_ name: String, of login: String) throws {
    try run("DELETE FROM case_filter WHERE login = ? AND name = ?", [login, name])
  }
}
