public import Cases
public import Dates
public import Roster
public import Rules

/// Which cases are asked for: all that meet every condition; nil, and no state, ask for all.
public struct CaseFilter: Sendable, Hashable {
  /// One of these; any where empty.
  public var states: Set<CaseState>
  public var adviser: AdviserID?
  public var obligation: ObligationID?
  public var ground: GroundCode?
  /// The employer on the day of receipt; see ``CaseRow/structure``.
  public var structure: StructureID?
  public var department: DepartmentCode?
  public var assignee: Assignee?
  public var label: String?
  /// First and last day of receipt.
  public var receivedFrom: Day?
  public var receivedTo: Day?
  /// First and last day on which it was decided or withdrawn.
  public var closedFrom: Day?
  public var closedTo: Day?
  public var openOnly: Bool
  /// Cases whose implied decision falls before this day.
  public var impliedDecisionBefore: Day?
  /// Open cases that have been open since this day or longer.
  public var openSince: Day?
  /// Cases in which all of this stands, as it is by now.
  public var words: SearchWords?

  /// Who instructs a case.
  public enum Assignee: Sendable, Hashable {
    case nobody
    case login(String)
  }

  public init(
    states: Set<CaseState> = [], adviser: AdviserID? = nil, openOnly: Bool = false, impliedDecisionBefore: Day? = nil
  ) {
    self.states = states
    self.adviser = adviser
    self.openOnly = openOnly
    self.impliedDecisionBefore = impliedDecisionBefore
  }

  /// Whether closed cases are left out, whatever else is asked.
  var asksForOpenOnly: Bool {
    openOnly || openSince != nil || (!states.isEmpty && states.allSatisfy { !$0.isClosed })
  }
}
