import Foundation
import TestProgram
import Testing

/// `quitus review`: decisions to look at again.
@Suite struct ReviewTests {
  private let program: Program

  /// Léa's case was approved on 15 December 2025; in January a module of November 2025 turns up.
  init() throws {
    program = try Program(copying: Desks.proposed.get())
    try program.run(Desks.approve)
    try program.file(named: "late.csv", holding: "adviser_id,module,followed_on\n1042,M05,2025-11-20\n")
  }

  private static let review = Shape([
    "case": .text, "adviser": .text, "obligation": .text, "state": .word(["approved", "refused", "in-review"]),
    "event": .number, "kind": .word(["late-fact", "rule-book"]), "found_at": .text, "changed_at": .text,
    "changes": .list(
      .object(
        Shape([
          "obligation": .text, "field": .word(["status", "missing", "opens", "deadline", "carry-over"]), "on": .day,
          "then": .text, "now": .text, "fr": .text, "en": .text,
        ]))),
    "causes": .list(
      .object(
        Shape([
          "kind": .word(["completion", "employment", "entry", "exemption", "rule-book"]), "then": .optional(.text),
          "now": .optional(.text), "fr": .text, "en": .text,
        ]))),
    "settlement": .optional(
      .object(
        Shape([
          "outcome": .word(["kept", "reopened", "moot"]), "by": .optional(.text), "at": .text,
          "reason": .optional(.text),
        ]))),
  ])

  @Test func `an import says how many decisions it puts on the list, and the list says why`() throws {
    let dry = try program.json("import", "completions", "late.csv", "--dry-run")
    #expect(dry["created"] as? Int == 1 && dry["reviews"] as? Int == 1)
    #expect(try program.run("review", "list").output == "")
    let answer = try program.run("import", "completions", "late.csv")
    #expect(answer.lines.last == "décisions à revoir : 1 (voyez « quitus review list »)")
    let line = try program.run("review", "list", "--json").output
    try expectShape(Self.review, line)
    let review = try JSONValue(line)
    #expect(review["changes"]?.list.map { $0["field"]?.text } == ["status", "missing", "carry-over"])
    #expect(review["changes"]?.list.map { $0["then"]?.text } == ["under-review", "1", "possible"])
    #expect(review["changes"]?.list.map { $0["now"]?.text } == ["met", "0", "met"])
    #expect(review["causes"]?.list.map { $0["now"]?.text } == ["2025-11-20 M05"])
    #expect(review["settlement"] == .null)
    #expect(
      try program.run("review", "list", "--lang", "en").lines == [
        "2025-00001\tapproved\t1042\tannual-2025\tlate-fact\topen",
        "  annual-2025 (on 2025-12-15): under-review → met", "  annual-2025 (on 2025-12-15): missing 1 → 0",
        "  annual-2025 (on 2025-12-15): carry-over possible → met",
        "  because: module followed, learned since: 2025-11-20 M05",
      ])
    let shown = try program.run("case", "show", "2025-00001")
    #expect(shown.lines.contains("À revoir\ten attente"))
    let document = try program.json("case", "show", "2025-00001")
    #expect((document["reviews"] as? [Any])?.count == 1)
    #expect(try program.run("review", "list", "--kind", "rule-book").output == "")
    #expect(try program.run("review", "list", "--adviser", "1043").output == "")
    #expect(try program.run("review", "list", "--adviser", "1042").output != "")
  }

  @Test func `a decision is kept by somebody who did not take it, with a reason`() throws {
    try program.run("import", "completions", "late.csv")
    func settle(_ more: String...) throws -> Program.Answer {
      try program.run(["review", "settle", "2025-00001"] + more, environment: ["QUITUS_CLI_SHARED_TERMINAL": "true"])
    }
    let before = try program.everything()
    #expect(try settle("--reason", "Vu.", "--as", "paule").status == 64)
    #expect(try settle("--keep", "--as", "paule").status == 64)
    #expect(try settle("--keep", "--reason", " ", "--as", "paule").status == 65)
    for login in ["pierre", "anne", "ines", "personne"] {
      let answer = try settle("--keep", "--reason", "Vu.", "--as", login)
      #expect(answer.status == 77 && answer.complaints.count == 1 && answer.output == "", "\(answer)")
    }
    // Where the terminal tells, one account is one person.
    let terminal = try program.run(
      ["review", "settle", "2025-00001", "--keep", "--reason", "Vu.", "--as", "paule"],
      environment: ["QUITUS_CLI_SHARED_TERMINAL": "false"])
    #expect(terminal.status == 77)
    let dry = try settle("--keep", "--reason", "Vu.", "--as", "paule", "--dry-run")
    #expect(dry.status == 0 && dry.output.hasPrefix("à blanc : 2025-00001\tapproved"))
    #expect(try program.everything() == before)
    let kept = try settle("--keep", "--reason", "Vu.", "--as", "paule", "--json")
    try expectShape(Self.review, kept.output)
    #expect(try JSONValue(kept.output)["settlement"]?["outcome"] == .text("kept"))
    #expect(try program.run("review", "list").output == "")
    #expect(
      try program.run("review", "list", "--all").lines.first?.hasSuffix("décision maintenue, paule : Vu.") == true)
    #expect(try settle("--keep", "--reason", "Vu.", "--as", "paule").status == 66)
    #expect(
      try program.run("review", "settle", "2025-00009", "--keep", "--reason", "Vu.", "--as", "paule").status == 66)
  }

  @Test func `a case that is reopened is off the list, in both languages`() throws {
    try program.run("import", "completions", "late.csv")
    try program.run("case", "reopen", "2025-00001", "--reason", "Module suivi.", "--as", "pierre")
    #expect(try program.run("review", "list").output == "")
    let settled = try program.run("review", "list", "--all", "--lang", "en").lines.first
    #expect(settled == "2025-00001\tin-review\t1042\tannual-2025\tlate-fact\tcase reopened, pierre")
  }
}
