import Cases
import Dates
import Desk
import Envelope
import Mail
import Store
import Testing

/// Decisions taken while nobody had said yet who letters come from.
@Suite struct LetterRewritingTests {
  /// A desk whose letters of one decision were written without a sender; `decide` takes it.
  private func desk(
    _ decide: (TestDesk, DeskParts, CaseReference) throws -> Void
  ) throws -> (desk: TestDesk, queued: [String]) {
    let desk = try TestDesk()
    try desk.importTownHall()
    var parts = desk.parts
    let nobody = try MailAddress("ne-pas-repondre@quitus.invalid")
    (parts.mailing.office.from, parts.mailing.office.replyTo) = (nobody, nobody)
    try decide(desk, parts, try desk.proposed())
    return (desk, try desk.outbox().map(desk.letter))
  }

  private func approve(_ desk: TestDesk, _ parts: DeskParts, _ reference: CaseReference) throws {
    _ = try ApproveCase(reference, by: Acting(login: "paul"), on: desk.clock.today).perform(with: parts).value()
  }

  @Test(arguments: [Verdict.approve, .refuse])
  func `its letters leave with the sender that was set since, and say what they said`(verdict: Verdict) throws {
    let (desk, queued) = try desk { desk, parts, reference in
      if verdict == .approve { return try approve(desk, parts, reference) }
      _ = try RefuseCase(reference, reason: "Pièce absente.", by: Acting(login: "paul"), on: desk.clock.today)
        .perform(with: parts).value()
    }
    let ids = try desk.outbox().map(\.messageID)
    desk.clock.pass(seconds: 40 * 86_400)
    var sent: [OutgoingMail] = []
    let report = try desk.dispatch {
      sent.append($0)
      return .accepted
    }
    #expect(report.sent == 2 && report.held == 0)
    #expect(sent.map(\.sender) == ["quitus@desk.example", "quitus@desk.example"])
    #expect(sent.map(\.messageID) == ids)
    let texts = sent.map { PlainLetter.text(of: $0.bytes) }
    #expect(queued.allSatisfy { $0.contains("ne-pas-repondre@quitus.invalid") })
    #expect(texts == queued.map { $0.replacing("ne-pas-repondre@quitus.invalid", with: "support@desk.example") })
    #expect(try desk.outbox().map(desk.letter) == texts)
    try desk.checkInvariants()
  }

  @Test func `one that could not be written any more as it was is held for a person`() throws {
    let (desk, _) = try desk(approve)
    // Somebody states now that the module had been followed in time: what was carried over was not missing.
    _ = try desk.importCompletions("1;M05;2025-06-01;")
    let report = try desk.dispatch { _ in
      Issue.record("a letter without a sender was handed over")
      return .accepted
    }
    #expect(report.sent == 0 && report.held == 2 && report.remaining == 0)
    #expect(try desk.outbox().map(\.lastReply) == ["no-sender", "no-sender"])
  }

  @Test func `it is dated by the office's day, not by that of UTC`() throws {
    let office: (TestDesk, String) -> DeskClock = { desk, today in
      DeskClock(now: desk.clock.desk.now, today: { day(today) }, offset: { _, _ in 3600 })
    }
    let (desk, queued) = try desk { desk, parts, reference in
      // Half past midnight in Paris, on the 16th.
      desk.clock.pass(seconds: 14 * 3600 + 1800)
      var parts = parts
      parts.clock = office(desk, "2026-01-16")
      _ = try ApproveCase(reference, by: Acting(login: "paul"), on: day("2026-01-16")).perform(with: parts).value()
    }
    #expect(queued[0].contains("16\u{A0}janvier\u{A0}2026"))
    var parts = desk.parts
    parts.clock = office(desk, "2026-01-20")
    _ = try Dispatch(on: day("2026-01-20"), policy: desk.policy, owner: "run").perform(with: parts) { _ in .accepted }
    #expect(
      try desk.outbox().map(desk.letter)
        == queued.map { $0.replacing("ne-pas-repondre@quitus.invalid", with: "support@desk.example") })
  }
}
