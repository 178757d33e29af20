import TestMail
import TestProgram
import Testing

/// A campaign is signed; a case is opened before it leaves; the reminders rest, and resume after the refusal.
@Suite struct CampaignStoryTests {
  @Test func `who writes in after the signature is taken out, rests, and is reminded again once refused`() throws {
    let story = try Story(today: "2026-01-02")
    try story.filesComeIn()
    _ = try story.importing("completions", "completions-until-2025.csv", "--complete-to", "2025-12-31")

    // 2 January: Anne looks at the list, freezes it, and signs.
    #expect(try story.planned(on: "2026-01-02") == ["1042 annual-2025 1", "1043 annual-2025 1"])
    try story.run("campaign", "freeze", "--as", "anne", "--as-of", "2026-01-02")
    // 3 January: Léa writes in. 5 January: the campaign leaves without her.
    story.program.play("2026-01-05")
    let reference = try story.open("1042", as: "anne", on: "2026-01-03")
    #expect(try story.leftOut(on: "2026-01-05").contains("1042 annual-2025 under-review"))
    let sent = try story.program.json("campaign", "send", "overdue-2026-01-02", "--as-of", "2026-01-05")
    #expect(sent["queued"] as? Int == 1 && sent["taken_out"] as? Int == 1)
    let mail = try story.reminders(expecting: 1)
    #expect(mail[0].text.contains("TÊTENLAIR") && !mail[0].text.contains("MALADROITE"))
    let report = try story.program.json("campaign", "report", "overdue-2026-01-02")
    #expect(report["sent"] as? Int == 1 && report["rewritten"] as? Int == 1)
    let change = try #require((report["changes"] as? [[String: Any]])?.first)
    #expect(change["adviser"] as? String == "1042" && change["obligation"] as? String == "annual-2025")
    #expect(change["what"] as? String == "taken-out" && change["reason"] as? String == "under-review")
    try story.checkInvariants(on: "2026-01-05")

    // Whatever is run again tells nothing twice.
    #expect(try story.program.json("overdue", "send", "--as-of", "2026-01-05")["queued"] as? Int == 0)
    #expect(try story.program.run("campaign", "send", "overdue-2026-01-02", "--as-of", "2026-01-05").status == 0)
    #expect(try story.reminders(expecting: 1).count == 1)

    // 20 January: refused. She was told of nothing yet at this stage, so she is told now.
    try story.act("take", reference, as: "anne", on: "2026-01-05")
    story.program.play("2026-01-20")
    try story.act("propose", reference, "refuse", "--reason", "Absence d’un jour.", as: "anne", on: "2026-01-06")
    #expect(try story.leftOut(on: "2026-01-19").contains("1042 annual-2025 under-review"))
    try story.act("refuse", reference, "--reason", "Absence d’un jour.", as: "pierre", on: "2026-01-20")
    #expect(try story.planned(on: "2026-01-20") == ["1042 annual-2025 1"])
    try story.run("overdue", "send", "--as-of", "2026-01-20")
    // With the notice of the refusal, which the town hall gets too.
    let second = try story.reminders(expecting: 3)
    #expect(second.count == 2 && story.naming("MALADROITE", second) == 1 && story.naming("TÊTENLAIR", second) == 1)
    // 30 January: the second stage, for Luc; of Léa they were told ten days ago.
    story.program.play("2026-01-30")
    #expect(try story.leftOut(on: "2026-01-30").contains("1042 annual-2025 told-lately"))
    try story.run("overdue", "send")
    let third = try story.reminders(expecting: 4)
    #expect(third.count == 3 && story.naming("MALADROITE", third) == 1 && story.naming("TÊTENLAIR", third) == 2)
    // 3 February: fourteen days after the first letter about her, the second.
    story.program.play("2026-02-03")
    try story.run("overdue", "send")
    let fourth = try story.reminders(expecting: 5)
    #expect(fourth.count == 4 && story.naming("MALADROITE", fourth) == 2 && story.naming("TÊTENLAIR", fourth) == 2)
    try story.checkInvariants(on: "2026-02-03")
  }
}

extension Story {
  /// What a campaign of this day would tell: `adviser obligation stage`, in order.
  fileprivate func planned(on day: String) throws -> [String] {
    try plan(on: day, "letter").flatMap { $0["advisers"] as? [[String: Any]] ?? [] }.flatMap { adviser in
      (adviser["obligations"] as? [[String: Any]] ?? []).map {
        "\(adviser["adviser"] ?? "") \($0["obligation"] ?? "") \($0["stage"] ?? "")"
      }
    }.sorted()
  }

  fileprivate func leftOut(on day: String) throws -> [String] {
    try plan(on: day, "left-out").map { "\($0["adviser"] ?? "") \($0["obligation"] ?? "") \($0["reason"] ?? "")" }
  }

  private func plan(on day: String, _ what: String) throws -> [[String: Any]] {
    try program.jsonLines("campaign", "plan", "--as-of", day).filter { $0["what"] as? String == what }
  }

  /// How many of these letters name somebody.
  fileprivate func naming(_ name: String, _ mail: [ReceivedMail]) -> Int { mail.count { $0.text.contains(name) } }

  /// The reminders that have come to the town hall, which has other mail too.
  fileprivate func reminders(expecting count: Int) throws -> [ReceivedMail] {
    try office.mail(to: "mairie", expecting: count).filter { $0.subject.contains("non suivis") }
  }
}
