public import Cases
public import Dates
import GRDB
public import Roster
import Rules

/// Which cases are asked for; nil asks for all.
public struct CaseFilter: Sendable, Hashable {
  public var state: CaseState?
  public var adviser: AdviserID?
  public var openOnly: Bool
  /// Cases whose implied decision falls before this day.
  public var impliedDecisionBefore: Day?
  public var limit: Int?

  public init(
    state: CaseState? = nil, adviser: AdviserID? = nil, openOnly: Bool = false, impliedDecisionBefore: Day? = nil,
    limit: Int? = nil
  ) {
    self.state = state
    self.adviser = adviser
    self.openOnly = openOnly
    self.impliedDecisionBefore = impliedDecisionBefore
    self.limit = limit
  }
}

extension Reading {
  /// Cases by reference.
  public func caseFiles(_ filter: CaseFilter = CaseFilter()) throws -> [CaseFile] {
    if horizon != nil { return try knownCaseFiles(filter) }
    var conditions: [String] = []
    var arguments = StatementArguments()
    if let state = filter.state {
      conditions.append("state = ?")
      arguments += [state.rawValue]
    }
    if let adviser = filter.adviser {
      conditions.append("adviser_id = ?")
      arguments += [adviser.rawValue]
    }
    if filter.openOnly { conditions.append("state NOT IN ('approved', 'refused', 'withdrawn')") }
    if let day = filter.impliedDecisionBefore {
      conditions.append("implied_decision_on < ?")
      arguments += [day.description]
    }
    let condition = conditions.isEmpty ? "" : " WHERE " + conditions.joined(separator: " AND ")
    arguments += [filter.limit ?? -1]
    let references = try all(
      "SELECT year, number FROM case_file\(condition) ORDER BY year, number LIMIT ?", arguments
    ) { CaseReference(year: $0[0], number: $0[1]) }
    return try references.compactMap(caseFile)
  }

  /// Who works at the desk under this login; nil where nobody does.
  public func user(_ login: String) throws -> User? {
    try one("SELECT login, name, capacity, email, role FROM desk_user WHERE login = ?", [login], Self.user)
  }

  /// Everybody at the desk, by login.
  public func users() throws -> [User] {
    try all("SELECT login, name, capacity, email, role FROM desk_user ORDER BY login", [], Self.user)
  }

  private static func user(_ row: Row) throws -> User {
    User(login: row[0], name: row[1], capacity: row[2], email: row[3], role: try row.value(4, of: "desk_user"))
  }
}
