import Cases
import Dates
import Roster
import Rules
import Testing

@testable import Store

/// Counts of cases, beside cases counted by hand.
@Suite struct StatisticsTests {
  private let store: Store
  private let place: Workplace

  /// All received on 2025-12-30; acts follow on 2 January and after. 1 and 2 are open, 3 approved on the 3rd, 4 refused on the 2nd,
  /// 5 withdrawn, 6 approved on the 3rd and reopened on the 4th.
  init() throws {
    place = try Workplace()
    store = try place.store()
    let lives: [[Act]] = [
      [], [.take], [.take, .approve(modules: 1)], [.refuse(reason: "Non.")], [.withdraw],
      [.take, .approve(modules: 1), .reopen(reason: "Revu.")],
    ]
    try store.write(at: newYear) { writing in
      try writing.introduce()
      for (index, acts) in lives.enumerated() {
        try writing.save(try #require(StoredWords.file(number: index + 1, acts: acts)), previousVersion: 0)
      }
    }
  }

  @Test func `open cases are counted by state and by how long they are open`() throws {
    // On 3 February the first two have been open for 35 days, the one reopened on 4 January for 30.
    let counts = try store.read { try $0.openCases(on: day("2026-02-03"), edges: [31, 61]) }
    #expect(counts == [.received: [0, 1, 0], .inReview: [1, 1, 0]])
    let edge = try store.read { try $0.openCases(on: day("2026-01-30"), edges: [31, 32]) }
    #expect(edge == [.received: [0, 1, 0], .inReview: [1, 1, 0]])
    #expect(try store.read { try $0.openCases(on: day("2026-01-29"), edges: [31]) }[.received] == [1, 0])
  }

  @Test func `days to a decision are those from receipt, of what was approved or refused`() throws {
    func days(_ from: String?, _ to: String?) throws -> [[Int]] {
      try store.read { try $0.daysToDecision(from: from.map(day), to: to.map(day)) }.map { [$0.days, $0.count] }
    }
    #expect(try days(nil, nil) == [[3, 1], [4, 1]])
    #expect(try days("2026-01-03", nil) == [[4, 1]])
    #expect(try days(nil, "2026-01-02") == [[3, 1]])
    #expect(try days("2026-01-04", nil).isEmpty)
  }

  @Test func `what was received is counted by ground and by département`() throws {
    let all: [CaseState: Int] = [.received: 1, .inReview: 2, .approved: 1, .refused: 1, .withdrawn: 1]
    try store.read { reading throws in
      #expect(try reading.casesByGround(from: nil, to: nil) == [GroundCode(rawValue: "other"): all])
      #expect(try reading.casesByDepartment(from: day("2025-12-30"), to: day("2025-12-30")) == [nil: all])
      #expect(try reading.casesByGround(from: day("2025-12-31"), to: nil).isEmpty)
      #expect(try reading.casesByDepartment(from: nil, to: day("2025-12-29")).isEmpty)
    }
  }

  @Test func `silence refuses what nobody decided by then`() throws {
    // Two months from 30 December end on the last of February; two months from the reopening on 4 March.
    func months(_ on: String) throws -> [String] {
      try store.read { try $0.silentRefusals(on: day(on), from: nil, to: nil) }.map { "\($0.month) \($0.count)" }
    }
    #expect(try months("2026-02-28").isEmpty)
    #expect(try months("2026-03-01") == ["2026-02 2"])
    #expect(try months("2026-04-01") == ["2026-02 2", "2026-03 1"])
    #expect(
      try store.read { try $0.silentRefusals(on: day("2026-04-01"), from: day("2026-03-01"), to: nil) }.count == 1)
  }
}
