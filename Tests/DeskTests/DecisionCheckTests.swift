import Cases
import Dates
import Desk
import Envelope
import Intake
import Mail
import Roster
import Store
import Testing

/// Letters about a case that waited, or that a dispatcher had in its hands, while something changed.
@Suite struct DecisionCheckTests {
  private let paul = Acting(login: "paul")

  private func town() throws -> TestDesk {
    let desk = try TestDesk()
    try desk.importTownHall()
    return desk
  }

  private func state(_ desk: TestDesk) throws -> [String] {
    try desk.outbox().map { "\($0.letter) \($0.state.rawValue) \($0.lastReply ?? "-")" }
  }

  private func reopen(_ reference: CaseReference, _ desk: TestDesk) throws -> CaseDone {
    try ReopenCase(reference, reason: "Erreur.", by: paul, on: desk.clock.today).perform(with: desk.parts).value()
  }

  /// A refusal that a server puts off, or answers nothing to, while the case is reopened.
  private func reopenedMeanwhile(
    _ desk: TestDesk, _ result: DeliveryResult, _ inDoubt: InDoubtPolicy = InDoubtPolicy()
  ) throws -> CaseDone {
    let reference = try desk.proposed()
    _ = try desk.refuse(reference).value()
    var done: CaseDone?
    let dispatch = Dispatch(on: desk.clock.today, policy: desk.policy, owner: "run", inDoubt: inDoubt, limit: 1)
    _ = try dispatch.perform(
      with: desk.parts,
      deliver: { _ in
        done = try? reopen(reference, desk)
        return result
      })
    return try #require(done)
  }

  @Test func `a decision that was taken back while a server had it is not offered to it again`() throws {
    let desk = try town()
    let done = try reopenedMeanwhile(desk, .deferred)
    #expect(done.told.map(\.letter) == ["refusal"] && done.recalled.map(\.letter) == ["decision-notice"])
    #expect(try desk.outbox()[0].state == .deferred)
    desk.clock.pass(seconds: 3_600)
    var sent: [String] = []
    let report = try desk.dispatch { mail in
      sent.append(mail.messageID)
      return .accepted
    }
    let rows = try desk.outbox()
    #expect(report.dropped == 1 && report.sent == 1)
    #expect(
      try state(desk) == [
        "refusal cancelled recalled", "decision-notice cancelled case-reopened", "reopening accepted 250 ok",
      ])
    #expect(sent == [rows[2].messageID], "the reopening leaves, the refusal does not")
    try desk.checkInvariants()
  }

  @Test func `one that may have arrived says so where it is kept back`() throws {
    let desk = try town()
    _ = try reopenedMeanwhile(desk, .doubtful, InDoubtPolicy(decision: .resend))
    desk.clock.pass(seconds: 3_600)
    _ = try desk.dispatch { _ in .accepted }
    #expect(try state(desk)[0] == "refusal cancelled recalled-in-doubt")
    // Where a person is to ask, and lets it go again, it does not leave either.
    let other = try town()
    _ = try reopenedMeanwhile(other, .doubtful)
    #expect(try other.outbox()[0].state == .inDoubt)
    _ = try RetryMail([other.outbox()[0].id], by: Acting(login: "agnes")).perform(with: other.parts).value()
    _ = try other.dispatch { _ in .accepted }
    #expect(try state(other)[0] == "refusal cancelled recalled-in-doubt")
  }

  @Test func `the next decision on the reopened case leaves, and so does what a reopening does not take back`() throws {
    let desk = try town()
    let reference = try desk.open(acknowledges: true).value().file.reference
    _ = try desk.dispatch { _ in .deferred }
    _ = try ProposeDecision(reference, .refuse, reason: "Rien.", by: Acting(login: "agnes"), on: desk.clock.today)
      .perform(with: desk.parts).value()
    _ = try desk.refuse(reference).value()
    _ = try reopen(reference, desk)
    _ = try ProposeDecision(reference, .refuse, reason: "Rien.", by: Acting(login: "agnes"), on: desk.clock.today)
      .perform(with: desk.parts).value()
    _ = try desk.refuse(reference, by: "ada").value()
    desk.clock.pass(seconds: 3_600)
    _ = try desk.dispatch { _ in .accepted }
    #expect(
      try state(desk) == [
        "acknowledgement accepted 250 ok", "refusal cancelled case-reopened", "decision-notice cancelled case-reopened",
        "reopening accepted 250 ok", "refusal accepted 250 ok", "decision-notice accepted 250 ok",
      ])
  }

  @Test
  func `what was written of a case that was moved meanwhile is kept back, and its end is told to whom it was about`()
    throws
  {
    let desk = try town()
    let reference = try desk.open(acknowledges: true).value().file.reference
    var isMoved = false
    let move = MoveCase(reference, adviser: AdviserID("2"), by: Acting(login: "agnes"), on: desk.clock.today)
    _ = try desk.dispatch(limit: 1) { _ in
      if case .done = try? move.perform(with: desk.parts) { isMoved = true }
      return .deferred
    }
    #expect(isMoved)
    desk.clock.pass(seconds: 3_600)
    var sent: [[String]] = []
    _ = try desk.dispatch { mail in
      sent.append(mail.recipients)
      return .accepted
    }
    #expect(
      try state(desk) == [
        "acknowledgement cancelled recalled", "acknowledgement accepted 250 ok", "transfer accepted 250 ok",
      ])
    // Basile has it acknowledged, and to Alice that it is none of hers.
    #expect(sent == [["basile@fleur.example"], ["alice@fleur.example"]])
  }

  // MARK: Addresses

  private func correct(_ email: String, _ desk: TestDesk) throws {
    var row = AdviserRow(line: 0, adviser: AdviserID("1"))
    row.email = email
    _ = try SaveAdviser(row, mayCreate: false).perform(with: desk.parts)
  }

  @Test func `a decision that waited goes to the address that was put right, in the same words`() throws {
    let desk = try town()
    try correct("stranger@fleur.example", desk)
    _ = try desk.refuse(try desk.proposed()).value()
    _ = try desk.dispatch { _ in .silence }
    let words = try desk.outbox().map(desk.letter)
    try correct("alice@neuf.example", desk)
    _ = try desk.importStructures("7;Mairie de Fleur;;public;35;Mme Aubin;accueil@fleur.example")
    // That the module was followed in time would make another letter of it by now: what was decided is what leaves.
    _ = try desk.importCompletions("1;M05;2025-06-01;")
    desk.clock.pass(seconds: 7_200)
    var sent: [OutgoingMail] = []
    let report = try desk.dispatch { mail in
      sent.append(mail)
      return .accepted
    }
    #expect(report.sent == 2 && report.held == 0)
    #expect(sent.map(\.recipients) == [["alice@neuf.example"], ["accueil@fleur.example"]])
    #expect(sent.map { PlainLetter.text(of: $0.bytes) } == words)
    let heads = sent.map { String(decoding: $0.bytes, as: UTF8.self).split(separator: "\r\n\r\n")[0] }
    #expect(heads[0].contains("\r\nTo: Alice Martin <alice@neuf.example>\r\n") && !heads[0].contains("stranger"))
    #expect(try desk.outbox().map(\.to) == sent.map(\.recipients))
    try desk.checkInvariants()
  }

  @Test func `where mail comes back from the only address, or none is left, the letter waits for the post`() throws {
    let desk = try town()
    _ = try desk.refuse(try desk.proposed()).value()
    _ = try MuteAddress("alice@fleur.example", reason: "closed", by: Acting(login: "agnes")).perform(with: desk.parts)
    try correct("alice@conseiller-numerique.fr", desk)
    #expect(try desk.dispatch { _ in .accepted }.held == 1)
    #expect(
      try state(desk) == ["refusal held no-address", "decision-notice accepted 250 ok"])
    #expect(try ListPost().perform(with: desk.parts).map(\.why) == [.noAddress])
  }

  @Test func `the day of a letter that is written again is the office's, and not that of Greenwich`() throws {
    let desk = try town()
    var parts = desk.parts
    let nobody = try MailAddress("ne-pas-repondre@quitus.invalid")
    (parts.mailing.office.from, parts.mailing.office.replyTo) = (nobody, nobody)
    // Half past midnight of the 16th in Paris is half past eleven in the evening of the 15th in Greenwich.
    desk.clock.pass(seconds: 14 * 3_600 + 1_800)
    let clock = desk.clock.desk
    let paris = DeskClock(now: clock.now, today: { day("2026-01-16") }, offset: { _, _ in 3_600 })
    parts.clock = paris
    let reference = try desk.proposed()
    _ = try RefuseCase(reference, reason: "Rien.", by: paul, on: day("2026-01-16")).perform(with: parts).value()
    let words = try desk.outbox().map(desk.letter)
    #expect(words.allSatisfy { $0.contains("16\u{A0}janvier\u{A0}2026") })
    parts.mailing.office = desk.parts.mailing.office
    var sent: [String] = []
    _ = try Dispatch(on: day("2026-01-16"), policy: desk.policy, owner: "run").perform(
      with: parts,
      deliver: { mail in
        sent.append(PlainLetter.text(of: mail.bytes))
        return .accepted
      })
    #expect(sent == words.map { $0.replacing("ne-pas-repondre@quitus.invalid", with: "support@desk.example") })
  }
}
