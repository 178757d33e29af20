import Foundation
import TestProgram
import Testing

/// The JSON that other programs rely on: every documented key, with the right kind of value, and nothing but JSON.
@Suite struct ContractTests {
  private let program: Program

  init() throws { program = try Program(copying: Desks.queued.get()) }

  private func answer(_ line: String) throws -> Program.Answer {
    try program.run(line.split(separator: " ").map(String.init))
  }

  @Test func `a situation, of one adviser or of all`() throws {
    for line in ["situation 1042", "situation --all"] {
      for day in ["2024-01-01", "2025-12-03", "2026-01-02", "2027-06-01"] {
        try expectShape(.situation, try answer(line + " --as-of \(day) --json").output)
      }
    }
    let lea = try JSONValue(try answer("situation 1042 --as-of 2026-01-02 --json").output)
    #expect(
      lea["obligations"]?.list.map { $0["id"]?.text } == ["annual-2024", "annual-2025", "annual-2025+1", "annual-2026"])
    #expect(lea["provider"] == .text("la-fabrik"))
    #expect(lea["next_complement"]?["CAFE-IA"] == .text("funded-complement"))
    #expect(lea["rule_book"] == .text("2024-12-19"))
  }

  @Test func `facts that are in no workspace get the same answer, in the order in which they were asked`() throws {
    let facts =
      #""facts":{"entry":"2023-03-06","exempt":false,"employments":[{"start":"2023-02-01","kind":"private"}]}"#
    try program.file(
      named: "facts.jsonl", holding: "{\"id\":\"b\",\(facts)}\n{\"id\":7,\"as_of\":\"2027-06-01\",\(facts)}\n")
    let answer = try answer("evaluate facts.jsonl --as-of 2026-01-02")
    try expectShape(.situation, answer.output)
    let situations = try answer.lines.map { try JSONValue($0) }
    #expect(situations.map { $0["adviser"]?.text } == ["b", "7"])
    #expect(situations.map { $0["as_of"]?.text } == ["2026-01-02", "2027-06-01"])
    // 2024 has lapsed, 2025 is owed; then 2025 has lapsed too, and 2026 is owed.
    #expect(situations.map { $0["overdue"]?.number } == [1, 1])
    #expect(situations.first?["obligations"]?.list.map { $0["status"]?.text } == ["lapsed", "overdue", "due"])
  }

  @Test func `what is not known is null, never left out`() throws {
    try program.file(
      named: "nowhere.csv", holding: "id,name,siret,kind,department,contact_name,contact_email\n77,Nulle part,,,,,\n")
    try program.run("import", "structures", "nowhere.csv")
    try program.run("adviser", "add", "7", "--last-name", "INCONNU", "--structure", "77", "--start", "2024-01-01")
    let line = try answer("situation 7 --as-of 2026-01-02 --json").output
    try expectShape(.situation, line)
    let situation = try JSONValue(line)
    #expect(situation["provider"] == .null)
    #expect(situation["regime"] == .text("undetermined"))
    #expect(situation["next_change"] == .null)
  }

  @Test func `all situations come in the order of the advisers' numbers`() throws {
    let numbers = ["100", "9", "2", "1042", "10"]
    let rows = numbers.map { "\($0),NOM,Prénom,,,10,2024-01-01,,,no," }.joined(separator: "\n")
    try program.file(
      named: "more.csv",
      holding: """
        id,last_name,first_name,email,personal_email,structure_id,employment_start,employment_end,initial_training_entry,exempt,exempted_on
        \(rows)

        """)
    try program.run("import", "advisers", "more.csv")
    let order = try answer("situation --all --as-of 2026-01-02 --json").lines.map { try JSONValue($0)["adviser"]?.text }
    #expect(order == ["2", "9", "10", "100", "1042", "1043"])
  }

  @Test func `a case, through every verb and in the list`() throws {
    let open = try answer(
      "case open --adviser 1043 --obligation annual-2025 --ground other --as anne --as-of 2026-01-05 --json")
    try expectShape(.justification, open.output)
    let reference = try #require(try JSONValue(open.output)["case"]?.text)
    #expect(reference.wholeMatch(of: /\d{4}-\d{5}/) != nil)
    for verb in [
      "take \(reference)", "note \(reference) Appelé.", "propose \(reference) refuse --reason Rien.",
    ] {
      try expectShape(.justification, try answer("case \(verb) --as anne --as-of 2026-01-06 --json").output)
    }
    let refused = try answer("case refuse \(reference) --reason Rien. --as pierre --as-of 2026-01-07 --json").output
    try expectShape(.justification, refused)
    #expect(try JSONValue(refused)["state"] == .text("refused"))
    try expectShape(.justification, try answer("case show \(reference) --json").output)
    let list = try answer("case list --json")
    try expectShape(.justification, list.output)
    #expect(list.lines.count == 2)
    let events = try JSONValue(refused)["timeline"]?.list ?? []
    #expect(events.map { $0["what"]?.text } == ["open", "take", "note", "propose", "refuse"])
    #expect(events.allSatisfy { $0["at"]?.text?.wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z/) != nil })
  }

  @Test func `what is overdue, and a campaign with what it left out`() throws {
    try expectShape(.overdue, try answer("overdue list --as-of 2026-01-02 --json").output)
    let again = try answer("overdue send --as-of 2026-01-02 --json").output
    try expectShape(.campaign, again)
    #expect(try JSONValue(again)["already_sent"] == .number(1))
    // Told in the new year's spring: what is due by then is not known to be missing.
    program.play("2027-01-15")
    let late = try answer("overdue send --as-of 2027-01-15 --json").output
    try expectShape(.campaign, late)
    #expect(
      try JSONValue(late)["skipped"]
        == .list([.object(["structure": .text("10"), "reason": .text("facts-not-complete")])]))
  }

  @Test func `who is told of what nears, and who is left out`() throws {
    let lines = try answer("notices list --as-of 2026-12-10 --json").lines
    let kinds = try lines.map { try JSONValue($0)["what"]?.text ?? "" }
    #expect(Set(kinds) == ["letter", "sums"])
    for (kind, line) in zip(kinds, lines) {
      try expectShape(kind == "letter" ? .noticeLetter : .noticeSums, String(line))
    }
    try expectShape(.noticeReport, try answer("notices send --as-of 2026-12-10 --json").output)
    for line in try answer("notices list --as-of 2026-12-10 --json").lines.dropLast() {
      try expectShape(.noticeLeftOut, String(line))
    }
  }

  @Test func `the outbox, listed and run`() throws {
    let list = try answer("outbox list --json")
    try expectShape(.letter, list.output)
    #expect(list.lines.count == 3)
    try expectShape(.outboxRun, try answer("outbox run --json").output)
  }

  @Test(arguments: [
    "init", "user add bob --name Bob --capacity support --email bob@desk.example --role agent", "user list",
    "import structures structures.csv", "import advisers advisers.csv --dry-run", "import completions completions.csv",
    "adviser set 1042 --personal-email lea@courriel.example", "structure set 10 --contact-name Accueil",
    "completion add 1042 M09 2026-02-01", "completion retract 1042 M07 2024-05-14", "exemption set 1043 yes",
    "situation 1042", "situation --all", "rights 1042", "rules check", "modules", "grounds", "case list",
    "case show 2025-00001", "overdue list --as-of 2026-01-02", "overdue send --as-of 2026-01-02 --dry-run",
    "overdue send --as-of 2026-01-02", "outbox list", "outbox run", "outbox retry", "missing",
    "notices list --as-of 2026-12-10", "notices preview --as-of 2026-12-10",
    "notices send --as-of 2026-12-10 --dry-run", "notices send --as-of 2026-12-10",
  ])
  func `with --json standard output is JSON only, and standard error is empty`(line: String) throws {
    let answer = try answer(line + " --json")
    #expect(answer.status == 0)
    #expect(answer.errors.isEmpty)
    for line in answer.lines {
      guard case .object = try JSONValue(line) else {
        Issue.record("no object: \(line)")
        continue
      }
    }
  }
}
