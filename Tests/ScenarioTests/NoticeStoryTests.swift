import TestMail
import TestProgram
import Testing

/// What people are told before it is too late, day by day.
@Suite struct NoticeStoryTests {
  @Test func `a deadline nears, and whoever follows the module in time hears no more of it`() throws {
    let story = try Story()
    try story.filesComeIn()
    // 30 November: 31 days are left. 1 December: thirty, and Léa and Luc owe their module.
    #expect(try story.notices(on: "2025-11-30") == 0)
    #expect(try story.notices(on: "2025-12-01") == 2)
    #expect(try story.notices(on: "2025-12-01") == 0, "not again on the same day")
    try story.leave(on: "2025-12-01")
    let first = try story.office.mail(to: "lea", expecting: 1)
    #expect(first.count == 1 && first[0].subject.contains("31\u{A0}décembre\u{A0}2025"))
    #expect(first[0].text.contains("MALADROITE") && !first[0].text.contains("TÊTENLAIR"))

    // 10 December: Léa follows hers. 20 December: Luc writes in. On the 24th neither is told that a week is left.
    try story.run("completion", "add", "1042", "M09", "2025-12-10")
    let reference = try story.open("1043", as: "anne", on: "2025-12-20")
    #expect(try story.notices(on: "2025-12-24") == 0)
    #expect(try story.silent(on: "2025-12-24") == ["1043 annual-2025 under-review"])
    // 28 December: the case is withdrawn, and three days are left.
    try story.act("withdraw", reference, as: "anne", on: "2025-12-28")
    #expect(try story.notices(on: "2025-12-28") == 1)
    // 29 December: he had followed one after all; what had not left does not leave.
    try story.run("completion", "add", "1043", "M09", "2025-12-12")
    let run = try story.leave(on: "2025-12-29")
    #expect(run["dropped"] as? Int == 1)
    #expect(try story.office.mail(to: "lea", expecting: 1).count == 1)
    #expect(try story.states("upcoming-deadline") == ["accepted", "accepted", "cancelled"])
    try story.checkInvariants(on: "2025-12-29")
  }

  @Test func `papers are asked for, asked for again, and come`() throws {
    let story = try Story()
    try story.filesComeIn()
    let reference = try story.open("1042", as: "anne", on: "2025-12-03")
    try story.act(
      "request-documents", reference, "L’attestation de l’employeur.", "--by", "2025-12-31", as: "anne",
      on: "2025-12-05")
    #expect(try story.notices(on: "2025-12-27", kind: "documents-reminder") == 0)
    #expect(try story.notices(on: "2025-12-28", kind: "documents-reminder") == 1)
    #expect(try story.notices(on: "2025-12-30", kind: "documents-reminder") == 0)
    try story.leave(on: "2025-12-30")
    let reminders = try story.office.mail(to: "lea", expecting: 3).filter { $0.text.contains("nous ne les avons pas") }
    #expect(reminders.count == 1)
    #expect(reminders.allSatisfy { $0.text.contains("L’attestation de l’employeur.") && $0.text.contains(reference) })
    // They come on the day set: the day after, nobody is asked.
    try story.act(
      "documents-seen", reference, "Attestation.", "--valid-from", "2025-02-10", "--valid-to", "2025-11-30",
      as: "anne", on: "2025-12-31")
    #expect(try story.notices(on: "2026-01-01", kind: "documents-reminder") == 0)
    try story.checkInvariants(on: "2026-01-01")
  }

  @Test func `a carried-over right is told of while it can be used, and an association of what nobody pays for`() throws
  {
    let story = try Story()
    try story.filesComeIn()
    let reference = try story.open("1042", as: "anne", on: "2025-12-03")
    try story.act("take", reference, as: "anne", on: "2025-12-03")
    try story.act("propose", reference, "approve", "--reason", "Vu.", as: "anne", on: "2025-12-04")
    try story.act("approve", reference, as: "pierre", on: "2025-12-15")
    // The right lasts until the end of 2026, and Léa follows nothing.
    #expect(try story.told(on: "2026-10-31", kind: "expiring-right") == [])
    #expect(try story.told(on: "2026-11-01", kind: "expiring-right") == ["1042 annual-2025+1 60"])
    #expect(try story.notices(on: "2026-11-02", kind: "expiring-right") == 1)
    try story.leave(on: "2026-11-02")
    // A module uses the right, which opened before the year: fifteen days before its end there is nothing to tell.
    try story.run("completion", "add", "1042", "M12", "2026-11-20")
    #expect(try story.told(on: "2026-12-16", kind: "expiring-right") == [])
    // 1044 works for an association, and follows two modules more than the State pays for.
    for (module, day) in [("M05", "2026-09-01"), ("M06", "2026-10-01"), ("M07", "2026-11-01")] {
      try story.run("completion", "add", "1044", module, day)
    }
    #expect(
      try story.told(on: "2026-11-10", kind: "unfunded-module")
        == ["1044 2026-10-01 M06 0", "1044 2026-11-01 M07 0"])
    #expect(try story.notices(on: "2026-11-10", kind: "unfunded-module") == 1)
    try story.leave(on: "2026-11-10")
    let opco = try story.office.mail(to: "association", expecting: 1)
    #expect(opco.count == 1 && opco[0].text.contains("OPCO") && opco[0].text.contains("M06"))
    #expect(try story.notices(on: "2026-11-11", kind: "unfunded-module") == 0)
    try story.checkInvariants(on: "2026-12-16")
  }
}

extension Story {
  private func options(_ day: String, _ kind: String?) -> [String] {
    ["--as-of", day] + (kind.map { ["--kind", $0] } ?? [])
  }

  /// Queues the notices of a day; how many letters.
  fileprivate func notices(on day: String, kind: String? = nil) throws -> Int {
    let answer = try program.run(["notices", "send", "--json"] + options(day, kind))
    #expect(answer.status == 0 && answer.errors == "", "\(answer.errors)")
    return (try answer.objects().first?["queued"] as? [String: Int])?.values.reduce(0, +) ?? -1
  }

  /// What a day would tell: `adviser subject stage`.
  fileprivate func told(on day: String, kind: String) throws -> [String] {
    try program.run(["notices", "list", "--json"] + options(day, kind)).objects()
      .flatMap { $0["tells"] as? [[String: Any]] ?? [] }
      .map { "\($0["adviser"] ?? "") \($0["subject"] ?? "") \($0["stage"] ?? "")" }
  }

  /// Whom a day tells nothing, and why.
  fileprivate func silent(on day: String) throws -> [String] {
    try program.jsonLines("notices", "list", "--as-of", day).filter { $0["what"] as? String == "left-out" }
      .map { "\($0["adviser"] ?? "") \($0["subject"] ?? "") \($0["reason"] ?? "")" }
  }

  @discardableResult
  fileprivate func leave(on day: String) throws -> [String: Any] {
    try program.json("outbox", "run", "--as-of", day)
  }

  /// Where the letters of a kind stand.
  fileprivate func states(_ kind: String) throws -> [String] {
    try program.jsonLines("outbox", "list").filter { $0["letter"] as? String == kind }
      .compactMap { $0["state"] as? String }
  }
}
