public import Cases
import GRDB

extension Reading {
  /// Who works at the desk under this login; nil where nobody does.
  public func user(_ login: String) throws -> User? {
    try one("SELECT login, name, capacity, email, role FROM desk_user WHERE login = ?", [login], Self.user)
  }

  /// Everybody at the desk, by login.
  public func users() throws -> [User] {
    try all("SELECT login, name, capacity, email, role FROM desk_user ORDER BY login", [], Self.user)
  }

  private static func user(_ row: Columns) throws -> User {
    User(login: row[0], name: row[1], capacity: row[2], email: row[3], role: try row.value(4, of: "desk_user"))
  }
}
