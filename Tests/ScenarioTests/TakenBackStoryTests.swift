import TestMail
import TestProgram
import Testing

/// An approval is taken back: the rights go back, who was told is known, and others decide.
@Suite struct TakenBackStoryTests {
  @Test func `what an approval gave goes back when it is taken back, and who did so does not decide again`() throws {
    let story = try Story()
    try story.filesComeIn()
    try story.employ("paule", as: "approver")
    #expect(
      try story.importing("completions", "completions-until-2025.csv", "--complete-to", "2025-12-31")
        == [4, 0, 0, 4, 0])
    let reference = try story.approvedAndTold()
    try story.pierreTakesItBack(reference)
    try story.pauleRefuses(reference)
    #expect(
      try story.timeline(reference) == [
        "2025-12-03 open anne", "2025-12-03 propose anne", "2025-12-15 approve pierre", "2026-01-10 reopen pierre",
        "2026-01-15 propose anne", "2026-01-20 refuse paule",
      ])
    try story.checkInvariants(on: "2026-01-20")
  }
}

extension Story {
  fileprivate func approvedAndTold() throws -> String {
    let reference = try open("1042", as: "anne", on: "2025-12-03")
    try act("propose", reference, "approve", "--reason", "Arrêt vu.", as: "anne", on: "2025-12-03")
    try act("approve", reference, as: "pierre", on: "2025-12-15")
    try run("outbox", "run", "--as-of", "2025-12-15")
    let lea = try situation("1042", on: "2026-01-09")
    #expect(lea.statuses == ["annual-2024 met", "annual-2025 carried-over", "annual-2025+1 due", "annual-2026 due"])
    #expect(lea.usableRights == 2)
    return reference
  }

  /// 10 January: the paper was not hers. Both letters have left, and may have been read.
  fileprivate func pierreTakesItBack(_ reference: String) throws {
    let done = try act("reopen", reference, "--reason", "Arrêt d’une autre.", as: "pierre", on: "2026-01-10")
    #expect(done["state"] as? String == "in-review")
    #expect(done["implied_decision_on"] as? String == "2026-03-10")
    let told = try #require(done["told"] as? [[String: Any]])
    let decision = told.filter { ["approval", "decision-notice"].contains($0["letter"] as? String) }
    #expect(decision.map { $0["to"] as? [String] } == [["lea@example.org"], ["mairie@example.org"]])

    let (before, after) = (try situation("1042", on: "2026-01-09"), try situation("1042", on: "2026-01-10"))
    #expect(before.obligation("annual-2025")?.status == "carried-over")
    #expect(before.usableRights == 2)
    #expect(after.statuses == ["annual-2024 met", "annual-2025 under-review", "annual-2026 due"])
    #expect(after.usableRights == 1)
    // What went to 2026 comes back to 2025, whose window has ended: it is lost, and the right of 2026 is left.
    let account = try program.jsonLines("rights", "1042", "--as-of", "2026-01-10")
    #expect(
      account.filter { ($0["day"] as? String ?? "") >= "2025-12-15" }.map {
        "\($0["day"] ?? "") \($0["kind"] ?? "") \($0["obligation"] ?? "") \($0["change"] ?? "") \($0["balance"] ?? "")"
      } == [
        "2025-12-15 carry-over annual-2025 -1 0", "2025-12-15 grant annual-2025+1 1 1",
        "2026-01-01 grant annual-2026 1 2", "2026-01-10 reversal annual-2025 1 3",
        "2026-01-10 reversal annual-2025+1 -1 2", "2026-01-10 loss annual-2025 -1 1",
      ])
    try checkInvariants(on: "2026-01-10")
  }

  /// Anne instructed it, Pierre took it back: it takes a third person.
  fileprivate func pauleRefuses(_ reference: String) throws {
    try refuses(65, "refuse", reference, "--reason", "Pas d’arrêt.", as: "paule", on: "2026-01-12")
    try act("propose", reference, "refuse", "--reason", "Pas d’arrêt.", as: "anne", on: "2026-01-15")
    try refuses(77, "refuse", reference, "--reason", "Pas d’arrêt.", as: "anne", on: "2026-01-16")
    try refuses(77, "refuse", reference, "--reason", "Pas d’arrêt.", as: "pierre", on: "2026-01-16")
    #expect(try advisersToTell(on: "2026-01-16") == ["1043"])
    try act("refuse", reference, "--reason", "Pas d’arrêt pour elle.", as: "paule", on: "2026-01-20")
    #expect(try situation("1042", on: "2026-01-20").obligation("annual-2025")?.status == "overdue")
    #expect(try advisersToTell(on: "2026-01-20") == ["1042", "1043"])
    #expect(try letters("refusal", about: reference) == ["lea@example.org"])
  }

  private func advisersToTell(on day: String) throws -> [String] {
    try program.jsonLines("overdue", "list", "--as-of", day).flatMap { $0["advisers"] as? [[String: Any]] ?? [] }
      .compactMap { $0["adviser"] as? String }
  }
}
