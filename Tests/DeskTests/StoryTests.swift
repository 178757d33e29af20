import Cases
import Dates
import Desk
import Rules
import Testing

@Suite struct StoryTests {
  @Test
  func `an adviser on sick leave in 2025 has two funded modules in 2026, and only the colleague is named overdue`()
    throws
  {
    let desk = try TestDesk(on: "2025-11-03")
    try desk.importTownHall()
    try desk.checkInvariants()

    let reference = try desk.open(receivedOn: "2025-10-27").value().file.reference
    #expect(reference.description == "2025-00001")
    #expect(try desk.status("1", "annual-2025", on: "2025-11-03") == .underReview)
    try desk.checkInvariants()

    desk.clock.set(day("2025-11-04"))
    _ = try TakeCase(reference, by: Acting(login: "agnes"), on: day("2025-11-04")).perform(with: desk.parts).value()
    _ = try ProposeDecision(
      reference, .approve, reason: "Arrêt du 3 mars au 30 novembre.", by: Acting(login: "agnes"), on: day("2025-11-04")
    ).perform(with: desk.parts).value()
    try desk.checkInvariants()

    desk.clock.set(day("2025-11-12"))
    #expect(
      try desk.approve(reference, by: "agnes").refusal?.isAboutThePerson == true)
    let done = try desk.approve(reference).value()
    #expect(done.file.state == .approved)
    #expect(done.letters.map(\.letter) == ["approval", "decision-notice"])
    #expect(done.letters.map(\.to) == [["alice@fleur.example"], ["contact@fleur.example"]])
    try desk.checkInvariants()

    let year = try desk.situation("1", on: "2026-01-15")
    #expect(year.obligation(obligation("annual-2025"))?.status == .carriedOver)
    #expect(year.obligations.filter { $0.status == .due }.map(\.id.description) == ["annual-2025+1", "annual-2026"])
    #expect(year.usableRights == 2)
    #expect(year.nextModule == .funded)

    desk.clock.set(day("2026-01-15"))
    let report = try desk.remind()
    #expect(report.queued == 1 && report.skipped.isEmpty)
    let reminder = try #require(try desk.outbox().last)
    let letter = try desk.letter(reminder)
    #expect(letter.contains("Basile"))
    #expect(!letter.contains("Alice"))
    try desk.checkInvariants()

    _ = try desk.importCompletions("1;M02;2026-02-03;", "1;M03;2026-09-10;")
    let later = try desk.situation("1", on: "2026-12-31")
    #expect(later.completions.suffix(2).map(\.funding) == [.funded, .funded])
    #expect(later.obligations.suffix(2).map(\.status) == [.met, .met])
    try desk.checkInvariants()
  }
}
