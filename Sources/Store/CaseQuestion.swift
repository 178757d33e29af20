import Cases
import Dates
import GRDB
import Roster
import Rules

/// One page of a list of cases, as SQL.
struct CaseQuestion {
  private(set) var sql = ""
  private(set) var arguments = StatementArguments()
  private var conditions: [String] = []
  private let filter: CaseFilter
  private let order: CaseOrder
  private let cursor: CaseCursor?

  init(_ filter: CaseFilter, _ order: CaseOrder, after cursor: CaseCursor?, limit: Int?) {
    self.filter = filter
    self.order = order
    self.cursor = cursor
    let route = CaseRoute(filter, order.sort)
    addEqualities()
    addState()
    addDays()
    addCursor(route)
    let place = conditions.isEmpty ? "" : " WHERE " + conditions.joined(separator: " AND ")
    let direction = order.isDescending ? " DESC" : ""
    let columns = ((column.map { [$0] } ?? []) + route.key.split(separator: ", ").map(String.init))
      .map { $0 + direction }
    sql = """
      SELECT \(CaseRow.columns) FROM \(route.source(order.sort))\(place) ORDER BY \(columns.joined(separator: ", ")) LIMIT ?
      """
    arguments += [limit.map { $0 + 1 } ?? -1]
  }

  private var column: String? {
    switch order.sort {
    case .reference: nil
    case .received: "c.received_on"
    case .decided: "c.closed_on"
    case .due: "c.implied_decision_on"
    }
  }

  private mutating func add(_ condition: String, _ values: [(any DatabaseValueConvertible)?]) {
    conditions.append(condition)
    arguments += StatementArguments(values)
  }

  private mutating func addEqualities() {
    if let label = filter.label {
      // Walked from the label where no adviser and no structure is named.
      if filter.adviser == nil, filter.structure == nil {
        add("l.label = ?", [label])
      } else {
        add(
          "EXISTS (SELECT 1 FROM case_label l WHERE l.label = ? AND l.year = c.year AND l.number = c.number)", [label])
      }
    }
    if let adviser = filter.adviser { add("c.adviser_id = ?", [adviser.rawValue]) }
    if let structure = filter.structure { add("c.structure_id = ?", [structure.rawValue]) }
    if let obligation = filter.obligation { add("c.obligation = ?", [obligation.description]) }
    if let department = filter.department { add("c.department = ?", [department.rawValue]) }
    if let ground = filter.ground { add("c.ground = ?", [ground.rawValue]) }
    switch filter.assignee {
    case .nobody: add("c.assigned_to IS NULL", [])
    case .login(let login): add("c.assigned_to = ?", [login])
    case nil: break
    }
  }

  private mutating func addState() {
    let states = filter.states.map(\.rawValue).sorted()
    if states.count == 1 {
      add("c.state = ?", states)
    } else if !states.isEmpty {
      add("+c.state IN (\(states.map { _ in "?" }.joined(separator: ", ")))", states)
    }
    if filter.asksForOpenOnly || order.sort == .due { add("c.closed_on IS NULL", []) }
    if filter.openOnly { add("+c.state NOT IN ('approved', 'refused', 'withdrawn')", []) }
    if order.sort == .decided { add("c.closed_on IS NOT NULL", []) }
  }

  private mutating func addDays() {
    bound("c.received_on", .received, from: filter.receivedFrom, to: filter.receivedTo)
    bound("c.closed_on", .decided, from: filter.closedFrom, to: filter.closedTo)
    bound("c.implied_decision_on", .due, from: nil, to: filter.impliedDecisionBefore?.adding(days: -1))
    if let day = filter.openSince { add("c.open_from <= ?", [day.description]) }
  }

  /// A bound that the cursor has passed does not say where to begin: else each page would begin there again.
  private mutating func bound(_ column: String, _ sort: CaseOrder.Sort, from: Day?, to: Day?) {
    let isWalked = sort == order.sort && cursor != nil
    if let from { add("\(isWalked && !order.isDescending ? "+" : "")\(column) >= ?", [from.description]) }
    if let to { add("\(isWalked && order.isDescending ? "+" : "")\(column) <= ?", [to.description]) }
  }

  private mutating func addCursor(_ route: CaseRoute) {
    guard let cursor else { return }
    let sign = order.isDescending ? "<" : ">"
    let key: [(any DatabaseValueConvertible)?] = [cursor.reference.year, cursor.reference.number]
    if let column {
      add("(\(column), \(route.key)) \(sign) (?, ?, ?)", [cursor.day?.description] + key)
    } else {
      add("(\(route.key)) \(sign) (?, ?)", key)
    }
  }
}
