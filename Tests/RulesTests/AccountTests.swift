import Dates
import Roster
import Rules
import Testing

/// The account of rights, held against the situation it explains.
@Suite struct AccountTests {
  @Test(arguments: Round.shares(oneIn: 4, salt: 41))
  func `the last balance is what may be used, and none is ever negative`(seeds: Range<Int>) {
    let found = Round.first(in: seeds) { round, _ in
      let lines = account(of: round.facts, in: round.book, on: round.day)
      let situation = round.situation()
      var balance = 0
      for line in lines {
        balance += line.change
        if line.balance != balance || balance < 0 || line.day > round.day { return true }
      }
      let uses = lines.count { $0.kind == .use }
      let funded = situation.completions.count { $0.funding == .funded }
      return balance != situation.usableRights || uses != funded
        || lines.map(\.day) != lines.map(\.day).sorted()
    }
    #expect(found == nil)
  }

  @Test func `a carried-over right leaves one year and comes to another`() {
    let start = day("2024-02-01")
    let facts = Facts(
      exemption: .yes(on: nil), posts: [Post(period: Period(start: start, end: nil)!, kind: .public)],
      carryOvers: [CarryOver(obligation: .annual(2025), modules: 1, approvedOn: day("2025-11-10"))])
    let lines = account(of: facts, in: .article, on: day("2026-01-02"))
    #expect(
      lines.map { "\($0.day) \($0.kind.rawValue) \($0.obligation?.description ?? "-") \($0.change) \($0.balance)" } == [
        "2024-01-01 grant annual-2024 1 1", "2024-01-01 suspended - -1 0", "2024-02-01 resumed - 1 1",
        "2025-01-01 grant annual-2025 1 2", "2025-04-01 loss annual-2024 -1 1",
        "2025-11-10 carry-over annual-2025 -1 0", "2025-11-10 grant annual-2025+1 1 1",
        "2026-01-01 grant annual-2026 1 2",
      ])
  }

  @Test(arguments: [
    ("2025-12-31", "2025-12-31 carry-over annual-2025 -1", "2025-12-31 grant annual-2025+1 1"),
    ("2026-01-01", "2026-01-01 loss annual-2025 -1", "2026-01-01 grant annual-2025+1 1"),
  ])
  func `a decision on the deadline takes the right away, one on the day after finds it lost`(
    approved: String, first: String, second: String
  ) throws {
    let post = try #require(Period(start: day("2025-01-01"), end: nil))
    let facts = Facts(
      exemption: .yes(on: nil), posts: [Post(period: post, kind: .public)],
      carryOvers: [CarryOver(obligation: .annual(2025), modules: 1, approvedOn: day(approved))])
    let lines = account(of: facts, in: .article, on: day("2026-01-01"))
      .filter { $0.day >= day("2025-12-31") && $0.obligation != .annual(2026) }
      .map { "\($0.day) \($0.kind.rawValue) \($0.obligation?.description ?? "-") \($0.change)" }
    #expect(lines == [first, second])
  }
}
