import Dates
import Foundation
import Roster
import Testing

@testable import Rules

/// The rule book file: the shipped one holds the article's values, and every fault is found, with its line and what to do.
@Suite struct RuleBookTests {
  @Test func `the shipped book is sound and holds what the article says`() throws {
    let file = RuleBookFile(file: "2024-12-19.yaml", text: try Self.shipped(), modules: ["CAFE-IA"])
    #expect(file.problems == [])
    #expect(file.book == .article)
    #expect(RuleBooks.problems(among: [file]) == [])
  }

  /// One fault: what stands in the shipped book, what stands there instead, and the text of the line that is named.
  struct Fault: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var old: String
    var new: String
    var line: String
    var kind: RuleBookProblem.Kind

    init(_ name: String, _ old: String, _ new: String, at line: String, _ kind: RuleBookProblem.Kind) {
      testDescription = name
      self.old = old
      self.new = new
      self.line = line
      self.kind = kind
    }
  }

  private static let deadline = "      2024: 2025-03-31"

  static let faults: [Fault] = [
    Fault("not YAML", "late:\n", "late: }\n", at: "late: }", .unreadable),
    Fault("unknown group", "late:\n", "latest:\n", at: "latest:", .unknownKey("latest")),
    Fault("unknown key", "  regularises:", "  regularise:", at: "  regularise:", .unknownKey("late.regularise")),
    Fault(
      "unknown part", "    value: true\n    source: JUS", "    value: true\n    sauce: a\n    source: JUS",
      at: "    sauce: a", .unknownKey("late.regularises.sauce")),
    Fault("key given twice", "late:\n", "annual: {}\nlate:\n", at: "annual:\n", .repeatedKey("annual")),
    Fault(
      "group is a text", "late:\n", "late: no\nold:\n", at: "late: no", .wrongType(key: "late", needed: .mapping)),
    Fault("no first day", "in_force_from: 2024-12-19", "", at: "# yaml", .missingKey("in_force_from")),
    Fault(
      "first day is none", "in_force_from: 2024-12-19", "in_force_from: 2024-13-19", at: "in_force_from: 2024-13-19",
      .wrongType(key: "in_force_from", needed: .day)),
    Fault(
      "ends before it starts", "in_force_from: 2024-12-19", "in_force_from: 2024-12-19\nin_force_until: 2024-12-18",
      at: "in_force_until: 2024-12-18", .endsBeforeStart(day("2024-12-18"))),
    Fault(
      "last day is none", "in_force_from: 2024-12-19", "in_force_from: 2024-12-19\nin_force_until: spring",
      at: "in_force_until: spring", .wrongType(key: "in_force_until", needed: .day)),
    Fault(
      "day is none", "    value: 2024-01-01", "    value: 2024-02-30", at: "    value: 2024-02-30",
      .wrongType(key: "onboarding.admitted_from", needed: .day)),
    Fault(
      "number is a text", "    value: 2\n", "    value: \"2\"\n", at: "    value: \"2\"",
      .wrongType(key: "onboarding.modules", needed: .number)),
    Fault(
      "number is a fraction", "    value: 2\n", "    value: 1.5\n", at: "    value: 1.5",
      .wrongType(key: "onboarding.modules", needed: .number)),
    Fault(
      "number too small", "    value: 2\n", "    value: 0\n", at: "    value: 0",
      .outOfRange(key: "onboarding.modules", from: 1, to: 12)),
    Fault(
      "number too great", "    value: 2\n", "    value: 13\n", at: "    value: 13",
      .outOfRange(key: "onboarding.modules", from: 1, to: 12)),
    Fault(
      "flag is a word", "    value: false", "    value: no", at: "    value: no",
      .wrongType(key: "complement.counts_towards_obligation", needed: .flag)),
    Fault(
      "deadlines are one day", "    value:\n      2024: 2025-03-31", "    value: 2025-03-31",
      at: "    value: 2025-03-31",
      .wrongType(key: "annual.deadlines", needed: .daysByYear)),
    Fault(
      "complements are a list", "    value:\n      CAFE-IA: 2025-01-01", "    value: [CAFE-IA]",
      at: "    value: [CAFE-IA]",
      .wrongType(key: "complement.modules", needed: .daysByModule)),
    Fault("no source", "    source: §3\n", "", at: "  modules:\n    value: 1", .noSource(key: "annual.modules")),
    Fault(
      "a reading without its alternative", "    alternative: false\n", "", at: "  regularises:",
      .noAlternative(key: "late.regularises")),
    Fault(
      "an alternative of another kind", "    alternative: false\n", "    alternative: perhaps\n",
      at: "    alternative: perhaps", .wrongType(key: "late.regularises.alternative", needed: .flag)),
    Fault(
      "a window that ends before it opens", deadline, "      2024: 2023-12-31", at: "      2024: 2023-12-31",
      .impossibleWindow(year: 2024, deadline: day("2023-12-31"))),
    Fault(
      "a year that leaves a gap", deadline, "      2024: 2024-12-30", at: "      2024: 2024-12-30",
      .gap(year: 2024, deadline: day("2024-12-30"))),
    Fault(
      "a year that reaches the next one's deadline", deadline, "      2024: 2025-12-31", at: "      2024: 2025-12-31",
      .overlap(year: 2024, deadline: day("2025-12-31"), next: day("2025-12-31"))),
    Fault(
      "a deadline after the lapse", deadline, "      2024: 2026-01-01\n      2025: 2026-06-30",
      at: "      2024: 2026-01-01",
      .deadlineAfterLapse(year: 2024, deadline: day("2026-01-01"), lapse: day("2025-12-31"))),
    Fault(
      "years out of order", deadline, "      2025: 2026-01-31\n      2024: 2025-03-31", at: deadline,
      .yearsOutOfOrder(year: 2024)),
    Fault(
      "a year given twice", deadline, deadline + "\n      2024: 2025-04-30", at: deadline, .repeatedKey("2024")),
    Fault(
      "a year given twice, once in quotation marks", deadline, deadline + "\n      \"2024\": 2025-04-30", at: deadline,
      .repeatedKey("2024")),
    Fault(
      "a year before the first", deadline, "      2023: 2024-01-31\n      2024: 2025-03-31",
      at: "      2023: 2024-01-31",
      .deadlineBeforeFirstYear(year: 2023, firstYear: 2024)),
    Fault(
      "a module named nowhere", "      CAFE-IA:", "      CAFE-AI:", at: "  modules:\n    value:\n      CAFE-AI",
      .unknownModule("CAFE-AI")),
  ]

  @Test(arguments: faults) func `each fault of a book is found at its line, in both languages, with what to do`(
    fault: Fault
  )
    throws
  {
    let shipped = try Self.shipped()
    #expect(shipped.contains(fault.old))
    let text = shipped.replacing(fault.old, with: fault.new, maxReplacements: 1)
    let file = RuleBookFile(file: "rules/2024-12-19.yaml", text: text, modules: ["CAFE-IA"])
    let found = try #require(file.problems.first { $0.kind == fault.kind }, "\(file.problems)")
    #expect(found.line == Self.line(of: fault.line, in: text))
    #expect(found.french.hasPrefix("rules/2024-12-19.yaml, ligne \(found.line)"))
    #expect(found.english.hasPrefix("rules/2024-12-19.yaml, line \(found.line): "))
    #expect(found.french != found.english)
  }

  @Test func `a book that takes the alternative of a reading is sound, though it names no other one`() throws {
    let text = try Self.shipped().replacing("    value: 2024-01-01", with: "    value: 2025-01-01")
    let file = RuleBookFile(file: "x.yaml", text: text, modules: ["CAFE-IA"])
    #expect(file.problems == [])
    #expect(file.book?.onboarding.admittedFrom == day("2025-01-01"))
  }

  @Test(arguments: [
    "      2024: 2024-12-31", "      2024: 2025-12-30", "      2024: 2025-12-31\n      2025: 2026-06-30",
  ]) func `a deadline on the last day that is possible is sound`(deadlines: String) throws {
    let text = try Self.shipped().replacing(Self.deadline, with: deadlines)
    #expect(RuleBookFile(file: "x.yaml", text: text, modules: ["CAFE-IA"]).problems == [])
  }

  @Test(arguments: RuleBookKey.allCases) func `a book that lacks a key is no book, and the key is named`(
    key: RuleBookKey
  )
    throws
  {
    let name = try #require(key.rawValue.split(separator: ".").last)
    let text = try Self.shipped().replacing("  \(name):\n", with: "  x_\(name):\n")
    let file = RuleBookFile(file: "x.yaml", text: text, modules: ["CAFE-IA"])
    #expect(file.book == nil)
    #expect(file.problems.contains { $0.kind == .missingKey(key.rawValue) })
  }

  @Test(arguments: ["", "[]", "- a", "just a text", "\u{0}", "a: b: c"])
  func `what is no rule book at all is one clear fault or more, and never a book`(text: String) {
    let file = RuleBookFile(file: "x.yaml", text: text, modules: [])
    #expect(file.book == nil)
    #expect(!file.problems.isEmpty)
  }

  static func shipped() throws -> String {
    try String(contentsOf: fixture("../../Config/rules/2024-12-19.yaml"), encoding: .utf8)
  }

  private static func fixture(_ path: String) -> URL {
    URL(filePath: #filePath).deletingLastPathComponent().appending(path: path).standardized
  }

  /// The number of the line at which `marker` begins, from 1.
  private static func line(of marker: String, in text: String) -> Int? {
    text.range(of: marker).map { text[..<$0.lowerBound].count { $0 == "\n" } + 1 }
  }
}
