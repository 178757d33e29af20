import Cases
import Dates
import GRDB
import Roster
import Rules
import TestMaterial
import Testing

@testable import Store

/// Lists of cases: any field, any order, any page.
@Suite struct CaseListTests {
  private static let moreLater = newYear.adding(seconds: 1_000_000)

  /// One of each field, and some together; days around those of the history.
  private static func filters(_ numbers: inout SeededNumbers) -> [CaseFilter] {
    var filters = [CaseFilter(), CaseFilter(openOnly: true)]
    filters += CaseState.allCases.map { CaseFilter(states: [$0]) }
    filters.append(CaseFilter(states: [.received, .inReview, .proposed]))
    filters.append(CaseFilter(states: [.approved, .inReview]))
    let changes: [(inout CaseFilter, inout SeededNumbers) -> Void] = [
      { $0.adviser = AdviserID($1.pick(["1", "2", "x", "nobody"])) },
      { $0.obligation = .annual($1.pick([2024, 2025])) },
      { $0.ground = GroundCode(rawValue: $1.pick(["other", "sick-leave"])) },
      { $0.structure = StructureID($1.pick(["7", "8"])) },
      { $0.department = DepartmentCode(rawValue: $1.pick(["75", "971"])) },
      { $0.assignee = $1.pick([.nobody, .login("paul"), .login("marie")]) },
      { filter, _ in filter.label = "vu" },
      { $0.receivedFrom = day("2024-01-01").adding(days: $1.below(700)) },
      { $0.receivedTo = day("2024-01-01").adding(days: $1.below(700)) },
      { $0.closedFrom = day("2026-01-01").adding(days: $1.below(9)) },
      { $0.closedTo = day("2026-01-01").adding(days: $1.below(9)) },
      { $0.impliedDecisionBefore = day("2024-03-01").adding(days: $1.below(700)) },
      { $0.openSince = day("2024-01-01").adding(days: $1.below(800)) },
      { filter, _ in filter.openOnly = true },
      { filter, numbers in filter.states = Set((0..<2).map { _ in numbers.pick(CaseState.allCases) }) },
    ]
    for change in changes {
      var filter = CaseFilter()
      change(&filter, &numbers)
      filters.append(filter)
    }
    for _ in 0..<40 {
      var filter = CaseFilter()
      for _ in 0..<2 { numbers.pick(changes)(&filter, &numbers) }
      filters.append(filter)
    }
    return filters
  }

  @Test(arguments: 1...6 as ClosedRange<UInt64>)
  func `the database finds what telling every case again finds, on pages too`(seed: UInt64) throws {
    let place = try Workplace()
    let store = try place.store()
    for change in MadeUpHistory(seed: seed).changes { try store.write(at: change.at, change.make) }
    var numbers = SeededNumbers(seed: seed)
    let filters = Self.filters(&numbers)
    var found: Set<CaseReference> = []
    try store.read { reading in
      let again = try reading.known(on: Self.moreLater)
      for filter in filters {
        for sort in CaseOrder.Sort.allCases {
          for isDescending in [false, true] {
            let order = CaseOrder(sort, isDescending: isDescending)
            let whole = try reading.cases(filter, order: order)
            #expect(try whole == again.cases(filter, order: order), "\(filter) \(order)")
            #expect(try Self.paged(reading, filter, order) == whole.rows, "\(filter) \(order)")
            #expect(try Self.paged(again, filter, order) == whole.rows)
            found.formUnion(whole.rows.map(\.reference))
          }
        }
      }
      #expect(try found == Set(reading.caseFiles().map(\.reference)))
    }
  }

  private static func paged(_ reading: Reading, _ filter: CaseFilter, _ order: CaseOrder) throws -> [CaseRow] {
    var rows: [CaseRow] = []
    var cursor: CaseCursor?
    while true {
      let page = try reading.cases(filter, order: order, after: cursor, limit: 3)
      rows += page.rows
      guard let next = page.next else { return rows }
      #expect(page.rows.count == 3)
      cursor = CaseCursor(next.description)
      #expect(cursor == next)
    }
  }

  @Test func `cases that come meanwhile do not move those of the next page`() throws {
    let place = try Workplace()
    let store = try place.store()
    try store.write(at: newYear) { writing in
      try writing.introduce()
      for number in [1, 3, 5, 7] {
        try writing.save(try #require(StoredWords.file(number: number, acts: [])), previousVersion: 0)
      }
    }
    for (isDescending, rest) in [(false, [5, 7]), (true, [3, 1])] {
      let order = CaseOrder(.received, isDescending: isDescending)
      let first = try store.read { try $0.cases(order: order, limit: 2) }
      try store.write(at: newYear) { writing in
        let number = isDescending ? 8 : 2
        try writing.save(try #require(StoredWords.file(number: number, acts: [])), previousVersion: 0)
      }
      let second = try store.read { try $0.cases(order: order, after: first.next, limit: 9) }
      #expect(second.rows.map(\.reference.number).filter { $0 % 2 == 1 } == rest)
      #expect(second.rows.count == rest.count + (isDescending ? 1 : 0) && second.next == nil)
    }
  }

  @Test(arguments: [
    "", "/", "//", "reference", "reference//", "reference//2025-1", "reference/2025-01-01/2025-00001",
    "received//2025-00001", "received/2025-02-30/2025-00001", "-received/2025-01-01/2025-00001",
    "received+/2025-01-01/2025-00001",
    "nothing/2025-01-01/2025-00001", "received/2025-01-01/2025-00001/", "received/2025-1-1/2025-00001",
  ])
  func `what no page gave is no cursor`(text: String) { #expect(CaseCursor(text) == nil) }

  @Test func `a case follows its adviser's employer, and the employer its département`() throws {
    let place = try Workplace()
    let store = try place.store()
    func row() throws -> CaseRow? { try store.read { try $0.cases().rows.first } }
    let (hall, club) = (StructureID("7"), StructureID("8"))
    try store.write(at: newYear) { writing in
      try writing.introduce()  // at 7 since 2023, without a département
      try writing.save(try #require(StoredWords.file(number: 1, acts: [])), previousVersion: 0)
    }
    #expect(try row()?.structure == hall && row()?.department == nil)
    try store.write(at: newYear) { writing in
      let paris = DepartmentCode(rawValue: "75")
      try writing.append(Structure(id: hall, name: "Mairie", department: paris), importID: nil)
      try writing.append(
        Structure(id: club, name: "Club", department: DepartmentCode(rawValue: "2A")), importID: nil)
    }
    #expect(try row()?.structure == hall && row()?.department?.rawValue == "75")
    try store.write(at: newYear) { writing in
      // It was received on 2025-12-30.
      let later = Employment(structure: club, period: period("2025-12-31"))
      try writing.append(later, of: AdviserID("1"), importID: nil)
    }
    #expect(try row()?.structure == hall)
    try store.write(at: newYear) { writing in
      let employment = Employment(structure: club, period: period("2025-12-30"))
      try writing.append(employment, of: AdviserID("1"), importID: nil)
    }
    #expect(try row()?.structure == club && row()?.department?.rawValue == "2A")
    let stray = try #require(
      StoredWords.file(
        number: 2,
        acts: [
          .move(adviser: AdviserID("2"), obligation: .annual(2025), modules: 1)
        ]))
    try store.write(at: newYear) { writing in
      try writing.save(Adviser(id: AdviserID("2"), lastName: "Sans", firstName: "Poste"), importID: nil)
      try writing.save(stray, previousVersion: 0)
    }
    #expect(try store.read { try $0.cases().rows.last?.structure } == nil)
  }
}
