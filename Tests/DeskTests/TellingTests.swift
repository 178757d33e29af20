import Cases
import Dates
import Desk
import Intake
import Mail
import Roster
import Rules
import Store
import Testing

/// How often somebody was really told decides how a reminder speaks, and how soon the next one follows.
@Suite struct TellingTests {
  private func town(on today: String, copyAdviser: Set<Int> = [], gapDays: Int = 14) throws -> TestDesk {
    let desk = try TestDesk(on: today)
    try desk.importTowns(1)
    desk.policy = OverduePolicy(gapDays: gapDays, copyAdviser: copyAdviser)
    return desk
  }

  /// Reminders that leave, as their readers see them, with plain spaces.
  private func sent(_ desk: TestDesk, _ result: DeliveryResult = .accepted) throws -> [String] {
    var letters: [String] = []
    _ = try desk.dispatch { mail in
      let text = PlainLetter.text(of: mail.bytes).replacing("\u{A0}", with: " ")
      if text.contains("OBLIGATIONS CONCERNÉES") { letters.append(text) }
      return result
    }
    return letters
  }

  @Test func `the first letter is never called the last, however late it comes`() throws {
    let desk = try town(on: "2026-04-01")
    #expect(try desk.remind().queued == 1)
    let letters = try sent(desk)
    #expect(letters.count == 1 && letters.allSatisfy { $0.contains("1er rappel sur 1") })
    for word in ["ne sont toujours ni", "dernier rappel", "3e rappel", "Nous revenons"] {
      #expect(letters.allSatisfy { !$0.contains(word) }, "\(word)")
    }
    #expect(try desk.told() == ["101/101/annual-2025/3"])
  }

  @Test func `what was refused is no telling`() throws {
    let desk = try town(on: "2026-01-15")
    #expect(try desk.remind().queued == 1)
    _ = try sent(desk, .refused)
    desk.clock.set(day("2026-02-15"))
    #expect(try desk.remind().queued == 1)
    #expect(try sent(desk).filter { $0.contains("1er rappel sur 2") }.count == 1)
    desk.clock.set(day("2026-03-15"))
    #expect(try desk.remind().queued == 1)
    let last = try sent(desk)
    #expect(last.count == 1 && last.allSatisfy { $0.contains("2e rappel sur 2") })
    #expect(last.allSatisfy { $0.contains("Ce message est le dernier rappel") })
    try desk.checkInvariants()
  }

  // MARK: The gap

  @Test(arguments: [("2026-03-14", 14, 0), ("2026-03-15", 14, 1), ("2026-03-02", 0, 1), ("2026-03-02", 1, 1)])
  func `a later stage waits for so many days after the last letter that left`(
    today: String, gap: Int, queued: Int
  ) throws {
    // Day 60 of what fell due on 31 December is 1 March: the second stage leaves that morning, late.
    let desk = try town(on: "2026-03-01", gapDays: gap)
    desk.policy.stages = [1, 30, 61]
    #expect(try desk.remind().queued == 1)
    #expect(try sent(desk).count == 1)
    desk.clock.set(day(today))
    let plan = try PlanCampaign(on: desk.clock.today, policy: desk.policy).perform(with: desk.parts)
    #expect(plan.leftOut.count { $0.reason == .toldLately } == 1 - queued)
    #expect(try desk.remind().queued == queued)
    try desk.checkInvariants()
  }

  @Test func `of two stages that wait the later one leaves alone`() throws {
    let desk = try town(on: "2026-02-28")
    #expect(try desk.remind().queued == 1)
    desk.clock.set(day("2026-03-01"))
    desk.policy.stages = [1, 30, 60]
    #expect(try desk.remind().queued == 1)
    // Of both that wait, the later one leaves alone; told again a day later nothing is.
    #expect(try sent(desk).count == 1)
    #expect(try desk.outbox().map(\.state) == [.cancelled, .accepted])
  }

  @Test func `a list whose stage has passed since is not sent at that stage`() throws {
    let desk = try town(on: "2026-01-29")
    let frozen = try desk.freeze().value()
    desk.clock.set(day("2026-01-30"))
    let done = try desk.send(frozen).value()
    #expect(done.queued == 0 && done.takenOut == 1)
    #expect(try desk.report(frozen).letters.flatMap(\.changes).map(\.reason) == ["stage-passed"])
    #expect(try desk.remind().queued == 1)
    #expect(try desk.told() == ["101/101/annual-2025/2"])
  }

  // MARK: By post

  @Test func `the adviser is told though no mail reaches the structure, and not that it is written to`() throws {
    let desk = try town(on: "2026-01-15", copyAdviser: [1])
    _ = try desk.importAdvisers("101;;;zoe@ville.example;;;;;;")
    _ = try MuteAddress("contact101@ville.example", reason: "closed", by: Acting(login: "agnes"))
      .perform(with: desk.parts).value()
    let report = try desk.remind()
    #expect(report.queued == 1 && report.skipped.map(\.reason) == [.addressMuted])
    #expect(try desk.outbox().map { "\($0.letter) \($0.state.rawValue)" } == ["overdue-adviser queued"])
    let copy = try sent(desk)
    #expect(copy.count == 1 && copy.allSatisfy { !$0.contains("Votre structure reçoit un message") })
    // The structure's own letter waits to be asked for on paper, also after the copy has left.
    #expect(try desk.remind().queued == 0)
    let paper = try ListPaperReminders(on: desk.clock.today, policy: desk.policy).perform(with: desk.parts)
    #expect(paper.map(\.structure.rawValue) == ["101"])
    try desk.expect(.campaign(.ahead(day("2026-03-01"), today: day("2026-01-15")))) {
      try WritePaperReminders(nil, on: day("2026-03-01"), policy: desk.policy, by: Acting(login: "agnes"))
        .perform(with: desk.parts)
    }
    try desk.checkInvariants()
  }

  @Test func `a letter that was posted is a telling, one that waits to be posted is none`() throws {
    let desk = try TestDesk()
    _ = try desk.importStructures("8;Asso;;private;35;;")
    _ = try desk.importAdvisers("4;Sans;Adresse;;8;2025-01-01;;2023-02-01;no;")
    _ = try desk.importCompletions(completeTo: "2026-12-31")
    func write() throws -> String {
      let written = try WritePaperReminders(nil, on: desk.clock.today, policy: desk.policy, by: Acting(login: "agnes"))
        .perform(with: desk.parts).value()
      let row = try #require(try desk.outbox().first { $0.id == written.first?.letter })
      return try desk.letter(row).replacing("\u{A0}", with: " ")
    }
    #expect(try write().contains("1er rappel sur 3"))
    desk.clock.set(day("2026-02-01"))
    #expect(try write().contains("1er rappel sur 2"), "the first one was never posted")
    let waiting = try #require(try desk.outbox().last)
    _ = try RecordPost(waiting.id, .sent(on: desk.clock.today), by: Acting(login: "agnes")).perform(with: desk.parts)
      .value()
    desk.clock.set(day("2026-03-05"))
    #expect(try write().contains("2e rappel sur 2"))
  }

  @Test func `an adviser is told that the structure is written to as long as it is`() throws {
    let desk = try town(on: "2026-01-15", copyAdviser: [1])
    _ = try desk.importAdvisers("101;;;zoe@ville.example;;;;;;")
    #expect(try desk.remind().queued == 2)
    var copies: [String] = []
    // The structure's letter is refused for good, the copy put off; when the copy leaves, nothing went to the structure.
    for _ in 1...2 {
      _ = try desk.dispatch { mail in
        guard mail.recipients == ["zoe@ville.example"] else { return .refused }
        copies.append(PlainLetter.text(of: mail.bytes))
        return copies.count == 1 ? .deferred : .accepted
      }
      let waiting = try desk.outbox().filter { $0.state == .deferred }.map(\.id)
      if !waiting.isEmpty { _ = try RetryMail(waiting).perform(with: desk.parts) }
    }
    #expect(copies.count == 2 && !copies[1].contains("Votre structure reçoit un message"))
  }

  // MARK: What is recorded

  @Test func `each new wording is recorded, though something was taken out as well`() throws {
    let desk = try TestDesk()
    try desk.importTownHall()
    let frozen = try desk.freeze().value()
    _ = try desk.send(frozen).value()
    func leaves(_ result: DeliveryResult) throws -> [String] {
      _ = try RetryMail().perform(with: desk.parts)
      _ = try desk.dispatch { _ in result }
      return try desk.report(frozen).letters.flatMap(\.changes).map(\.reason)
    }
    _ = try desk.open("1")
    #expect(try leaves(.deferred) == ["under-review"], "of Basile they are told as it was signed")
    _ = try desk.importAdvisers("2;Durand-Neuf;;;;;;;;")
    #expect(try leaves(.deferred) == ["under-review", "facts-changed"])
    #expect(try leaves(.deferred) == ["under-review", "facts-changed"], "nothing has changed since")
    var town = StructureRow(line: 0, id: StructureID("7"))
    town.contactEmail = "nouveau@fleur.example"
    _ = try SaveStructure(town).perform(with: desk.parts).value()
    #expect(try leaves(.accepted) == ["under-review", "facts-changed", "facts-changed"])
    try desk.checkInvariants()
  }
}
