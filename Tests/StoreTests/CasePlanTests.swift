import Cases
import Dates
import GRDB
import Roster
import Rules
import Testing

@testable import Store

/// How the database comes to a page of cases: along an index, never by reading or sorting all.
@Suite struct CasePlanTests {
  static let filters: [(CaseFilter, CaseRoute)] = {
    var filters = [
      (CaseFilter(), CaseRoute.all), (CaseFilter(openOnly: true), .open), (CaseFilter(states: [.proposed]), .state),
      (CaseFilter(states: [.approved]), .state), (CaseFilter(states: [.proposed, .received]), .open),
      (CaseFilter(states: [.proposed, .approved]), .all), (CaseFilter(adviser: AdviserID("1")), .adviser),
      (CaseFilter(impliedDecisionBefore: day("2026-01-01")), .all),
      (CaseFilter(openOnly: true, impliedDecisionBefore: day("2026-01-01")), .open),
    ]
    func add(_ route: CaseRoute, _ change: (inout CaseFilter) -> Void) {
      var filter = CaseFilter()
      change(&filter)
      filters.append((filter, route))
    }
    add(.structure) { $0.structure = StructureID("7") }
    add(.label) { $0.label = "vu" }
    add(.assignee) { $0.assignee = .login("anne") }
    add(.assignee) { $0.assignee = .nobody }
    add(.obligation) { $0.obligation = .annual(2025) }
    add(.department) { $0.department = DepartmentCode(rawValue: "75") }
    add(.open) { ($0.assignee, $0.openOnly) = (.login("anne"), true) }
    add(.open) { $0.openSince = day("2025-01-01") }
    add(.all) { $0.ground = GroundCode(rawValue: "other") }
    add(.all) { ($0.receivedFrom, $0.receivedTo) = (day("2025-01-01"), day("2025-02-01")) }
    add(.all) { ($0.closedFrom, $0.closedTo) = (day("2025-01-01"), day("2025-02-01")) }
    return filters
  }()

  @Test(arguments: filters.indices) func `a page is walked along its index, and nothing is sorted`(index: Int) throws {
    let (filter, byReference) = Self.filters[index]
    let place = try Workplace()
    let store = try place.store()
    let row = try store.write(at: newYear) { writing in
      try writing.introduce()
      try writing.save(try #require(StoredWords.file(number: 1, acts: [])), previousVersion: 0)
      return try #require(try writing.reading.cases().rows.first)
    }
    // No open case is decided: that is not asked at all.
    for sort in CaseOrder.Sort.allCases where !(sort == .decided && filter.asksForOpenOnly) {
      let route = CaseRoute(filter, sort)
      if sort == .reference { #expect(route == byReference) }
      for isDescending in [false, true] {
        let order = CaseOrder(sort, isDescending: isDescending)
        var place = row
        place.closedOn = sort == .decided ? day("2026-01-02") : nil
        for cursor in [nil, CaseCursor(after: place, in: order)] {
          let question = CaseQuestion(filter, order, after: cursor, limit: 50)
          let plan = try store.read { reading in
            try Row.fetchAll(reading.db, sql: "EXPLAIN QUERY PLAN " + question.sql, arguments: question.arguments)
              .map { $0["detail"] as String }
          }
          check(plan, route, sort, isFirstPage: cursor == nil, question.sql)
        }
      }
    }
  }

  private func check(_ plan: [String], _ route: CaseRoute, _ sort: CaseOrder.Sort, isFirstPage: Bool, _ sql: String) {
    let isSorted = plan.contains { $0.contains("TEMP B-TREE") }
    #expect(!isSorted || !route.isOrdered(by: sort), "\(plan) \(sql)")
    guard let first = plan.first else { return #expect(Bool(false), "\(sql)") }
    let index = route.source(sort).split(separator: " INDEXED BY ").last.map(String.init) ?? ""
    switch route {
    case .label: #expect(first.hasPrefix("SEARCH l USING PRIMARY KEY (label=?") && plan.count <= 3, "\(plan)")
    // The table itself is in the order of references.
    case .all where sort == .reference:
      #expect(
        first == (isFirstPage ? "SCAN c" : "SEARCH c USING PRIMARY KEY ((year,number)>(?,?))")
          || first.hasPrefix("SEARCH c USING PRIMARY KEY"), "\(plan)")
    case .open, .all: #expect(first.contains(" USING INDEX \(index)"), "\(plan) \(sql)")
    default: #expect(first.hasPrefix("SEARCH c USING INDEX \(index) ("), "\(plan) \(sql)")
    }
  }
}
