import Cases
import Dates
import Desk
import Mail
import Roster
import Rules
import Store
import Testing

/// Who may let reminders go, how many, and under which words.
@Suite struct LettingGoTests {
  private func towns(_ count: Int, cap: Int? = nil) throws -> TestDesk {
    let desk = try TestDesk()
    try desk.importTowns(count)
    desk.policy = OverduePolicy(cap: cap)
    return desk
  }

  private func remind(_ desk: TestDesk, as login: String?) throws -> ReminderReport {
    try SendOverdue(on: desk.clock.today, policy: desk.policy, by: login.map { Acting(login: $0) })
      .perform(with: desk.parts)
  }

  @Test func `who only reads lets nothing go`() throws {
    let desk = try towns(1)
    let reads = DeskRefusal.campaign(.roleMayNotSign(.auditor))
    #expect(throws: reads) { try remind(desk, as: "otto") }
    #expect(throws: DeskRefusal.noSuchUser("nobody")) { try remind(desk, as: "nobody") }
    var parts = desk.parts
    parts.runBy = Acting(login: "otto")
    #expect(throws: reads) { try SendOverdue(on: desk.clock.today, policy: desk.policy).perform(with: parts) }
    let frozen = try desk.freeze().value()
    try desk.expect(reads) {
      try SendCampaign(frozen.name, on: desk.clock.today, policy: desk.policy, by: Acting(login: "otto"))
        .perform(with: desk.parts)
    }
    #expect(try desk.outbox().isEmpty)
    // A timer whom the desk does not know sends what somebody has signed.
    parts.runBy = Acting(login: "timer")
    let send = SendCampaign(frozen.name, on: desk.clock.today, policy: desk.policy)
    #expect(try send.perform(with: parts).value().queued == 1)
  }

  @Test func `what one person let go within a day counts towards the cap`() throws {
    let desk = try towns(2, cap: 3)
    #expect(try remind(desk, as: "agnes").queued == 2)
    for number in [103, 104] {
      _ = try desk.importStructures("\(number);Mairie \(number);;public;35;;contact\(number)@ville.example")
      _ = try desk.importAdvisers("\(number);Nom\(number);Zoé;;\(number);2025-01-01;;2023-02-01;no;")
    }
    #expect(throws: DeskRefusal.campaign(.needsSigning(letters: 2, cap: 3, lately: 2))) {
      try remind(desk, as: "paul")
    }
    let plan = try PlanCampaign(on: desk.clock.today, policy: desk.policy).perform(with: desk.parts)
    #expect(plan.letters.count == 2 && plan.signers == 2)
    let frozen = try desk.freeze().value()
    #expect(frozen.signers == 2)
    _ = try desk.cancel(frozen, "Demain.").value()
    desk.clock.set(day("2026-01-17"))
    #expect(try remind(desk, as: "paul").queued == 2)
  }

  @Test func `while a campaign is open nothing is sent beside it`() throws {
    let desk = try towns(2)
    let frozen = try desk.freeze().value()
    #expect(throws: DeskRefusal.campaign(.isOpen(frozen.name))) { try remind(desk, as: "agnes") }
    #expect(try desk.outbox().isEmpty)
    _ = try desk.send(frozen).value()
    #expect(try remind(desk, as: "agnes").queued == 0)
  }

  // MARK: Words

  /// The same desk, once somebody has changed what the service is called.
  private func renamed(_ desk: TestDesk) -> DeskParts {
    var parts = desk.parts
    parts.mailing.office.service = "Un autre service"
    return parts
  }

  @Test func `letters that wait do not leave under other words than those that were signed`() throws {
    let desk = try towns(3)
    let frozen = try desk.freeze().value()
    _ = try desk.send(frozen).value()
    _ = try desk.dispatch(limit: 1) { _ in .accepted }
    let later = Dispatch(on: desk.clock.today, policy: desk.policy, owner: "later")
    let report = try later.perform(with: renamed(desk), deliver: { _ in .accepted })
    #expect(report.sent == 0 && report.held == 2)
    #expect(try desk.outbox().compactMap(\.lastReply).filter { $0 == "words-changed" }.count == 2)
    #expect(try desk.report(frozen).count(.held) == 2)
    // Once the words are again what was signed, whoever lets them go sends them.
    let held = try desk.outbox().filter { $0.state == .held }.map(\.id)
    _ = try ReleaseMail(held, by: Acting(login: "agnes")).perform(with: desk.parts).value()
    #expect(try desk.dispatch { _ in .accepted }.sent == 2)
  }

  @Test func `a campaign that is half queued stops when words change`() throws {
    let desk = try towns(250)
    let frozen = try desk.freeze().value()
    let rounds = Draws(210)
    var failing = desk.parts
    failing.mailing.token = { rounds.next() }
    let send = SendCampaign(frozen.name, on: desk.clock.today, policy: desk.policy, by: Acting(login: "agnes"))
    #expect(throws: (any Error).self) { try send.perform(with: failing) }
    #expect(try desk.report(frozen).campaign.state == .sending)
    #expect(try send.perform(with: renamed(desk)).refusal == .campaign(.wordsChanged(frozen.name)))
    #expect(try desk.outbox().count == 200)
    #expect(try send.perform(with: desk.parts).value().queued == 50)
  }
}

/// Draws so many tokens, then such as no Message-ID can bear.
private final class Draws: Sendable {
  private let count = Counter()
  private let most: Int

  init(_ most: Int) { self.most = most }

  func next() -> String {
    let number = count.next()
    return number > most ? "" : "d\(number)"
  }
}
