import Foundation
import TestMail
import TestProgram
import Testing

/// What a person does to letters by their numbers, and what is shown of them.
@Suite struct OutboxChangesTests {
  private let program: Program

  init() throws { program = try Program(copying: Desks.queued.get()) }

  private var states: [String] { get throws { try program.letters().map(\.state) } }

  @Test func `held letters stay, released ones leave, cancelled ones never do, and each is on record`() throws {
    let server = try FaultServer { _ in .proceed }
    let environment = ["QUITUS_MAIL_URL": server.url]
    let held = try program.json("outbox", "hold", "1", "3", "1", "--reason", "Vérifier l’adresse.", "--as", "anne")
    #expect(held["held"] as? [Int] == [1, 3])
    let cancelled = try program.json("outbox", "cancel", "2", "--reason", "Doublon.", "--as", "pierre")
    #expect(cancelled["cancelled"] as? [Int] == [2])
    #expect(try program.runOutbox(environment).report["sent"] == 0)
    #expect(try states == ["held", "cancelled", "held"])
    #expect(try program.letters().map(\.lastReply) == ["Vérifier l’adresse.", "Doublon.", "Vérifier l’adresse."])
    #expect(try program.json("outbox", "release", "1", "--as", "anne")["due"] as? [Int] == [1])
    #expect(try program.runOutbox(environment).report["sent"] == 1)
    #expect(try states == ["accepted", "cancelled", "held"])
    let entries = try program.jsonLines("audit", "show", "--as", "ines").compactMap { $0["verb"] as? String }
    let verbs = entries.filter { $0.hasPrefix("outbox-") }
    #expect(verbs == ["outbox-hold", "outbox-cancel", "outbox-release", "outbox-run"])
  }

  @Test func `a dry run says what would be done, and does nothing`() throws {
    let before = try program.everything()
    for arguments in [
      ["hold", "1", "--as", "anne"], ["cancel", "1", "2", "--reason", "x", "--as", "anne"], ["retry", "1"], ["run"],
    ] {
      let answer = try program.run(["outbox"] + arguments + ["--dry-run"])
      #expect(answer.status == 0 && answer.output.hasPrefix("à blanc : "), "\(arguments): \(answer)")
    }
    #expect(try program.json("outbox", "run", "--dry-run", "--as-of", Desks.day)["sent"] as? Int == 3)
    #expect(try program.everything() == before)
  }

  @Test(
    arguments: [
      (["hold", "1"], 64), (["hold", "1", "--as", "ines"], 77), (["hold", "1", "--as", "nobody"], 77),
      (["hold", "1", "99", "--as", "anne"], 66), (["release", "1", "--as", "anne"], 65),
      (["cancel", "1", "--as", "anne"], 64), (["cancel", "1", "--reason", " ", "--as", "anne"], 65),
      (["cancel", "x", "--reason", "y", "--as", "anne"], 64), (["hold", "--as", "anne"], 64), (["show", "99"], 66),
      (["retry", "99"], 66), (["run", "--watch", "--dry-run"], 64), (["run", "--watch"], 65),
      (["list", "--older-than", "7w"], 64), (["list", "--limit", "0"], 64), (["show", "1", "--eml", "--json"], 64),
      (["export", "/nowhere/x.csv", "--as", "anne"], 73), (["export", "x.csv", "--as", "nobody"], 77),
    ] as [([String], Int32)])
  func `what cannot be done is said in one line, with its exit code, and nothing changes`(
    arguments: [String], status: Int32
  ) throws {
    let before = try states
    let answer = try program.run(["outbox"] + arguments)
    #expect(answer.status == status, "\(arguments): \(answer)")
    #expect(answer.complaints.count == 1 && answer.output.isEmpty, "\(answer)")
    #expect(try states == before)
  }

  @Test func `what is not made due is named with the reason, and what waits for somebody asks for a login`() throws {
    let server = try FaultServer { _ in .proceed }
    _ = try program.runOutbox(["QUITUS_MAIL_URL": server.url])
    let none = try program.run("outbox", "retry", "1", "2")
    #expect(none.status == 65 && none.output.isEmpty && none.complaints.count == 1, "\(none)")
    #expect(none.errors.contains("la lettre 1 a été remise ; la lettre 2 a été remise : rien n’a été fait"))
    let program = try Program(copying: Desks.queued.get())
    try program.run("outbox", "hold", "1", "--as", "anne")
    try program.run("outbox", "cancel", "2", "--reason", "Doublon.", "--as", "anne")
    let unsaid = try program.run("outbox", "retry", "1")
    #expect(unsaid.status == 64 && unsaid.complaints.count == 1 && unsaid.errors.contains("--as"), "\(unsaid)")
    #expect(try program.run("outbox", "retry", "1", "--as", "ines").status == 77)
    #expect(try program.letters().map(\.state) == ["held", "cancelled", "queued"])
    let some = try program.json("outbox", "retry", "1", "2", "3", "--as", "anne")
    #expect(some["due"] as? Int == 2)
    #expect((some["left"] as? [[String: Any]])?.map { "\($0["id"] ?? "") \($0["state"] ?? "")" } == ["2 cancelled"])
    let said = try program.run("outbox", "retry", "2", "3")
    #expect(said.status == 0 && said.lines == ["lettres de nouveau dues : 1", "  la lettre 2 est annulée"], "\(said)")
  }

  @Test
  func `a list is asked by state, kind, case, campaign, structure, address and age, and goes on where a page ended`()
    throws
  {
    func ids(_ arguments: String...) throws -> [Int] {
      try program.run(["outbox", "list", "--json"] + arguments).objects().compactMap { $0["id"] as? Int }
    }
    #expect(try ids() == [1, 2, 3])
    #expect(try ids("--letter", "overdue") == [3] && ids("--case", "2025-00001") == [1, 2])
    #expect(try ids("--campaign", "overdue-2026-01-02") == [3] && ids("--to", "CONTACT@") == [2, 3])
    #expect(
      try ids("--structure", "10") == [2, 3] && ids("--older-than", "1h") == [] && ids("--older-than", "0m") != [])
    try program.run("outbox", "hold", "2", "--as", "anne")
    #expect(try ids("--state", "held") == [2] && ids("--state", "queued") == [1, 3])
    #expect(try ids("--state", "queued", "--state", "held") == [1, 2, 3] && ids("--state", "accepted") == [])
    #expect(try ids("--limit", "2") == [1, 2] && ids("--limit", "2", "--after", "2") == [3])
    let page = try program.run("outbox", "list", "--limit", "2")
    #expect(page.lines.count == 2 && page.errors == "La suite : --after 2\n")
    #expect(try program.run("outbox", "list", "--limit", "3").errors == "")
  }

  @Test func `a letter is shown with its words, its recipients and each attempt, and written as it leaves`() throws {
    let server = try FaultServer { $0.stage == .final && $0.transaction <= 3 ? .say("451 4.3.0 later") : .proceed }
    let environment = ["QUITUS_MAIL_URL": server.url]
    _ = try program.runOutbox(environment)
    try program.run("outbox", "retry")
    _ = try program.runOutbox(environment)
    let sheet = try program.json("outbox", "show", "1")
    #expect(sheet["state"] as? String == "accepted" && sheet["case"] as? String == "2025-00001")
    let attempts = try #require(sheet["attempts"] as? [[String: Any]])
    #expect(attempts.map { $0["outcome"] as? String } == ["deferred", "accepted"])
    #expect(attempts.map { $0["code"] as? Int } == [451, 250])
    #expect(attempts.map { $0["enhanced"] as? String } == ["4.3.0", "2.0.0"])
    #expect(attempts.allSatisfy { ($0["host"] as? String)?.hasPrefix("127.0.0.1") ?? false })
    let to = try #require(sheet["to"] as? [[String: Any]])
    #expect(to.count == 1 && to[0]["address"] as? String == "lea@mairie.example" && to[0]["code"] as? Int == 250)
    let text = try program.run("outbox", "show", "1").output
    #expect(text.contains("451 4.3.0") && text.contains("lea@mairie.example") && text.contains("Madame"))
    let eml = try program.run("outbox", "show", "1", "--eml").output
    // What arrived first is the decision; the trailing dot's own line end belongs to the wire.
    #expect(server.taken.contains { String(decoding: $0, as: UTF8.self) == eml })
  }

  @Test func `the list goes into a file that spreadsheets read as text, and into lines of JSON`() throws {
    #expect(try program.run("outbox", "hold", "1", "--reason", "=1+1", "--as", "anne").status == 0)
    #expect(try program.json("outbox", "export", "letters.csv", "--as", "ines")["letters"] as? Int == 3)
    let csv = String(decoding: try Data(contentsOf: program.folder.appending(path: "letters.csv")), as: UTF8.self)
    let lines = csv.split(separator: "\r\n")
    #expect(lines.count == 4 && lines[0].hasPrefix("\u{FEFF}Numéro;État;Lettre;"))
    #expect(lines[1].contains(";'=1+1;") && lines[3].hasPrefix("3;queued;overdue;contact@mairie.example;;10;"))
    let jsonl = try program.run("outbox", "export", "-", "--format", "jsonl", "--state", "queued", "--as", "ines")
      .output
    #expect(jsonl.split(separator: "\n").count == 2 && jsonl.hasPrefix("{\"attempts\":0,\"campaign\":null,"))
    let entries = try program.jsonLines("audit", "show", "--as", "ines").compactMap { $0["verb"] as? String }
    #expect(entries.filter { $0 == "outbox-export" }.count == 2)
  }

  @Test func `the report counts what waits, why, and what was in doubt, whatever was then done with it`() throws {
    let server = try FaultServer { moment in
      moment.stage != .final ? .proceed : moment.transaction == 1 ? .say("451 4.7.1 grey") : .takeAndDrop
    }
    // Over one connection, where the decision comes first.
    _ = try program.runOutbox(["QUITUS_MAIL_URL": server.url, "QUITUS_MAIL_CONNECTIONS": "1"])
    let report = try program.json("outbox", "report")
    #expect(report["deferred"] as? Int == 2 && report["in_doubt"] as? Int == 1 && report["queued"] as? Int == 0)
    #expect(report["stuck"] as? Bool == false && report["oldest_decision"] is String && report["next_due"] is String)
    let reasons = try #require(report["deferred_by_reason"] as? [[String: Any]])
    #expect(Set(reasons.map { "\($0["code"] ?? "") \($0["enhanced"] ?? "")" }) == ["451 4.7.1", "<null> <null>"])
    let doubts = try #require(report["doubts"] as? [[String: Any]])
    #expect(doubts.map { $0["state"] as? String } == ["in-doubt", "deferred"])
    #expect(report["sent_per_hour"] as? [String] == [])
    let text = try program.run("outbox", "report").output
    #expect(text.contains("différées : 2") && text.contains("451 4.7.1"))
  }

  @Test func `mail.in_doubt turns what is done in doubt the other way round`() throws {
    let server = try FaultServer { $0.stage == .final && $0.transaction <= 3 ? .takeAndDrop : .proceed }
    let environment = [
      "QUITUS_MAIL_URL": server.url, "QUITUS_MAIL_IN_DOUBT_DECISION": "resend", "QUITUS_MAIL_IN_DOUBT_REMINDER": "hold",
    ]
    #expect(try program.runOutbox(environment).report["in_doubt"] == 3)
    #expect(try states == ["deferred", "deferred", "in-doubt"])
    let wrong = try program.run("outbox", "list", environment: ["QUITUS_MAIL_IN_DOUBT_DECISION": "perhaps"])
    #expect(wrong.status == 65 && wrong.errors.contains("hold ou resend"))
  }

  @Test func `a decision that has waited too long is a problem to the doctor`() throws {
    func letters() throws -> [String: Any]? {
      try program.jsonLines("doctor").first {
        $0["check"] as? String == "letters" && $0["status"] as? String == "problem"
      }
    }
    #expect(try letters() == nil)
    _ = try program.sqlite("UPDATE outbox SET enqueued_at = enqueued_at - 3660000 WHERE id = 1")
    #expect(try letters() != nil)
    #expect(try program.run("doctor").status == 1)
    #expect(try program.json("outbox", "report")["stuck"] as? Bool == true)
    #expect(try program.run("doctor", environment: ["QUITUS_MAIL_ALARM_AFTER_MINUTES": "120"]).status == 0)
  }
}
