import Cases
import Store

/// Who asks for something: the login, and the operating-system user at the terminal.
///
/// The role is read from the database in the transaction that acts.
public struct Acting: Hashable, Sendable {
  public var login: String
  /// nil where the request did not come from a terminal.
  public var systemUser: String?
  /// Several people share this terminal, so that its user says nothing about who acts.
  public var sharesTerminal: Bool

  public init(login: String, systemUser: String? = nil, sharesTerminal: Bool = false) {
    self.login = login
    self.systemUser = systemUser
    self.sharesTerminal = sharesTerminal
  }

  /// The person of that login.
  ///
  /// - Throws: ``DeskRefusal/noSuchUser(_:)`` where nobody has it.
  func user(in reading: Reading) throws -> User {
    guard let user = try reading.user(login) else { throw DeskRefusal.noSuchUser(login) }
    return user
  }

  func actor(role: Role, standsFor: [String]) -> Actor {
    Actor(
      login: login, role: role, systemUser: systemUser, sharesTerminal: sharesTerminal, standsFor: standsFor)
  }
}
