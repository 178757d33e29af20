import Foundation
import TestProgram
import Testing

/// `quitus audit`: who did what, for those who may know, and whether the record is as it was written.
@Suite struct AuditTests {
  static let python = FileManager.default.isExecutableFile(atPath: "/usr/bin/python3")

  private func desk() throws -> Program {
    let program = try Program(copying: Desks.proposed.get())
    for (login, role) in [("ada", "admin"), ("otto", "auditor")] {
      try program.run(
        "user", "add", login, "--name", "\(login) X", "--capacity", "support", "--email", "\(login)@desk.example",
        "--role", role)
    }
    return program
  }

  private func sql(_ program: Program, _ text: String) throws {
    let answer = try program.start(URL(filePath: "/usr/bin/sqlite3"), ["workspace/quitus.sqlite", text])
    #expect(answer.status == 0, "\(answer.errors)")
  }

  private func kinds(_ program: Program, _ arguments: String...) throws -> [String] {
    let answer = try program.run(["audit", "verify", "--json"] + arguments)
    let findings = try answer.objects().first?["findings"] as? [[String: Any]] ?? []
    #expect(answer.status == (findings.isEmpty ? 0 : 1), "\(answer)")
    #expect(findings.allSatisfy { ($0["fr"] as? String)?.isEmpty == false && ($0["en"] as? String)?.isEmpty == false })
    return findings.compactMap { $0["kind"] as? String }
  }

  @Test func `admins and auditors are shown what was done, others are refused`() throws {
    let program = try desk()
    for login in ["anne", "pierre", "nobody"] {
      #expect(try program.run("audit", "show", "--as", login).status == 77)
      #expect(try program.run("audit", "export", "audit.jsonl", "--as", login).status == 77)
    }
    #expect(try program.run("audit", "show").status == 64)
    #expect(!FileManager.default.fileExists(atPath: program.folder.appending(path: "audit.jsonl").path()))
    for login in ["ada", "otto"] { #expect(try program.run("audit", "show", "--as", login).status == 0) }
  }

  @Test func `it is asked for by case, person, day and number`() throws {
    let program = try desk()
    func verbs(_ arguments: String...) throws -> [String] {
      try program.run(["audit", "show", "--as", "otto", "--json"] + arguments).objects().compactMap {
        $0["verb"] as? String
      }
    }
    #expect(try verbs("--case", "2025-00001") == ["case-open", "case-take", "case-propose"])
    #expect(try verbs("--user", "anne", "--limit", "1") == ["case-propose"])
    #expect(try verbs().first == "begin")
    #expect(try verbs("--until", "2020-01-01") == [])
    #expect(try verbs("--since", "2020-01-01", "--limit", "1") == ["user-save"])
    #expect(try program.run("audit", "show", "--as", "otto", "--limit", "0").status == 64)
    let french = try program.run("audit", "show", "--as", "otto", "--case", "2025-00001").lines
    #expect(
      french.map { $0.split(separator: "\t")[3] } == ["dossier ouvert", "dossier pris en charge", "décision proposée"])
    let english = try program.run("audit", "show", "--as", "otto", "--case", "2025-00001", "--lang", "en").lines
    #expect(english.map { $0.split(separator: "\t")[3] } == ["case opened", "case taken", "decision proposed"])
  }

  @Test func `what was changed past the program is named, and the doctor says so too`() throws {
    let program = try desk()
    #expect(try kinds(program) == [])
    try sql(program, "DROP TRIGGER case_event_stays; UPDATE case_event SET by_login = 'pierre' WHERE verb = 'propose'")
    #expect(try kinds(program) == ["rows"])
    let said = try program.run("audit", "verify", "--lang", "en")
    #expect(
      said.status == 1 && said.lines.first?.contains("of case_event are no longer those of entry ") == true,
      "\(said)")
    #expect(try program.run("doctor", "--lang", "en").lines.contains { $0.hasPrefix("BAD\taudit\t") })
    try sql(program, "DROP TRIGGER audit_entry_is_kept; DELETE FROM audit_entry WHERE number = 4")
    #expect(try kinds(program).contains("removed"))
  }

  @Test func `an end that was cut off shows with the head that was kept`() throws {
    let program = try desk()
    #expect(try program.run("audit", "export", "kept.jsonl", "--as", "otto").status == 0)
    #expect(try kinds(program, "--head", "kept.jsonl") == [])
    let key = program.folder.appending(path: "workspace/keys/audit.key")
    let mode = try FileManager.default.attributesOfItem(atPath: key.path())[.posixPermissions] as? Int
    #expect(mode == 0o600)
    // The last entry is the export itself: no row stands behind it.
    try sql(
      program,
      "DROP TRIGGER audit_entry_is_kept; DELETE FROM audit_entry WHERE number = (SELECT max(number) FROM audit_entry)")
    #expect(try kinds(program) == [])
    #expect(try kinds(program, "--head", "kept.jsonl") == ["cut-off"])
  }

  @Test func `a head that somebody else signed, or nobody, is not believed`() throws {
    let program = try desk()
    try program.run("audit", "export", "kept.jsonl", "--as", "otto")
    let kept = try String(contentsOf: program.folder.appending(path: "kept.jsonl"), encoding: .utf8)
    let last = try #require(kept.split(separator: "\n").last)
    try program.file(named: "forged", holding: last.replacing("\"at_ms\":1", with: "\"at_ms\":2") + "\n")
    #expect(try kinds(program, "--head", "forged").contains("forged-head"))
    try FileManager.default.removeItem(at: program.folder.appending(path: "workspace/keys/audit.key"))
    #expect(try kinds(program, "--head", "kept.jsonl") == [])
    try program.run("audit", "export", "second.jsonl", "--as", "otto")
    #expect(try kinds(program, "--head", "kept.jsonl") == ["foreign-head"])
    try program.file(named: "nonsense", holding: "{}\n")
    let answer = try program.run("audit", "verify", "--head", "nonsense")
    #expect(answer.status == 65 && answer.complaints.count == 1)
    #expect(try program.run("audit", "verify", "--head", "absent").status == 66)
  }

  @Test func `an export is a new file, on record, and nothing in a dry run`() throws {
    let program = try desk()
    let before = try program.everything()
    #expect(try program.run("audit", "export", "a.jsonl", "--as", "otto", "--dry-run").status == 0)
    #expect(try program.everything() == before)
    #expect(!FileManager.default.fileExists(atPath: program.folder.appending(path: "a.jsonl").path()))
    #expect(!FileManager.default.fileExists(atPath: program.folder.appending(path: "workspace/keys/audit.key").path()))
    let answer = try program.json("audit", "export", "a.jsonl", "--as", "otto")
    let lines = try String(contentsOf: program.folder.appending(path: "a.jsonl"), encoding: .utf8).split(
      separator: "\n")
    #expect(lines.count == (answer["entries"] as? Int ?? 0) + 1)
    #expect(lines[lines.count - 2].contains("\"verb\":\"audit-export\""))
    #expect(try program.run("audit", "export", "a.jsonl", "--as", "otto").status == 73)
  }

  @Test(.enabled(if: python, "needs python3: an independent reader of the export"))
  func `somebody who knows the description alone can check an export`() throws {
    let program = try desk()
    try program.run("audit", "export", "a.jsonl", "--as", "otto")
    let script = repositoryFile("Tests/CLITests/check-audit.py").path()
    func check(_ name: String) throws -> Int32 {
      try program.start(URL(filePath: "/usr/bin/python3"), [script, name]).status
    }
    let answer = try program.start(URL(filePath: "/usr/bin/python3"), [script, "a.jsonl"])
    #expect(
      answer.status == 0 && answer.output.contains(" entries, each after the one before it, and a signed head"),
      "\(answer)")
    let text = try String(contentsOf: program.folder.appending(path: "a.jsonl"), encoding: .utf8)
    try program.file(named: "b.jsonl", holding: text.replacing("case-take", with: "case-talk"))
    #expect(try check("b.jsonl") == 1)
    let lines = text.split(separator: "\n")
    try program.file(named: "c.jsonl", holding: (lines[..<5] + lines[6...]).joined(separator: "\n"))
    #expect(try check("c.jsonl") == 1)
  }

  @Test func `with several programs that write at once the chain stays whole`() throws {
    let program = try desk()
    let notes = (1...6).map { ["case", "note", "2025-00001", "Vu \($0).", "--as", "anne", "--as-of", "2025-12-15"] }
    let facts = (1...6).map { ["completion", "add", "1043", "M0\($0)", "2025-11-0\($0)"] }
    let answers = program.runAtOnce(notes + facts)
    let done = answers.count { $0.status == 0 }
    #expect(answers.count == 12 && done >= 6)
    #expect(try kinds(program) == [])
    let shown = try program.run(["audit", "show", "--as", "otto", "--json"]).objects()
    #expect(shown.count { ["case-note", "completion-add"].contains($0["verb"] as? String) } == done)
  }

  @Test func `a copy says that it is one, and what was made of it says so too`() throws {
    let program = try desk()
    #expect(try program.run("backup", "copy").status == 0)
    #expect(try program.run("restore", "copy", "--workspace", "other").status == 0)
    let shown = try program.run(["audit", "show", "--as", "otto", "--workspace", "other", "--limit", "2", "--json"])
      .objects()
    #expect(shown.compactMap { $0["verb"] as? String } == ["backup", "restore"])
    #expect(try kinds(program, "--workspace", "other") == [])
  }

  @Test func `other grounds are on record with the next change`() throws {
    let program = try desk()
    let grounds = try String(contentsOf: repositoryFile("Config/grounds.yaml"), encoding: .utf8)
    try program.file(named: "workspace/Config/grounds.yaml", holding: grounds + "\n")
    try program.run("completion", "add", "1043", "M09", "2025-11-30")
    let shown = try program.run(["audit", "show", "--as", "otto", "--limit", "2", "--json"]).objects()
    #expect(shown.compactMap { $0["verb"] as? String } == ["settings-change", "completion-add"])
    #expect(
      (shown.first?["figures"] as? [String])?.map { $0.prefix { $0 != " " } } == [
        "settings", "rules", "modules", "grounds",
      ])
  }
}
