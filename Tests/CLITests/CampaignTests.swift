import Foundation
import TestProgram
import Testing

/// `quitus campaign`: what it answers, and how it refuses.
@Suite struct CampaignTests {
  private static let twoSign = ["QUITUS_MAIL_CAMPAIGN_CAP": "0"]
  private static let day = ["--as-of", "2026-01-02"]

  private func desk() throws -> Program {
    let program = try Program()
    try program.makeDesk()
    return program
  }

  @Test func `a plan is a line for each letter, for each thing left out, and for the sums`() throws {
    let program = try desk()
    try program.proposeCase()
    let lines = try program.jsonLines("campaign", "plan", "--as-of", "2026-01-02")
    #expect(lines.compactMap { $0["what"] as? String } == ["letter", "left-out", "sums"])
    #expect(lines[0]["structure"] as? String == "10" && lines[0]["email"] as? String == "contact@mairie.example")
    #expect(lines[0]["addressee"] as? String == "structure" && lines[0]["stage"] as? Int == 1)
    let advisers = try #require(lines[0]["advisers"] as? [[String: Any]])
    #expect(advisers.map { $0["adviser"] as? String } == ["1043"])
    let told = try #require((advisers[0]["obligations"] as? [[String: Any]])?.first)
    #expect(told["obligation"] as? String == "annual-2025" && told["deadline"] as? String == "2025-12-31")
    #expect(told["missing"] as? Int == 1 && told["days_overdue"] as? Int == 2 && told["stage"] as? Int == 1)
    #expect(lines[1]["adviser"] as? String == "1042" && lines[1]["reason"] as? String == "under-review")
    #expect(lines[2]["letters"] as? Int == 1 && lines[2]["signers"] as? Int == 1)
    #expect(lines[2]["left_out"] as? [String: Int] == ["under-review": 1])
    let words = try program.run("campaign", "plan", "--as-of", "2026-01-02").lines
    #expect(words.count == 3 && words[1] == "- 1042\tannual-2025\t-\tunder-review")
  }

  @Test func `above the cap it takes two persons, and one account of the system is one person`() throws {
    let program = try desk()
    let refused = try program.run(["overdue", "send"] + Self.day, environment: Self.twoSign)
    #expect(refused.status == 77 && refused.errors.contains("campaign freeze"))
    let own = Self.twoSign.merging(["QUITUS_CLI_SHARED_TERMINAL": "false"]) { $1 }
    let frozen = try program.run(["campaign", "freeze", "--as", "anne", "--json"] + Self.day, environment: own)
    #expect(try frozen.objects().first?["state"] as? String == "frozen")
    let send = ["campaign", "send", "overdue-2026-01-02"] + Self.day
    #expect(try program.run(send, environment: Self.twoSign).status == 77)
    let sign = ["campaign", "sign", "overdue-2026-01-02", "--as"]
    #expect(try program.run(sign + ["anne"], environment: own).status == 77)
    #expect(try program.run(sign + ["pierre"], environment: own).status == 77, "the same terminal")
    #expect(try program.run(sign + ["ines"]).status == 77, "an auditor only reads")
    let dry = try program.run(sign + ["pierre", "--dry-run"])
    #expect(dry.status == 0 && dry.output.hasPrefix("à blanc : ") && dry.output.contains("(2/2)"))
    #expect(try program.run(sign + ["pierre"]).status == 0)
    #expect(try program.run(sign + ["paule"]).status == 65)
    let sent = try #require(try program.run(send + ["--json"]).objects().first)
    #expect(sent["queued"] as? Int == 1 && sent["dropped"] as? Int == 0)
    let report = try program.json("campaign", "report", "overdue-2026-01-02")
    #expect(report["state"] as? String == "sent" && report["queued"] as? Int == 1 && report["sent"] as? Int == 0)
    #expect(try program.json("overdue", "send", "--as-of", "2026-01-02")["queued"] as? Int == 0)
    #expect(try program.run("audit", "verify").status == 0)
  }

  @Test func `what is wrong is said, with the status for it`() throws {
    let program = try desk()
    for (line, status) in [
      ("campaign report overdue-2026-01-02", 66), ("campaign send overdue-2026-01-02", 66),
      ("campaign sign nothing --as pierre", 66), ("campaign cancel nothing --reason r --as pierre", 66),
      ("campaign freeze --as-of 2026-01-02", 64), ("campaign freeze --as ines --as-of 2026-01-02", 77),
      ("campaign freeze --as nobody --as-of 2026-01-02", 77), ("campaign freeze --as anne --as-of 2025-06-01", 65),
      ("campaign freeze --as anne --as-of 2026-01-02 --previewed 0000", 75),
    ] as [(String, Int32)] {
      let answer = try program.run(line.split(separator: " ").map(String.init))
      #expect(answer.status == status, "\(line): \(answer.errors)")
      #expect(answer.complaints.count == 1 && answer.output.isEmpty, "\(line)")
    }
    #expect(try program.jsonLines("campaign", "list").isEmpty)
    try program.run("campaign", "freeze", "--as", "anne", "--as-of", "2026-01-02")
    let again = try program.run("campaign", "freeze", "--as", "anne", "--as-of", "2026-01-02")
    #expect(again.status == 65 && again.errors.contains("overdue-2026-01-02"))
    let cancelled = try program.json(
      "campaign", "cancel", "overdue-2026-01-02", "--reason", "Trop tôt.", "--as", "pierre")
    #expect(cancelled["state"] as? String == "cancelled" && cancelled["reason"] as? String == "Trop tôt.")
    #expect(try program.jsonLines("campaign", "list").map { $0["campaign"] as? String } == ["overdue-2026-01-02"])
  }
}

extension CampaignTests {
  @Test func `nothing is sent for a day to come, and the cap is raised in the settings alone`() throws {
    let program = try desk()
    for line in [
      "overdue send --as-of 2099-01-01", "overdue send --as-of 2099-01-01 --dry-run",
      "campaign freeze --as anne --as-of 2099-01-01",
    ] {
      let answer = try program.run(line.split(separator: " ").map(String.init))
      #expect(answer.status == 65 && answer.complaints.count == 1, "\(line): \(answer.errors)")
      #expect(answer.errors.contains("2099-01-01") && answer.errors.contains("campaign plan"), "\(line)")
    }
    try program.file(named: "none.csv", holding: "adviser_id,module,followed_on\n")
    let ahead = try program.run("import", "completions", "none.csv", "--complete-to", "2099-01-01")
    #expect(ahead.status == 65 && ahead.complaints.count == 1 && ahead.errors.contains("--complete-to 2099-01-01"))
    #expect(try program.run("campaign", "plan", "--as-of", "2099-01-01").status == 0)

    let raised = try program.run(["overdue", "send"] + Self.day, environment: ["QUITUS_MAIL_CAMPAIGN_CAP": "501"])
    #expect(raised.status == 65 && raised.errors.contains("mail.campaign.cap") && raised.errors.contains("500"))
    let reads = try program.run(["overdue", "send", "--as", "ines"] + Self.day)
    #expect(reads.status == 77 && reads.complaints.count == 1)
    #expect(try program.letters().isEmpty)
    try program.run(["campaign", "freeze", "--as", "anne"] + Self.day)
    let beside = try program.run(["overdue", "send"] + Self.day)
    #expect(beside.status == 65 && beside.errors.contains("overdue-2026-01-02"))
    let sends = try program.run(["campaign", "send", "overdue-2026-01-02", "--as", "ines"] + Self.day)
    #expect(sends.status == 77)
  }

  @Test func `a preview writes every letter and an index, and shows one as it was signed`() throws {
    let program = try desk()
    let planned = try program.json("campaign", "preview", "--as-of", "2026-01-02", "--output", "seen")
    #expect(planned["letters"] as? Int == 1 && planned["advisers"] as? Int == 2)
    #expect(planned["stages"] as? [String: Int] == ["1": 1])
    let mail = try #require((planned["mails"] as? [[String: Any]])?.first)
    #expect(mail["file"] as? String == "00001-10-structure" && mail["as_signed"] is NSNull)
    let files = try FileManager.default.contentsOfDirectory(atPath: program.folder.appending(path: "seen").path)
      .sorted()
    #expect(files == ["00001-10-structure.eml", "00001-10-structure.html", "index.html"])
    let index = try String(contentsOf: program.folder.appending(path: "seen/index.html"), encoding: .utf8)
    #expect(index.contains("href=\"00001-10-structure.html\"") && index.contains("TÊTENLAIR"))
    let again = try program.run("campaign", "preview", "--as-of", "2026-01-02", "--output", "seen")
    #expect(again.status == 73 && again.complaints.count == 1)

    let list = try #require(planned["list"] as? String)
    try program.run("campaign", "freeze", "--as", "anne", "--previewed", list, "--as-of", "2026-01-02")
    let name = "overdue-2026-01-02"
    let signed = try program.json("campaign", "preview", name)
    #expect(signed["list"] as? String == list && signed["differing"] as? Int == 0)
    #expect((signed["mails"] as? [[String: Any]])?.map { $0["as_signed"] as? Bool } == [true])
    // What comes later is not in what was signed; a name that was corrected cannot be shown as it was.
    try program.run("completion", "add", "1042", "M09", "2025-11-30")
    #expect(try program.json("campaign", "preview", name)["differing"] as? Int == 0)
    try program.run("adviser", "set", "1043", "--last-name", "NOUVEAU")
    #expect(try program.json("campaign", "preview", name)["differing"] as? Int == 1)
    let shown = try program.run("campaign", "preview", name, "--structure", "10").output
    #expect(shown.contains("NOUVEAU") && shown.contains("→ contact@mairie.example"))
    #expect(try program.run("campaign", "preview", "overdue-2026-01-03").status == 66)
  }

  @Test func `by the settings a reminder waits for the day, and says until when`() throws {
    let program = try desk()
    // Whatever the hour of this test, the night began an hour ago and goes on for another.
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = try #require(TimeZone(identifier: "Europe/Paris"))
    let hour = calendar.component(.hour, from: Date())
    let (from, to) = (String("0\((hour + 23) % 24)".suffix(2)), String("0\((hour + 2) % 24)".suffix(2)))
    let server = [
      "QUITUS_MAIL_URL": "smtp://127.0.0.1:1", "QUITUS_MAIL_STARTTLS": "off", "QUITUS_MAIL_FROM": "a@desk.example",
    ]
    let night = [
      "QUITUS_MAIL_QUIET_ENABLED": "true", "QUITUS_MAIL_QUIET_FROM": "\(from):00", "QUITUS_MAIL_QUIET_TO": "\(to):00",
    ]
    let sent = try program.run("overdue", "send", "--as-of", "2026-01-02", environment: server.merging(night) { $1 })
    #expect(sent.status == 0, "\(sent.errors)")
    #expect(sent.output.contains("remises à plus tard : 1"))
    #expect(try program.letters().map(\.state) == ["queued"])
    let other = try desk()
    let line = try other.run(
      "overdue", "send", "--as-of", "2026-01-02", "--json", environment: server.merging(night) { $1 })
    let counts = try #require(try line.objects().first)
    #expect(counts["queued"] as? Int == 1 && counts["later"] as? Int == 1)
    let dry = try desk().run("overdue", "send", "--as-of", "2026-01-02", "--json", "--dry-run")
    #expect(try dry.objects().first?["later"] is NSNull)
    for (name, value) in [("FROM", "8"), ("TO", "25:00"), ("WEEKENDS", "maybe")] {
      let wrong = try program.run("situation", "1042", environment: ["QUITUS_MAIL_QUIET_\(name)": value])
      #expect(
        wrong.status == 65 && wrong.complaints.count == 1 && wrong.errors.contains("mail.quiet.\(name.lowercased())"))
    }
  }
}
