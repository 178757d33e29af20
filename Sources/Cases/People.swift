public import Dates

/// What a person may do here. Roles cumulate: an approver may instruct, an admin may decide; an auditor only reads.
public enum Role: String, Sendable, Hashable, CaseIterable {
  case agent
  case approver
  case admin
  case auditor

  public var mayInstruct: Bool { self != .auditor }
  public var mayDecide: Bool { self == .approver || self == .admin }
  public var mayConfigure: Bool { self == .admin }
}

/// Somebody who works at the desk.
public struct User: Sendable, Hashable {
  public var login: String
  /// First name and name, as a decision must give them (CRPA L212-1).
  public var name: String
  /// In what capacity decisions are signed (CRPA L212-1).
  public var capacity: String
  public var email: String
  public var role: Role

  public init(login: String, name: String, capacity: String, email: String, role: Role) {
    self.login = login
    self.name = name
    self.capacity = capacity
    self.email = email
    self.role = role
  }
}

/// Who acts: the login, and the operating-system user who sat at the terminal.
public struct Actor: Sendable, Hashable {
  public var login: String
  public var role: Role
  /// nil where the act did not come from a terminal.
  public var systemUser: String?
  /// Several people share this terminal, so that its user says nothing about who acted (`cli.shared_terminal`).
  public var sharesTerminal: Bool
  /// The logins of the deciders in whose place this person stands on the day of the act.
  public var standsFor: [String]

  public init(
    login: String, role: Role, systemUser: String? = nil, sharesTerminal: Bool = false, standsFor: [String] = []
  ) {
    self.login = login
    self.role = role
    self.systemUser = systemUser
    self.sharesTerminal = sharesTerminal
    self.standsFor = standsFor
  }
}

/// That somebody decides in another person's place while that one is away.
public struct Substitution: Sendable, Hashable {
  /// The substitute's login.
  public var login: String
  /// The login of the person who is away.
  public var absent: String
  /// From its first day to its last, both included.
  public var period: Period

  public init(login: String, absent: String, period: Period) {
    self.login = login
    self.absent = absent
    self.period = period
  }
}
