import TestMail
import TestProgram
import Testing

/// Papers are asked for and come: what rests meanwhile, and what goes on.
@Suite struct PapersStoryTests {
  @Test func `while papers are awaited the delay rests, nobody decides, and nobody is reminded`() throws {
    let story = try Story()
    try story.filesComeIn()
    let reference = try story.open("1042", as: "anne", on: "2025-12-03")
    #expect(try story.file(reference)["implied_decision_on"] as? String == "2026-02-03")

    // 5 December: 26 days until the last of the month, so 3 February becomes 1 March.
    let asked = try story.act(
      "request-documents", reference, "L’arrêt de travail.", "--by", "2025-12-31", as: "anne", on: "2025-12-05")
    #expect(asked["state"] as? String == "awaiting-documents")
    #expect(asked["documents_by"] as? String == "2025-12-31")
    #expect(asked["implied_decision_on"] as? String == "2026-03-01")
    #expect(try story.situation("1042", on: "2025-12-10").statuses == ["annual-2024 met", "annual-2025 under-review"])
    try story.refuses(65, "approve", reference, as: "pierre", on: "2025-12-10")
    try story.checkInvariants(on: "2025-12-10")

    // Had they not come, somebody would be told from 1 January on; from 4 January that nothing was done for thirty days.
    #expect(try story.alarms(reference, on: "2025-12-31") == [])
    #expect(try story.alarms(reference, on: "2026-01-01") == ["documents-late 1"])
    #expect(try story.alarms(reference, on: "2026-01-04") == ["documents-late 4", "left-open 30"])

    // 20 December: they come after 15 days; 3 February becomes the 18th.
    let seen = try story.act(
      "documents-seen", reference, "Arrêt de travail.", "--valid-from", "2025-02-10", "--valid-to", "2025-11-30",
      as: "anne", on: "2025-12-20")
    #expect(seen["state"] as? String == "in-review")
    #expect(seen["documents_by"] is String == false)
    #expect(seen["implied_decision_on"] as? String == "2026-02-18")
    try story.act("propose", reference, "approve", "--reason", "Arrêt vu.", as: "anne", on: "2026-01-20")
    #expect(try story.alarms(reference, on: "2026-02-02") == [])
    #expect(try story.alarms(reference, on: "2026-02-03") == ["implied-decision-near 15"])
    #expect(try story.alarms(reference, on: "2026-02-18") == ["implied-decision-today 0"])

    #expect(
      try story.importing("completions", "completions-until-2025.csv", "--complete-to", "2025-12-31")
        == [4, 0, 0, 4, 0])
    let told = try story.program.jsonLines("overdue", "list", "--as-of", "2026-02-04")
    #expect(
      told.flatMap { $0["advisers"] as? [[String: Any]] ?? [] }.map { $0["adviser"] as? String } == ["1043"])

    // 5 February: approved, until the end of the year that follows.
    try story.act("approve", reference, as: "pierre", on: "2026-02-05")
    let lea = try story.situation("1042", on: "2026-02-05")
    #expect(lea.statuses == ["annual-2024 met", "annual-2025 carried-over", "annual-2026 due", "annual-2025+1 due"])
    #expect(lea.obligation("annual-2025+1")?.opens == "2026-02-05")
    #expect(lea.obligation("annual-2025+1")?.deadline == "2026-12-31")
    #expect(lea.usableRights == 2)
    #expect(try story.letters("approval", about: reference) == ["lea@example.org"])
    #expect(try story.letters("decision-notice", about: reference) == ["mairie@example.org"])
    #expect(try story.alarms(reference, on: "2026-02-18") == [])
    #expect(
      try story.timeline(reference) == [
        "2025-12-03 open anne", "2025-12-05 request-documents anne", "2025-12-20 documents-seen anne",
        "2026-01-20 propose anne", "2026-02-05 approve pierre",
      ])
    try story.checkInvariants(on: "2026-02-05")
  }
}
