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
