import Cases
import Dates
import Envelope
import Foundation
import GRDB
import Roster
import Rules
import Store
import Testing

@Suite struct StoreTests {
  @Test func `facts come back as they were recorded, one by one and all together`() throws {
    let place = try Workplace()
    let store = try place.store()
    let module = completion("M07", "2025-03-03")
    try store.write(at: newYear) { writing in
      try writing.introduce()
      try writing.add(module)
    }
    let facts = try #require(try store.read { try $0.facts(of: AdviserID("1")) })
    #expect(
      facts
        == Facts(
          entry: day("2023-02-01"), exemption: .no, posts: [Post(period: period("2023-01-01"), kind: .public)],
          completions: [module]))
    var seen: [Facts] = []
    try store.read { try $0.eachAdviser { seen.append($0.facts) } }
    #expect(seen == [facts])
    #expect(try store.read { try $0.facts(of: AdviserID("2")) } == nil)
  }

  @Test func `a later row supersedes an earlier one, whatever the days in it`() throws {
    let place = try Workplace()
    let store = try place.store()
    let id = AdviserID("1")
    let town = StructureID("7")
    try store.write(at: newYear) { try $0.introduce() }
    for (end, exemption) in [("2026-12-31", Exemption.yes(on: day("2025-01-01"))), ("2025-06-30", .unknown)] {
      try store.write(at: newYear) { writing in
        let employment = Employment(structure: town, period: period("2023-01-01", end))
        try writing.append(employment, of: id, importID: nil)
        try writing.append(Training(entry: nil, exemption: exemption), of: id, importID: nil)
        try writing.append(Structure(id: town, name: "Mairie \(end)", kind: .private), importID: nil)
        try writing.setCompleteTo(day(end), importID: nil)
      }
    }
    let last = period("2023-01-01", "2025-06-30")
    try store.read { reading throws in
      #expect(try reading.employments(of: id) == [Employment(structure: town, period: last)])
      #expect(
        try reading.currentEmployments()
          == [EmploymentKey(adviser: id, structure: town, start: last.start): last.end])
      #expect(try reading.training(of: id) == Training(entry: nil, exemption: .unknown))
      #expect(try reading.currentTraining() == [id: Training(entry: nil, exemption: .unknown)])
      #expect(try reading.structure(town)?.name == "Mairie 2025-06-30")
      #expect(try reading.structures()[town]?.name == "Mairie 2025-06-30")
      #expect(try reading.completeTo() == day("2025-06-30"))
    }
  }

  @Test func `a completion that was taken back and stated again counts once`() throws {
    let place = try Workplace()
    let store = try place.store()
    let (first, second) = (completion("M01", "2025-03-03"), completion("M02", "2025-03-03"))
    try store.write(at: newYear) { writing in
      try writing.introduce()
      for retracted in [false, true, false, true] { try writing.add(first, retracted: retracted) }
      for retracted in [false, true, false] { try writing.add(second, retracted: retracted) }
    }
    try store.read { reading throws in
      #expect(try reading.completions(of: AdviserID("1")) == [second])
      let current = try reading.currentCompletions()
      #expect(current[CompletionKey(adviser: AdviserID("1"), completion: first)] == true)
      #expect(current[CompletionKey(adviser: AdviserID("1"), completion: second)] == false)
    }
  }

  @Test func `advisers are listed by number where they have one, then by name`() throws {
    let place = try Workplace()
    let store = try place.store()
    try store.write(at: newYear) { writing in
      for id in ["b", "10", "9", "a", "100"] {
        try writing.save(Adviser(id: AdviserID(id), lastName: "X", firstName: ""), importID: nil)
      }
    }
    var ids: [String] = []
    try store.read { try $0.eachAdviser { ids.append($0.id.rawValue) } }
    #expect(ids == ["9", "10", "100", "a", "b"])
  }

  @Test func `a change that fails half-way leaves nothing behind`() throws {
    struct Halt: Error {}
    let place = try Workplace()
    let store = try place.store()
    try store.write(at: newYear) { try $0.introduce() }
    let version = try store.read { try $0.factsVersion() }
    #expect(throws: Halt.self) {
      try store.write(at: newYear) { writing in
        try writing.add(completion("M01", "2025-03-03"))
        try writing.post("letter")
        throw Halt()
      }
    }
    // A letter about an adviser whom nobody knows breaks a promise of the schema.
    let stranger = ReminderKey(
      structure: StructureID("7"), adviser: AdviserID("404"), obligation: .annual(2025), stage: 1)
    #expect(throws: StoreError.constraint) {
      try store.write(at: newYear) { writing in
        try writing.add(completion("M01", "2025-03-03"))
        try writing.post("letter", .reminder, reminders: [stranger])
      }
    }
    try store.read { reading throws in
      #expect(try reading.factsVersion() == version)
      #expect(try reading.completions(of: AdviserID("1")).isEmpty)
      #expect(try reading.outbox().isEmpty)
    }
  }

  @Test func `every change takes places of its own in the order of facts, a change of name too`() throws {
    let place = try Workplace()
    let store = try place.store()
    try store.write(at: newYear) { try $0.introduce() }
    let version = try store.read { try $0.factsVersion() }
    _ = try store.write(at: newYear) { try $0.post("letter") }
    #expect(try store.read { try $0.factsVersion() } == version)
    try store.write(at: newYear) {
      try $0.save(Adviser(id: AdviserID("1"), lastName: "Autre", firstName: "Ada"), importID: nil)
    }
    #expect(try store.read { try $0.factsVersion() } == version + 1)
    let spans = try place.stranger { db in
      try Row.fetchAll(db, sql: "SELECT first_seq, last_seq FROM revision ORDER BY last_seq").map {
        ($0[0] as Int64)...($0[1] as Int64)
      }
    }
    #expect(spans.flatMap(Array.init) == Array(1...version + 1))
  }

  @Test func `acts decided on a version that somebody else has left behind are refused`() throws {
    let place = try Workplace()
    let store = try place.store()
    let reference = CaseReference(year: 2026, number: 1)
    let opening = Opening(
      adviser: AdviserID("1"), obligation: .annual(2025), ground: GroundCode(rawValue: "other"), modules: 1,
      requestedBy: .adviser, receivedOn: day("2026-01-01"))
    func event(_ act: Act) -> CaseEvent {
      CaseEvent(act: act, by: "agnes", systemUser: nil, on: day("2026-01-01"), at: newYear)
    }
    var file = try #require(CaseFile(reference: reference, timeline: [event(.open(opening))]))
    try store.write(at: newYear) { writing in
      try writing.introduce()
      #expect(try writing.nextReference(year: 2026) == reference)
      try writing.save(file, previousVersion: 0)
      #expect(try writing.nextReference(year: 2026) == CaseReference(year: 2026, number: 2))
      #expect(try writing.nextReference(year: 2027) == CaseReference(year: 2027, number: 1))
    }
    var rival = file
    rival.append(event(.withdraw))
    file.append(event(.take))
    try store.write(at: newYear) { try $0.save(file, previousVersion: 1) }
    #expect(throws: StoreError.caseChanged(expected: 1, found: 2)) {
      try store.write(at: newYear) { try $0.save(rival, previousVersion: 1) }
    }
    #expect(throws: StoreError.caseChanged(expected: 0, found: 2)) {
      try store.write(at: newYear) { try $0.save(rival, previousVersion: 0) }
    }
    #expect(try store.read { try $0.caseFile(reference) } == file)
  }
}
