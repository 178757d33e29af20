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

  @Test(arguments: [
    // Taken back while the first window is open: the right is where it was, and lost at the deadline.
    (
      "2025-11-10", "2025-12-01",
      [
        "2025-11-10 carry-over annual-2025 -1 0", "2025-11-10 grant annual-2025+1 1 1",
        "2025-12-01 reversal annual-2025 1 2", "2025-12-01 reversal annual-2025+1 -1 1",
        "2026-01-01 loss annual-2025 -1 0",
      ]
    ),
    // Taken back after the deadline: it comes back to a window that has ended, and is lost on that day.
    (
      "2025-11-10", "2026-01-20",
      [
        "2025-11-10 carry-over annual-2025 -1 0", "2025-11-10 grant annual-2025+1 1 1",
        "2026-01-20 reversal annual-2025 1 3", "2026-01-20 reversal annual-2025+1 -1 2",
        "2026-01-20 loss annual-2025 -1 1",
      ]
    ),
    // Approved after the deadline: the first right was lost before, and stays lost.
    (
      "2026-01-10", "2026-01-20",
      [
        "2026-01-01 loss annual-2025 -1 0", "2026-01-10 grant annual-2025+1 1 2",
        "2026-01-20 reversal annual-2025+1 -1 1",
      ]
    ),
    // Approved and taken back on one day: it never counted.
    ("2025-11-10", "2025-11-10", ["2026-01-01 loss annual-2025 -1 0"]),
  ])
  func `a reversal moves back what an approval moved`(approved: String, revoked: String, expected: [String]) throws {
    let post = try #require(Period(start: day("2025-01-01"), end: nil))
    let facts = Facts(
      exemption: .yes(on: nil), posts: [Post(period: post, kind: .public)],
      carryOvers: [
        CarryOver(obligation: .annual(2025), modules: 1, approvedOn: day(approved), revokedOn: day(revoked))
      ])
    let lines = account(of: facts, in: .article, on: day("2026-02-01")).filter {
      $0.day > day("2025-01-01") && $0.obligation != .annual(2026)
    }
    #expect(
      lines.map { "\($0.day) \($0.kind.rawValue) \($0.obligation?.description ?? "-") \($0.change) \($0.balance)" }
        == expected)
    #expect(lines.allSatisfy { $0.balance >= 0 })
  }

  @Test func `a carry-over that was taken back counts from its approval until the day before the reversal`() {
    let carryOver = CarryOver(
      obligation: .annual(2025), modules: 1, approvedOn: day("2025-11-10"), revokedOn: day("2026-01-20"))
    let days = ["2025-11-09", "2025-11-10", "2026-01-19", "2026-01-20"].map(day)
    #expect(days.map(carryOver.stands) == [false, true, true, false])
    let facts = Facts(
      exemption: .yes(on: nil), posts: [Post(period: Period(start: day("2025-01-01"), end: nil)!, kind: .public)],
      carryOvers: [carryOver])
    let statuses = days.map { situation(facts, in: .article, on: $0).obligation(.annual(2025))?.status }
    #expect(statuses == [.due, .carriedOver, .carriedOver, .overdue])
    #expect(facts.known(on: day("2026-01-19")).carryOvers.map(\.revokedOn) == [nil])
  }
}
