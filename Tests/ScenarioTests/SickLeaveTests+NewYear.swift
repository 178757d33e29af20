import TestMail
import TestProgram
import Testing

extension Story {
  /// 2 January 2026: all completions of 2025 are known; beside this year's module stands last year's.
  func theNewYearBegins() throws {
    #expect(
      try importing("completions", "completions-until-2025.csv", "--complete-to", "2025-12-31") == [4, 0, 0, 4, 0])
    let lea = try situation("1042", on: "2026-01-02")
    #expect(
      lea.statuses == ["annual-2024 met", "annual-2025 carried-over", "annual-2025+1 due", "annual-2026 due"])
    #expect(lea.obligation("annual-2025+1")?.opens == "2025-12-15")
    #expect(lea.obligation("annual-2025+1")?.deadline == "2026-12-31")
    #expect((lea.usableRights, lea.nextModule, lea.overdue) == (2, "funded", 0))
    #expect(
      try situation("1043", on: "2026-01-02").statuses == ["annual-2024 met", "annual-2025 overdue", "annual-2026 due"])
  }

  /// What would be told: one mail, about Luc alone; and nothing moves.
  func aRehearsalTellsNobody() throws {
    let list = try program.jsonLines("overdue", "list", "--as-of", "2026-01-02")
    #expect(list.count == 1)
    #expect(list.first?["structure"] as? String == "201")
    #expect(list.first?["email"] as? String == "mairie@example.org")
    let advisers = try #require(list.first?["advisers"] as? [[String: Any]])
    #expect(advisers.map { $0["adviser"] as? String } == ["1043"])
    #expect(advisers.first?["obligations"] as? [String] == ["annual-2025"])
    let before = try run("outbox", "list", "--json").output
    let report = try program.json("overdue", "send", "--as-of", "2026-01-02", "--dry-run")
    #expect(report["queued"] as? Int == 1)
    #expect(try run("outbox", "list", "--json").output == before)
    #expect(try office.count() == 3)
  }

  func theTownHallIsTold() throws {
    let report = try program.json("overdue", "send", "--as-of", "2026-01-02")
    #expect(report["campaign"] as? String == "overdue-2026-01-02")
    #expect(
      ["structures", "advisers", "queued", "already_sent"].map { report[$0] as? Int } == [1, 1, 1, 0], "\(report)")
    let letters = try office.mail(to: "mairie", expecting: 2)
    #expect(letters.count == 2)
    let reminder = try #require(letters.first { $0.words.contains("TÊTENLAIR") })
    #expect(reminder.words.contains("Luc TÊTENLAIR (identifiant 1043)"))
    #expect(reminder.words.contains("Année 2025"))
    for absent in ["MALADROITE", "1042", "ASSIDUE"] { #expect(!(reminder.words + reminder.html).contains(absent)) }
    #expect(letters.filter { $0.words.contains("TÊTENLAIR") }.count == 1)
  }

  /// The same day and the next: nothing is new to anybody.
  func aSecondRunTellsNothing() throws {
    for day in ["2026-01-02", "2026-01-03"] {
      let report = try program.json("overdue", "send", "--as-of", day)
      #expect(["queued", "already_sent"].map { report[$0] as? Int } == [0, 1], "\(report)")
    }
    #expect(try office.count() == 4)
    #expect(
      try program.jsonLines("outbox", "list").map { $0["state"] as? String } == Array(repeating: "accepted", count: 4))
  }

  /// By the end of 2026 both are followed: the State pays for both, and nothing is owed.
  func leaFollowsBothModules() throws {
    #expect(try importing("completions", "completions-2026.csv", "--complete-to", "2026-09-30") == [2, 2, 0, 0, 0])
    let lea = try situation("1042", on: "2026-12-31")
    #expect(
      lea.completions.map { "\($0.day) \($0.module) \($0.funding)" }
        == ["2024-05-14 M07 funded", "2026-02-10 M11 funded", "2026-09-22 M12 funded"])
    #expect(
      lea.statuses == ["annual-2024 met", "annual-2025 carried-over", "annual-2025+1 met", "annual-2026 met"])
    #expect(lea.obligation("annual-2025+1")?.completions.map(\.module) == ["M11"])
    #expect(lea.obligation("annual-2026")?.completions.map(\.module) == ["M12"])
    #expect((lea.usableRights, lea.overdue, lea.nextModule) == (0, 0, "unfunded"))
  }
}
