import Cases
import Dates
import GRDB
import Roster
import Rules
import TestMaterial
import Testing

@testable import Store

/// What was known at a moment that has passed.
@Suite struct KnownThenTests {
  private static let id = AdviserID("1")
  private func moment(_ number: Int) -> Instant { newYear.adding(seconds: number * 60) }

  @Test func `what was recorded later is not known yet, and what was taken back later still stands`() throws {
    let place = try Workplace()
    let store = try place.store()
    let (first, second) = (completion("M01", "2025-03-03"), completion("M02", "2025-04-04"))
    let town = StructureID("7")
    try store.write(at: moment(1)) { writing in
      try writing.introduce()
      try writing.add(first)
      try writing.setCompleteTo(day("2025-06-30"), importID: nil)
    }
    try store.write(at: moment(2)) { writing in
      try writing.add(first, retracted: true)
      try writing.add(second)
      let employment = Employment(structure: town, period: period("2023-01-01", "2025-06-30"))
      try writing.append(employment, of: Self.id, importID: nil)
      try writing.append(Training(entry: nil, exemption: .yes(on: nil)), of: Self.id, importID: nil)
      try writing.append(Structure(id: town, name: "Asso", kind: .private), importID: nil)
      try writing.setCompleteTo(day("2025-12-31"), importID: nil)
      try writing.save(Adviser(id: AdviserID("2"), lastName: "Tard", firstName: ""), importID: nil)
    }
    func known(_ instant: Instant) throws -> (Facts?, String?, Day?, Int) {
      try store.read(knownOn: instant) { reading throws in
        var count = 0
        try reading.eachAdviser { _ in count += 1 }
        return (
          try reading.facts(of: Self.id), try reading.structures()[town]?.name, try reading.completeTo(), count
        )
      }
    }
    let before = try known(Instant(rawValue: moment(1).rawValue - 1))
    #expect(before.0 == nil && before.1 == nil && before.2 == nil && before.3 == 0)
    let open = Post(period: period("2023-01-01"), kind: .public)
    for instant in [moment(1), Instant(rawValue: moment(2).rawValue - 1)] {
      let then = try known(instant)
      #expect(
        then.0 == Facts(entry: day("2023-02-01"), exemption: .no, posts: [open], completions: [first]))
      #expect(then.1 == "Mairie" && then.2 == day("2025-06-30") && then.3 == 1)
    }
    let now = try known(moment(2))
    let closed = Post(period: period("2023-01-01", "2025-06-30"), kind: .private)
    #expect(now.0 == Facts(entry: nil, exemption: .yes(on: nil), posts: [closed], completions: [second]))
    #expect(now.1 == "Asso" && now.2 == day("2025-12-31") && now.3 == 2)
  }

  @Test func `a case approved later was still waiting, and had granted nothing`() throws {
    let place = try Workplace()
    let store = try place.store()
    let whole = try #require(StoredWords.file(number: 1, acts: [.take, .approve(modules: 1)]))
    let opened = try #require(StoredWords.file(number: 1, acts: []))
    try store.write(at: moment(1)) { writing in
      try writing.introduce()
      try writing.save(opened, previousVersion: 0)
    }
    try store.write(at: moment(2)) { try $0.save(whole, previousVersion: 1) }
    let now = try store.read { (try $0.facts(of: Self.id), try $0.caseFiles()) }
    #expect(now.0?.carryOvers.count == 1 && now.0?.pleas.first?.closedOn != nil && now.1.map(\.state) == [.approved])
    try store.read(knownOn: moment(1)) { reading throws in
      let facts = try reading.facts(of: Self.id)
      #expect(facts?.carryOvers == [] && facts?.pleas == opened.pleas(of: Self.id))
      #expect(try reading.caseFile(opened.reference) == opened)
      #expect(try reading.caseFiles(CaseFilter(states: [.approved])).isEmpty)
      #expect(try reading.caseFiles(CaseFilter(adviser: Self.id, openOnly: true)) == [opened])
      #expect(try reading.caseFiles(CaseFilter(impliedDecisionBefore: opened.impliedDecisionOn)).isEmpty)
      let later = opened.impliedDecisionOn.adding(days: 1)
      #expect(try reading.caseFiles(CaseFilter(impliedDecisionBefore: later)) == [opened])
      #expect(try reading.cases(limit: 0).rows.isEmpty)
    }
    #expect(try store.read(knownOn: newYear) { try $0.caseFile(opened.reference) } == nil)
  }

  @Test func `where the clock went back, what came earlier in the order was known all the same`() throws {
    let place = try Workplace()
    let store = try place.store()
    try store.write(at: moment(9)) { try $0.introduce() }
    try store.write(at: moment(1)) { try $0.add(completion("M01", "2025-03-03")) }
    try store.write(at: moment(10)) { try $0.add(completion("M02", "2025-03-03")) }
    let facts = try store.read(knownOn: moment(1)) { try $0.facts(of: Self.id) }
    #expect(facts?.completions == [completion("M01", "2025-03-03")] && facts?.entry == day("2023-02-01"))
  }

  @Test(arguments: 1...12 as ClosedRange<UInt64>)
  func `what is known at a moment is what a database holds in which nothing later was ever written`(seed: UInt64) throws
  {
    let history = MadeUpHistory(seed: seed)
    let (place, other) = (try Workplace(), try Workplace())
    let (whole, growing) = (try place.store(), try other.store())
    for change in history.changes { try whole.write(at: change.at, change.make) }
    var seen: Set<String> = []
    for (index, change) in history.changes.enumerated() {
      try growing.write(at: change.at, change.make)
      let next = index + 1 < history.changes.count ? history.changes[index + 1].at : change.at.adding(seconds: 999)
      // Two changes of the same moment are known together.
      guard next > change.at else { continue }
      let grown = try growing.read(Known.init)
      for instant in [change.at, Instant(rawValue: next.rawValue - 1)] {
        #expect(try whole.read(knownOn: instant, Known.init) == grown, "seed \(seed), change \(index)")
      }
      seen.insert("\(grown)")
    }
    #expect(try whole.read(Known.init) == growing.read(Known.init))
    #expect(seen.count > 20)
  }
}

/// Everything that is answered from facts and acts.
private struct Known: Equatable {
  var facts: [AdviserID: Facts] = [:]
  var employments: [AdviserID: [Employment]] = [:]
  var departments: [AdviserID: [StructureID: DepartmentCode]] = [:]
  var order: [AdviserID] = []
  var structures: [StructureID: String?]
  var cases: [CaseFile]
  var completeTo: Day?
  var training: [AdviserID: Training]
  var ends: [EmploymentKey: Day?]
  var completions: [CompletionKey: Bool]
  var version: Int64

  init(_ reading: Reading) throws {
    // Names of structures are facts; their addresses are not.
    structures = try reading.structures().mapValues { "\($0.name) \($0.kind?.rawValue ?? "-")" }
    cases = try reading.caseFiles()
    completeTo = try reading.completeTo()
    training = try reading.currentTraining()
    ends = try reading.currentEmployments()
    completions = try reading.currentCompletions()
    version = try reading.factsVersion()
    try reading.eachAdviser { record in
      order.append(record.id)
      facts[record.id] = record.facts
      employments[record.id] = record.employments
      departments[record.id] = record.departments
    }
    for id in order where try reading.facts(of: id) != facts[id] { facts[id] = nil }
  }
}
