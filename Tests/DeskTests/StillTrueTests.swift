import Cases
import Dates
import Desk
import Intake
import Mail
import Roster
import Rules
import Store
import Testing

/// A reminder is true on the day that is asked about and on the day on which it leaves; what may have arrived is told.
@Suite struct StillTrueTests {
  private static let annual = obligation("annual-2025")

  private func townHall(on today: String = "2026-01-19") throws -> TestDesk {
    let desk = try TestDesk(on: today)
    try desk.importTownHall()
    return desk
  }

  /// A case of Alice's that came in on the 17th, two days before it was entered.
  private func openOfTheSeventeenth(_ desk: TestDesk) throws -> CaseReference {
    try OpenCase(
      adviser: AdviserID("1"), obligation: .annual(2025), ground: GroundCode(rawValue: "sick-leave"),
      by: Acting(login: "agnes"), on: day("2026-01-17")
    ).perform(with: desk.parts).value().file.reference
  }

  private func names(_ desk: TestDesk, on text: String? = nil) throws -> [String] {
    var names: [String] = []
    _ = try desk.dispatch(on: text) { mail in
      let text = PlainLetter.text(of: mail.bytes)
      guard text.contains("OBLIGATIONS CONCERNÉES") else { return .accepted }
      names.append(["Alice", "Basile"].filter { text.contains($0) }.joined(separator: " "))
      return .accepted
    }
    return names
  }

  @Test func `a day before the case came in tells nobody of it`() throws {
    let desk = try townHall()
    _ = try openOfTheSeventeenth(desk)
    let plan = try PlanCampaign(on: day("2026-01-16"), policy: desk.policy).perform(with: desk.parts)
    #expect(plan.leftOut.contains { $0.adviser == AdviserID("1") && $0.reason == .underReview })
    #expect(try desk.remind(on: "2026-01-16").queued == 1)
    #expect(try desk.told() == ["7/2/annual-2025/1"])
    #expect(try names(desk, on: "2026-01-16") == ["Basile"])
  }

  @Test func `letters that wait are held against today whatever day the run is asked for`() throws {
    let desk = try townHall()
    #expect(try desk.remind().queued == 1)
    _ = try openOfTheSeventeenth(desk)
    #expect(try names(desk, on: "2026-01-16") == ["Basile"])
  }

  @Test func `a frozen list is held against today when it is queued`() throws {
    let desk = try townHall()
    let frozen = try FreezeCampaign(on: day("2026-01-16"), policy: desk.policy, by: Acting(login: "agnes"))
      .perform(with: desk.parts).value()
    _ = try openOfTheSeventeenth(desk)
    let done = try SendCampaign(frozen.name, on: day("2026-01-16"), policy: desk.policy, by: Acting(login: "agnes"))
      .perform(with: desk.parts).value()
    #expect(done.queued == 1 && done.takenOut == 1)
    #expect(try desk.told() == ["7/2/annual-2025/1"])
  }

  @Test func `figures are those of today, though an earlier day is told`() throws {
    let desk = try TestDesk(on: "2025-06-20")
    try desk.importTownHall()
    try desk.importNewcomer()
    // On 10 June two modules are missing; of two that were followed since, the year takes the first and what was missed the second.
    _ = try desk.importCompletions("3;M05;2025-06-12;", "3;M06;2025-06-13;")
    #expect(try desk.remind(on: "2025-06-10").queued == 1)
    let text = try desk.letter(try #require(try desk.outbox().first))
    #expect(text.contains("il manque 1\u{A0}module") && !text.contains("2\u{A0}modules"))
  }

  @Test func `nothing is frozen, queued or sent for a day to come`() throws {
    let desk = try townHall()
    let ahead = DeskRefusal.campaign(.ahead(day("2026-03-01"), today: day("2026-01-19")))
    #expect(throws: ahead) { try desk.remind(on: "2026-03-01") }
    #expect(throws: ahead) { try desk.remind(on: "2026-03-01", isDryRun: true) }
    try desk.expect(ahead) {
      try FreezeCampaign(on: day("2026-03-01"), policy: desk.policy, by: Acting(login: "agnes"))
        .perform(with: desk.parts)
    }
    let frozen = try desk.freeze().value()
    try desk.expect(ahead) {
      try SendCampaign(frozen.name, on: day("2026-03-01"), policy: desk.policy, by: Acting(login: "agnes"))
        .perform(with: desk.parts)
    }
    #expect(try desk.outbox().isEmpty)
    let plan = try PlanCampaign(on: day("2026-03-01"), policy: desk.policy).perform(with: desk.parts)
    #expect(plan.letters.count == 1, "who only looks may look ahead")
  }

  // MARK: What may have arrived

  @Test func `a letter that may have arrived is not told again when it is dropped`() throws {
    let desk = try townHall()
    #expect(try desk.remind().queued == 1)
    _ = try desk.dispatch { _ in .doubtful }
    #expect(try desk.outbox().map(\.state) == [.deferred])
    let cases = try ["1", "2"].map { try desk.open($0).value().file.reference }
    _ = try RetryMail().perform(with: desk.parts)
    #expect(try desk.dispatch { _ in .accepted }.dropped == 1)
    for reference in cases {
      _ = try WithdrawCase(reference, by: Acting(login: "agnes"), on: desk.clock.today).perform(with: desk.parts)
        .value()
    }
    #expect(try desk.remind().queued == 0, "the town hall may have read it")
    try desk.checkInvariants()
  }

  @Test func `who is taken out of a letter that may have arrived counts as told, and is written down once`() throws {
    let desk = try townHall()
    let frozen = try desk.freeze().value()
    _ = try desk.send(frozen).value()
    _ = try desk.dispatch { _ in .doubtful }
    let reference = try desk.open("1").value().file.reference
    for result in [DeliveryResult.deferred, .deferred, .accepted] {
      _ = try RetryMail().perform(with: desk.parts)
      _ = try desk.dispatch { mail in
        let text = PlainLetter.text(of: mail.bytes)
        #expect(!text.contains("OBLIGATIONS CONCERNÉES") || !text.contains("Alice"))
        return result
      }
    }
    #expect(try desk.report(frozen).letters.flatMap(\.changes).map(\.what) == [.takenOut(AdviserID("1"), Self.annual)])
    _ = try WithdrawCase(reference, by: Acting(login: "agnes"), on: desk.clock.today).perform(with: desk.parts).value()
    #expect(try desk.remind().queued == 0)
    try desk.checkInvariants()
  }

  @Test func `a campaign that is cancelled leaves told what may have arrived, and nothing else`() throws {
    let desk = try TestDesk()
    try desk.importTowns(3)
    let frozen = try desk.freeze().value()
    _ = try desk.send(frozen).value()
    let answers = [DeliveryResult.doubtful, .deferred, .refused]
    var asked = 0
    _ = try desk.dispatch { _ in
      defer { asked += 1 }
      return answers[asked]
    }
    #expect(try desk.cancel(frozen, "Erreur.").value().stopped == 3)
    #expect(try desk.told().isEmpty, "all three are off their way")
    #expect(try desk.remind().queued == 2, "the first town may have been told")
  }

  @Test func `a letter that a server had when its campaign was cancelled does not leave later`() throws {
    let desk = try TestDesk()
    try desk.importTowns(1)
    let frozen = try desk.freeze().value()
    _ = try desk.send(frozen).value()
    _ = try desk.dispatch { _ in
      #expect(throws: Never.self) { try desk.cancel(frozen, "Erreur.").value() }
      return .deferred
    }
    _ = try RetryMail().perform(with: desk.parts)
    let report = try desk.dispatch { _ in .accepted }
    #expect(report.sent == 0 && report.dropped == 1)
    #expect(try desk.outbox().map(\.lastReply) == ["campaign-cancelled"])
    #expect(try desk.report(frozen).count(.cancelled) == 1)
    #expect(try desk.remind().queued == 1, "it was refused for the time being: nobody was told")
  }

  // MARK: Held letters

  @Test func `what is taken out of a letter that is then held may be told otherwise`() throws {
    let desk = try townHall()
    #expect(try desk.remind().queued == 1)
    let reference = try desk.open("1").value().file.reference
    let report = try desk.dispatch(fence: Fence(["elsewhere.example"])) { _ in .accepted }
    #expect(report.held >= 1 && report.sent == 0)
    #expect(try desk.told() == ["7/2/annual-2025/1"])
    let row = try #require(try desk.outbox().first)
    #expect(row.lastReply == "only-to")
    #expect(try !desk.letter(row).contains("Alice") && desk.letter(row).contains("Basile"))
    _ = try WithdrawCase(reference, by: Acting(login: "agnes"), on: desk.clock.today).perform(with: desk.parts).value()
    #expect(try desk.remind().queued == 1)
    try desk.checkInvariants()
  }
}
