import Dates
import Foundation
import Testing

@testable import Rules

/// Several books together: which one is in force, and the days that have two or none.
@Suite struct RuleBooksTests {
  private func file(_ name: String, from start: String, until end: String? = nil) throws -> RuleBookFile {
    let until = end.map { "\nin_force_until: \($0)" } ?? ""
    let text = try RuleBookTests.shipped()
      .replacing("in_force_from: 2024-12-19", with: "in_force_from: \(start)\(until)")
    let file = RuleBookFile(file: name, text: text, modules: ["CAFE-IA"])
    #expect(file.problems == [])
    return file
  }

  private func problems(_ files: RuleBookFile...) -> [RuleBookProblem.Kind] {
    let shuffled = RuleBooks.problems(among: files.reversed())
    #expect(RuleBooks.problems(among: files) == shuffled)
    return shuffled.map(\.kind)
  }

  @Test func `books that follow one another are sound, with and without a last day`() throws {
    #expect(
      problems(
        try file("rules/2024-12-19.yaml", from: "2024-12-19"),
        try file("rules/2026-01-01.yaml", from: "2026-01-01", until: "2026-12-31"),
        try file("rules/2027-01-01.yaml", from: "2027-01-01")) == [])
  }

  @Test func `two books in force on one day are found, by the same first day or by a last day that reaches too far`()
    throws
  {
    #expect(
      problems(
        try file("a/2024-12-19.yaml", from: "2024-12-19"), try file("b/2024-12-19.yaml", from: "2024-12-19")
      ).first.map { if case .twoBooks(day("2024-12-19"), _) = $0 { true } else { false } } == true)
    #expect(
      problems(
        try file("2024-12-19.yaml", from: "2024-12-19", until: "2026-01-01"),
        try file("2026-01-01.yaml", from: "2026-01-01"))
        == [.twoBooks(day: day("2026-01-01"), other: "2024-12-19.yaml")])
  }

  @Test func `a book that another one covers whole hides no gap and makes none`() throws {
    #expect(
      problems(
        try file("2024-12-19.yaml", from: "2024-12-19", until: "2028-12-31"),
        try file("2026-01-01.yaml", from: "2026-01-01", until: "2026-12-31"),
        try file("2029-01-01.yaml", from: "2029-01-01"))
        == [.twoBooks(day: day("2026-01-01"), other: "2024-12-19.yaml")])
  }

  @Test func `days after the first book with none are found, between two books and after the last`() throws {
    #expect(
      problems(
        try file("2024-12-19.yaml", from: "2024-12-19", until: "2025-12-30"),
        try file("2026-01-01.yaml", from: "2026-01-01", until: "2026-12-31"))
        == [
          .noBook(from: day("2025-12-31"), through: day("2025-12-31")), .noBook(from: day("2027-01-01"), through: nil),
        ])
  }

  @Test func `a file that does not bear its first day is named`() throws {
    #expect(
      problems(try file("rules/new.yaml", from: "2026-01-01")) == [.wrongFileName(needed: "2026-01-01.yaml")])
  }

  @Test(
    arguments: [
      ("2024-12-18", "2024-12-19"), ("2024-12-19", "2024-12-19"), ("2025-12-31", "2024-12-19"),
      ("2026-01-01", "2026-01-01"), ("2031-05-05", "2026-01-01"),
    ])
  func `the book in force is the as-of day's, and before the first book it is the first`(asOf: String, name: String)
    throws
  {
    var later = RuleBook.article
    later.inForceFrom = day("2026-01-01")
    let books = try #require(RuleBooks([later, .article]))
    #expect(books.book(on: day(asOf)).name == name)
  }
}
