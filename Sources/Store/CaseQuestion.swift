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
  private let route: CaseRoute

  init(_ filter: CaseFilter, _ order: CaseOrder, after cursor: CaseCursor?, limit: Int?) {
    self.filter = filter
    self.order = order
    self.cursor = cursor
    route = CaseRoute(filter, order.sort)
    addConditions()
    addCursor()
    let direction = order.isDescending ? " DESC" : ""
    let columns = ([column].compactMap { $0 } + route.key).map { $0 + direction }.joined(separator: ", ")
    sql = "SELECT \(CaseRow.columns) FROM \(route.source(order.sort))\(place) ORDER BY \(columns) LIMIT ?"
    arguments += [limit.map { $0 + 1 } ?? -1]
  }

  /// The best of the newest matches, each row with how many there were; see ``Reading/rankedCases(_:limit:)``.
  ///
  /// What a match is worth is counted in the index alone: to weigh words by how rare they are would mean to read all their matches.
  init(ranking filter: CaseFilter, limit: Int) {
    self.filter = filter
    order = CaseOrder(.reference, isDescending: true)
    cursor = nil
    route = .words
    addConditions()
    // Nothing of a case is looked at but for its conditions, until it is known which ones are shown.
    let source = conditions.count == 1 ? "case_search" : route.source(.reference)
    sql = """
      SELECT \(CaseRow.columns), best.matches FROM (
        SELECT found.id, found.hits, count(*) OVER () AS matches FROM (
          SELECT case_search.rowid AS id,
            length(highlight(case_search, 0, char(1), '')) - length(case_search.names) AS hits
          FROM \(source)\(place) ORDER BY case_search.rowid DESC LIMIT ?) found
        ORDER BY found.hits DESC, found.id DESC LIMIT ?) best
      CROSS JOIN case_file c ON c.year = best.id / 1000000000 AND c.number = best.id % 1000000000
      ORDER BY best.hits DESC, best.id DESC
      """
    arguments += [Reading.rankedMatches + 1, limit]
  }

  private var place: String { conditions.isEmpty ? "" : " WHERE " + conditions.joined(separator: " AND ") }

  private mutating func addConditions() {
    if let words = filter.words { add("case_search MATCH ?", [words.expression]) }
    addEqualities()
    addState()
    addDays()
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
      if route == .label {
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

  private mutating func addCursor() {
    guard let cursor else { return }
    let columns = [column].compactMap { $0 } + route.key
    let values = (column == nil ? [] : [cursor.day?.description]) + route.values(of: cursor.reference)
    let sign = order.isDescending ? "<" : ">"
    // The index of words knows comparisons of its number alone, not of rows.
    if columns.count == 1 {
      add("\(columns[0]) \(sign) ?", values)
    } else {
      let marks = values.map { _ in "?" }.joined(separator: ", ")
      add("(\(columns.joined(separator: ", "))) \(sign) (\(marks))", values)
    }
  }
}
