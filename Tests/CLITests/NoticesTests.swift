import Foundation
import TestMail
import TestProgram
import Testing

/// `quitus notices`: what it answers, and how it refuses.
@Suite struct NoticesTests {
  private static let day = ["--as-of", "2025-12-05"]

  private static let send = ["notices", "send"] + day

  /// Léa and Luc owe a module of 2025; Léa's case pleads for hers.
  private func desk() throws -> Program { try Program(copying: Desks.proposed.get()) }

  @Test func `a list is a line for each letter, for each thing left out, and for the sums`() throws {
    let program = try desk()
    let lines = try program.jsonLines("notices", "list", "--as-of", "2025-12-05")
    #expect(lines.compactMap { $0["what"] as? String } == ["letter", "left-out", "sums"])
    #expect(lines[0]["kind"] as? String == "upcoming-deadline" && lines[0]["adviser"] as? String == "1043")
    #expect(lines[0]["email"] as? String == "luc@mairie.example" && lines[0]["structure"] is NSNull)
    let tells = try #require((lines[0]["tells"] as? [[String: Any]])?.first)
    #expect(tells["subject"] as? String == "annual-2025" && tells["day"] as? String == "2025-12-31")
    #expect(tells["stage"] as? Int == 30)
    #expect(lines[1]["adviser"] as? String == "1042" && lines[1]["reason"] as? String == "under-review")
    let letters = ["upcoming-deadline": 1, "expiring-right": 0, "unfunded-module": 0, "documents-reminder": 0]
    #expect(
      lines[2]["letters"] as? [String: Int] == letters && lines[2]["left_out"] as? [String: Int] == ["under-review": 1])
    let words = try program.run("notices", "list", "--as-of", "2025-12-05").lines
    #expect(words.first == "+ upcoming-deadline\t1043\tluc@mairie.example\tannual-2025 (2025-12-31, 30 j)")
    #expect(words.count == 3 && words[1] == "- upcoming-deadline\t1042\t-\tannual-2025\tunder-review")
    let others = try program.jsonLines("notices", "list", "--kind", "expiring-right", "--as-of", "2025-12-05")
    #expect(others.compactMap { $0["what"] as? String } == ["sums"])
  }

  @Test func `what is sent waits in the outbox, once, and leaves with the next run`() throws {
    let program = try desk()
    let before = try program.everything()
    let dry = try program.run(Self.send + ["--dry-run"])
    #expect(dry.status == 0 && dry.output.hasPrefix("à blanc : ") && dry.output.contains("upcoming-deadline 1"))
    #expect(try program.everything() == before)
    let sent = try #require(try program.run(Self.send + ["--json"]).objects().first)
    #expect((sent["queued"] as? [String: Int])?["upcoming-deadline"] == 1 && sent["remaining"] as? Int == 0)
    let again = try #require(try program.run(Self.send + ["--json"]).objects().first)
    #expect((again["queued"] as? [String: Int])?.values.reduce(0, +) == 0)
    #expect(again["left_out"] as? [String: Int] == ["told-already": 1, "under-review": 1])
    let letter = try #require(try program.letters().first)
    #expect(letter.kind == "upcoming-deadline" && letter.state == "queued")
    let shown = try program.json("outbox", "show", "\(letter.id)")
    let notice = try #require((shown["notices"] as? [[String: Any]])?.first)
    #expect(notice["adviser"] as? String == "1043" && notice["subject"] as? String == "annual-2025")
    let server = try FaultServer { _ in .proceed }
    let run = try program.run("outbox", "run", "--as-of", "2025-12-05", environment: ["QUITUS_MAIL_URL": server.url])
    #expect(run.status == 0 && server.taken.count == 1)
    #expect(try program.run("audit", "verify").status == 0)
  }

  @Test func `a preview writes every letter into a folder, with an index, and nobody is told`() throws {
    let program = try desk()
    let before = try program.everything()
    let answer = try program.json("notices", "preview", "--output", "seen", "--as-of", "2025-12-05")
    let mail = try #require((answer["mails"] as? [[String: Any]])?.first)
    let name = try #require(mail["file"] as? String)
    #expect(name == "00001-upcoming-deadline-1043")
    let folder = program.folder.appending(path: "seen")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path()).sorted()
    #expect(files == [name + ".eml", name + ".html", "index.html"])
    let index = try String(contentsOf: folder.appending(path: "index.html"), encoding: .utf8)
    #expect(index.contains(name + ".html") && index.contains("luc@mairie.example"))
    #expect(try program.everything() == before)
    let taken = try program.run("notices", "preview", "--output", "seen", "--as-of", "2025-12-05")
    #expect(taken.status == 73 && taken.complaints.count == 1)
    let words = try program.run("notices", "preview", "--as-of", "2025-12-05").output
    #expect(words.contains("→ luc@mairie.example") && words.contains("  | "))
  }

  @Test func `four runs at once tell each once`() throws {
    let program = try desk()
    let answers = program.runAtOnce(Array(repeating: Self.send, count: 4))
    #expect(answers.map(\.status) == [0, 0, 0, 0], "\(answers.map(\.errors))")
    #expect(try program.letters().map(\.kind) == ["upcoming-deadline"])
  }

  @Test func `each letter can be switched off, and its days set`() throws {
    let program = try desk()
    func letters(_ settings: String, on day: String) throws -> Int {
      try program.file(
        named: "workspace/quitus.yaml", holding: "mail: {from: support@desk.example}\n" + settings + "\n")
      let lines = try program.jsonLines("notices", "list", "--as-of", day)
      return lines.count { $0["what"] as? String == "letter" }
    }
    #expect(try letters("", on: "2025-12-05") == 1)
    #expect(try letters("notices: {deadline_days_before: []}", on: "2025-12-05") == 0)
    #expect(try letters("", on: "2025-11-01") == 0)
    // Sixty days are left, and nobody has written in.
    #expect(try letters("notices: {deadline_days_before: [7, 60]}", on: "2025-11-01") == 2)
    let environment = ["QUITUS_NOTICES_DEADLINE_DAYS_BEFORE": "20,5"]
    let lines = try program.jsonLines("notices", "list", "--as-of", "2025-12-10", environment: environment)
    #expect(lines.compactMap { $0["what"] as? String } == ["sums"])
  }

  @Test(arguments: [
    ("notices: {deadline_days_before: [30, 30]}", "notices.deadline_days_before"),
    ("notices: {right_days_before: [0]}", "notices.right_days_before"),
    ("notices: {documents_days_before: [soon]}", "notices.documents_days_before"),
    ("notices: {documents_days_after: [366]}", "notices.documents_days_after"),
    ("notices: {unfunded_days: 400}", "notices.unfunded_days"),
    ("notices: {unpaid_days: 4}", "notices.unpaid_days"),
  ])
  func `a setting that says nothing sensible is named with its line`(text: String, key: String) throws {
    let program = try desk()
    try program.file(named: "workspace/quitus.yaml", holding: text + "\n")
    let answer = try program.run("notices", "list")
    #expect(answer.status == 65 && answer.complaints.count == 1)
    #expect(answer.errors.contains(key) && answer.errors.contains("quitus.yaml"), "\(answer.errors)")
  }

  @Test(arguments: [["list", "--kind", "overdue"], ["send", "--limit", "0"], ["send", "--as-of", "demain"]])
  func `a wrong option is refused`(arguments: [String]) throws {
    let program = try desk()
    let answer = try program.run(["notices"] + arguments)
    #expect(answer.status == 64 && answer.output == "")
  }
}
