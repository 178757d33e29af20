public import Cases
public import Dates
import GRDB
public import Roster
public import Rules

/// One case in a list: where its acts have led, without the acts.
public struct CaseRow: Sendable, Hashable {
  public var reference: CaseReference
  public var adviser: AdviserID
  public var obligation: ObligationID
  public var ground: GroundCode
  public var state: CaseState
  public var receivedOn: Day
  public var impliedDecisionOn: Day
  /// The day since which it has been open, or was last.
  public var openFrom: Day
  /// The day it was decided or withdrawn; nil while it is open.
  public var closedOn: Day?
  /// Modules carried over by an approval.
  public var granted: Int?
  public var assignedTo: String?
  /// The employer on the day of receipt, as ``Roster/Employment`` facts tell by now: the one that began last, else the last one
  /// before, else the first one after.
  public var structure: StructureID?
  public var department: DepartmentCode?

  static let columns = """
    c.year, c.number, c.adviser_id, c.obligation, c.ground, c.state, c.received_on, c.implied_decision_on, c.open_from,
    c.closed_on, c.granted, c.assigned_to, c.structure_id, c.department
    """

  static let columnCount = 14

  init(_ row: Columns) throws {
    let table = "case_file"
    guard let obligation = ObligationID(row[3] as String) else { throw StoreError.unreadable(table: table) }
    reference = CaseReference(year: row[0], number: row[1])
    adviser = AdviserID(row[2])
    self.obligation = obligation
    ground = GroundCode(rawValue: row[4])
    state = try row.value(5, of: table)
    receivedOn = try row.day(6, of: table)
    impliedDecisionOn = try row.day(7, of: table)
    openFrom = try row.day(8, of: table)
    closedOn = try row.optionalDay(9, of: table)
    granted = row[10]
    assignedTo = row[11]
    structure = (row[12] as String?).map { StructureID($0) }
    department = (row[13] as String?).map(DepartmentCode.init)
  }

  /// The same of a case that was told again from its acts.
  init(_ file: CaseFile, _ structure: Structure?) {
    let opening = file.opening
    reference = file.reference
    adviser = opening.adviser
    obligation = opening.obligation
    ground = opening.ground
    state = file.state
    receivedOn = opening.receivedOn
    impliedDecisionOn = file.impliedDecisionOn
    openFrom = file.spells.last?.from ?? opening.receivedOn
    closedOn = file.closedOn
    granted = file.carryOver?.modules
    assignedTo = file.assignedTo
    self.structure = structure?.id
    department = structure?.department
  }
}

/// Some cases in order, and where to go on.
public struct CasePage: Sendable, Hashable {
  public var rows: [CaseRow]
  /// nil where there are no more.
  public var next: CaseCursor?

  init(_ rows: [CaseRow], order: CaseOrder, limit: Int?) {
    self.rows = Array(rows.prefix(limit ?? .max))
    if let limit, rows.count > limit { next = self.rows.last.map { CaseCursor(after: $0, in: order) } }
  }
}
