import Builtin
import Cases
import Dates
import Testing

/// Reading how long things are kept, and where something stands on a day.
@Suite struct RetentionRulesTests {
  struct Row: CustomTestStringConvertible {
    var testDescription: String
    var yaml: String
    var flaw: RetentionRules.Flaw

    init(_ what: String, _ yaml: String, _ flaw: RetentionRules.Flaw) {
      testDescription = what
      self.yaml = yaml
      self.flaw = flaw
    }
  }

  static let one = "{keep: 24 months, notice: 30 days, grace: 14 days}"

  static func yaml(
    letters: String = one, words: String = one, advisers: String = one, more: String = "", backups: String = "90 days"
  ) -> String {
    """
    retention:
      letters: \(letters)
      case-words: \(words)
      advisers: \(advisers)
    \(more)backups: {keep: \(backups)}

    """
  }

  static let rows = [
    Row("nothing", "", .notAMapping(field: "", line: 1)),
    Row("a list", "- a\n", .notAMapping(field: "", line: 1)),
    Row("a bracket left open", "retention: {letters: \n", .unreadable(line: 2)),
    Row("no backups", "retention: {}\n", .missing(field: "backups", line: 1)),
    Row(
      "a kind left out", "retention:\n  letters: \(one)\n  advisers: \(one)\nbackups: {keep: 1 day}\n",
      .missing(field: "retention.case-words", line: 2)),
    Row(
      "a kind that nobody knows", yaml(more: "  salaries: \(one)\n"), .unknown(field: "retention.salaries", line: 5)),
    Row(
      "a key that nobody knows", yaml(letters: "{keep: 1 day, notice: 1 day, grace: 1 day, colour: red}"),
      .unknown(field: "retention.letters.colour", line: 2)),
    Row(
      "no grace", yaml(words: "{keep: 1 day, notice: 1 day}"),
      .missing(field: "retention.case-words.grace", line: 3)),
    Row("a kind that is a word", yaml(advisers: "always"), .notAMapping(field: "retention.advisers", line: 4)),
    Row("a backup kept for good", yaml(backups: "always"), .wrongDelay(field: "backups.keep", line: 5)),
    Row(
      "a notice for good", yaml(letters: "{keep: 1 day, notice: always, grace: 1 day}"),
      .wrongDelay(field: "retention.letters.notice", line: 2)),
  ]

  @Test(arguments: rows) func `what is wrong is named with its field and its line`(row: Row) {
    #expect(throws: row.flaw) { try RetentionRules(yaml: row.yaml) }
  }

  @Test(arguments: [
    "", "24", "months", "24months", "-1 days", "+1 days", "1.5 years", "3 weeks", "1 day 2", "101 years",
  ])
  func `what is no delay is not taken for one`(text: String) {
    #expect(RetentionDelay(text) == nil)
    let rules = Self.yaml(letters: "{keep: '\(text)', notice: 1 day, grace: 1 day}")
    #expect(throws: RetentionRules.Flaw.wrongDelay(field: "retention.letters.keep", line: 2)) {
      try RetentionRules(yaml: rules)
    }
  }

  @Test func `the program's own rules are read, and every kind has one that ends`() throws {
    let rules = try RetentionRules(yaml: #require(Builtin.text("Config/retention.yaml")))
    #expect(rules.backups == RetentionDelay(90, .days))
    #expect(
      rules[.letters]
        == RetentionRule(
          keep: RetentionDelay(24, .months), notice: RetentionDelay(30, .days), grace: RetentionDelay(14, .days)))
    for kind in RetentionKind.allCases { #expect(rules[kind].keep != nil) }
    // A refusal can be attacked for two months: its reasons, and whom they concern, stay longer than that.
    let closing = day("2026-01-31")
    for kind in [RetentionKind.caseWords, .advisers] {
      #expect(try #require(rules[kind].dueOn(since: closing)) > closing.adding(months: 12))
    }
  }

  @Test func `what is kept always is never due`() throws {
    let text = Self.yaml(advisers: "{keep: always, notice: 30 days, grace: 14 days}")
    let rules = try RetentionRules(yaml: text)
    #expect(rules[.advisers].keep == nil && rules[.advisers].dueOn(since: day("1900-01-01")) == nil)
    #expect(rules[.letters].keep != nil)
  }

  @Test(arguments: [
    ("1 day", "2024-02-28", "2024-02-29"), ("30 days", "2024-12-15", "2025-01-14"),
    ("1 months", "2025-01-31", "2025-02-28"),
    ("24 months", "2024-02-29", "2026-02-28"), ("1 year", "2024-02-29", "2025-02-28"),
    ("0 days", "2025-06-01", "2025-06-01"),
  ])
  func `a delay ends on its day`(text: String, from: String, to: String) throws {
    #expect(try #require(RetentionDelay(text)).after(day(from)) == day(to))
  }

  /// Due on 1 June, said thirty days before, with a fortnight's grace.
  @Test(
    arguments: [
      (nil, "2026-05-01", .later), (nil, "2026-05-02", .coming), (nil, "2026-07-01", .coming),
      ("2026-05-02", "2026-05-31", .noticed), ("2026-05-02", "2026-06-01", .due),
      ("2026-05-25", "2026-06-07", .noticed), ("2026-05-25", "2026-06-08", .due),
      ("2026-08-01", "2026-08-01", .noticed), ("2026-08-01", "2026-08-15", .due),
    ] as [(String?, String, RetentionStage)])
  func `nothing goes without a notice, before its day, or within its grace`(
    noticed: String?, on: String, stage: RetentionStage
  ) {
    let rule = RetentionRule(
      keep: RetentionDelay(1, .years), notice: RetentionDelay(30, .days), grace: RetentionDelay(14, .days))
    #expect(rule.stage(due: day("2026-06-01"), noticedOn: noticed.map(day), on: day(on)) == stage)
  }
}
