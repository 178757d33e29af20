import Dates
import Roster
import Testing

@testable import Desk

@Suite struct EmployersTests {
  /// Structure, first day, last day or none.
  typealias Post = (structure: String, start: String, end: String?)

  /// Who answers for what fell due on 31 December 2025.
  @Test(
    arguments: [
      ([], []),
      ([("7", "2025-01-01", nil)], ["7"]),
      ([("7", "2025-01-01", "2025-12-31")], ["7"]),
      ([("7", "2025-12-31", nil), ("8", "2026-01-01", nil)], ["7"]),
      ([("10", "2025-01-01", nil), ("9", "2025-06-01", nil)], ["9", "10"]),
      ([("7", "2023-01-01", "2025-12-31"), ("7", "2025-06-01", nil)], ["7"]),
      // Nobody on the day: the last one before it, by its end, then by its start.
      ([("7", "2025-01-01", "2025-12-30"), ("8", "2025-06-01", "2025-11-30")], ["7"]),
      ([("7", "2025-01-01", "2025-11-30"), ("8", "2025-06-01", "2025-11-30")], ["8"]),
      ([("7", "2025-01-01", "2025-11-30"), ("8", "2026-01-01", nil)], ["7"]),
      // Nobody before either: the first one after.
      ([("7", "2026-03-01", nil), ("8", "2026-01-01", "2026-01-31")], ["8"]),
    ] as [([Post], [String])])
  func `who employed on the day of the deadline answers for it, else the last one before it`(
    posts: [Post], expected: [String]
  ) throws {
    let employments = try posts.map { post in
      let period = try #require(Period(start: day(post.start), end: post.end.map(day)))
      return Employment(structure: StructureID(post.structure), period: period)
    }
    for order in [employments, employments.reversed()] {
      #expect(order.employers(at: day("2025-12-31")).map(\.rawValue) == expected)
    }
  }
}
