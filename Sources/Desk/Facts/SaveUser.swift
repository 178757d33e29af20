public import Cases
import Store

/// Takes somebody in at the desk, or changes what is known of them.
public struct SaveUser: Sendable {
  public var user: User

  public init(_ user: User) { self.user = user }

  public func perform(with parts: DeskParts) throws -> FactChange {
    try parts.changing(as: .desk(.saveUser, "user \(user.login)", by: parts.runBy)) { writing in
      let known = try writing.reading.user(user.login)
      if known == user { return .unchanged }
      try writing.save(user)
      return known == nil ? .created : .updated
    }
  }
}
