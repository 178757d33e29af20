import Audit
import Cases
import Dates
import Desk
import Intake
import Mail
import Roster
import Store
import Testing

/// Letters that mail does not bring go by post, and the day on which they are handed over is kept.
@Suite struct PostTests {
  private static let agnes = Acting(login: "agnes", systemUser: "poste-3")

  /// A desk that refused what Alice asked for, on 15 January 2026, and that knows no address of hers.
  private static func desk() throws -> TestDesk {
    let desk = try TestDesk()
    try desk.importTownHall()
    _ = try MuteAddress("alice@fleur.example", reason: "closed", by: agnes).perform(with: desk.parts).value()
    let reference = try desk.open().value().file.reference
    _ = try ProposeDecision(reference, .refuse, reason: "Rien.", by: Acting(login: "agnes"), on: desk.clock.today)
      .perform(with: desk.parts).value()
    _ = try desk.refuse(reference).value()
    return desk
  }

  private static func list(_ desk: TestDesk, all: Bool = false) throws -> [String] {
    try ListPost(includesDone: all).perform(with: desk.parts).map { "\($0.row.id) \($0.row.letter) \($0.why.rawValue)" }
  }

  private static func record(
    _ step: RecordPost.Step, _ desk: TestDesk, letter: Int64 = 1, by login: String = "agnes"
  ) throws -> Outcome<PostedLetter, DeskRefusal> {
    try RecordPost(letter, step, by: Acting(login: login, systemUser: "poste-3")).perform(with: desk.parts)
  }

  @Test func `a letter that was written for nobody is on the list, and the one for the employer leaves`() throws {
    let desk = try Self.desk()
    #expect(
      try desk.outbox().map { "\($0.id) \($0.letter) \($0.state.rawValue) \($0.lastReply ?? "-")" } == [
        "1 refusal held no-address", "2 decision-notice queued -",
      ])
    #expect(try Self.list(desk) == ["1 refusal no-address"])
    let posted = try #require(try ListPost().perform(with: desk.parts).first)
    #expect(posted.addressee == .adviser(AdviserID("1")) && posted.otherAddress == nil && posted.acts == [])
    var sent: [OutgoingMail] = []
    _ = try desk.dispatch {
      sent.append($0)
      return .accepted
    }
    #expect(sent.map(\.recipients) == [["contact@fleur.example"]])
    // Let go although nobody can be written to, it is held again.
    try desk.retry([1])
    #expect(try desk.dispatch { _ in .accepted }.held == 1)
    #expect(try Self.list(desk) == ["1 refusal no-address"])
  }

  @Test func `once there is an address, the letter that is let go is sent there, saying what it said`() throws {
    let desk = try Self.desk()
    let words = try desk.letter(try desk.outbox()[0])
    _ = try desk.dispatch { _ in .accepted }
    var row = AdviserRow(line: 0, adviser: AdviserID("1"))
    row.email = "alice@neuf.example"
    _ = try SaveAdviser(row, mayCreate: false).perform(with: desk.parts)
    #expect(try ListPost().perform(with: desk.parts).map(\.otherAddress) == ["alice@neuf.example"])
    try desk.retry([1])
    var sent: [OutgoingMail] = []
    _ = try desk.dispatch {
      sent.append($0)
      return .accepted
    }
    #expect(sent.map(\.recipients) == [["alice@neuf.example"]])
    #expect(sent.map { PlainLetter.text(of: $0.bytes) } == [words])
    #expect(try Self.list(desk) == [])
    #expect(try Self.record(.sent(on: day("2026-01-15")), desk) == .refused(.post(.goesByMail(1))))
  }

  @Test func `the limit for an appeal runs from the day that is entered, and the last entry counts`() throws {
    let desk = try Self.desk()
    let page = try PrintLetter(1, address: ["12 rue des Tilleuls", "35000 Rennes"], by: Self.agnes)
      .perform(with: desk.parts).value()
    #expect(page.recipient == ["Alice Martin", "12 rue des Tilleuls", "35000 Rennes"])
    #expect(page.text.contains("VOIES ET DÉLAIS DE RECOURS") && page.text.contains("Pièce absente (§3)."))
    desk.clock.set(day("2026-01-23"))
    let sent = try Self.record(.sent(on: day("2026-01-16")), desk).value()
    #expect(sent.isOpen && sent.appealUntil == nil && sent.last(.sent)?.on == day("2026-01-16"))
    #expect(try Self.list(desk) == ["1 refusal no-address"])
    let wrong = try Self.record(.notified(on: day("2026-01-20")), desk).value()
    #expect(wrong.appealUntil == day("2026-03-23"))
    let right = try Self.record(.notified(on: day("2026-01-21")), desk).value()
    // 21 March 2026, the day after: Sunday 22, moved to Monday.
    #expect(right.appealUntil == day("2026-03-23") && !right.isOpen)
    #expect(try Self.list(desk) == [] && Self.list(desk, all: true) == ["1 refusal no-address"])
    #expect(
      right.acts.map { "\($0.what) \($0.on) \($0.by) \($0.systemUser ?? "")" } == [
        "printed 2026-01-15 agnes poste-3", "sent 2026-01-16 agnes poste-3", "notified 2026-01-20 agnes poste-3",
        "notified 2026-01-21 agnes poste-3",
      ])
    let entries = try desk.audit().map(\.entry).filter { $0.verb.hasPrefix("post-") }
    #expect(entries.map(\.verb) == ["post-print", "post-sent", "post-notified", "post-notified"])
    #expect(
      entries.allSatisfy { $0.subject == "letter 1" && $0.bound.count == 1 && $0.bound[0].hasPrefix("post_act ") })
  }

  @Test func `what cannot be is refused, and changes nothing`() throws {
    let desk = try Self.desk()
    let before = try desk.audit().count
    #expect(
      try Self.record(.sent(on: day("2026-01-16")), desk)
        == .refused(.post(.inTheFuture(day("2026-01-16"), today: day("2026-01-15")))))
    #expect(
      try Self.record(.sent(on: day("2026-01-14")), desk)
        == .refused(.post(.before(day("2026-01-14"), earliest: day("2026-01-15")))))
    #expect(try Self.record(.closed(reason: "\n"), desk) == .refused(.post(.noReason)))
    #expect(try Self.record(.closed(reason: "x"), desk, letter: 9) == .refused(.noSuchLetter(9)))
    #expect(try Self.record(.closed(reason: "x"), desk, letter: 2) == .refused(.post(.goesByMail(2))))
    #expect(try Self.record(.closed(reason: "x"), desk, by: "otto") == .refused(.move(.roleMayNotInstruct(.auditor))))
    #expect(try Self.record(.closed(reason: "x"), desk, by: "nobody") == .refused(.noSuchUser("nobody")))
    #expect(try desk.audit().count == before)
    desk.clock.set(day("2026-01-20"))
    _ = try Self.record(.sent(on: day("2026-01-19")), desk).value()
    #expect(
      try Self.record(.notified(on: day("2026-01-18")), desk)
        == .refused(.post(.before(day("2026-01-18"), earliest: day("2026-01-19")))))
  }

  @Test func `a letter that came back is on the list until it is sent again, posted, or closed`() throws {
    let desk = try TestDesk()
    try desk.importTownHall()
    _ = try desk.approve(try desk.proposed()).value()
    _ = try desk.dispatch { _ in .accepted }
    #expect(try Self.list(desk) == [])
    let letters = try desk.outbox()
    for (row, named) in zip(letters, ["b1", "b2"]) {
      _ = try TakeBounce(
        BounceTests.report(on: row.messageID, row.to[0], named: named), policy: BouncePolicy(), by: Self.agnes
      ).perform(with: desk.parts)
    }
    #expect(try Self.list(desk) == ["1 approval came-back", "2 decision-notice came-back"])
    // A notice that was posted is done with; a decision is to be handed over.
    _ = try Self.record(.sent(on: desk.clock.today), desk, letter: 1).value()
    _ = try Self.record(.sent(on: desk.clock.today), desk, letter: 2).value()
    #expect(try Self.list(desk) == ["1 approval came-back"])
    #expect(
      try Self.record(.closed(reason: "Remise en main propre."), desk, letter: 1).value().last(.closed)?.reason
        == "Remise en main propre.")
    #expect(try Self.list(desk) == [])
  }

  @Test func `a letter that came back can be let go again, to an address that works`() throws {
    let desk = try TestDesk()
    try desk.importTownHall()
    _ = try desk.approve(try desk.proposed()).value()
    _ = try desk.dispatch { _ in .accepted }
    let letter = try desk.outbox()[0]
    try desk.retry([letter.id])
    #expect(try desk.outbox()[0].state == .accepted)
    desk.clock.pass(seconds: 60)
    _ = try TakeBounce(
      BounceTests.report(on: letter.messageID, "alice@fleur.example"), policy: BouncePolicy(), by: Self.agnes
    ).perform(with: desk.parts)
    var row = AdviserRow(line: 0, adviser: AdviserID("1"))
    row.personalEmail = "alice@home.example"
    _ = try SaveAdviser(row, mayCreate: false).perform(with: desk.parts)
    try desk.retry([letter.id])
    desk.clock.pass(seconds: 60)
    var sent: [OutgoingMail] = []
    _ = try desk.dispatch {
      sent.append($0)
      return .accepted
    }
    #expect(sent.map(\.recipients) == [["alice@home.example"]] && sent.map(\.messageID) == [letter.messageID])
    #expect(try Self.list(desk) == [])
  }

  @Test func `what was posted is not kept back when the case is reopened`() throws {
    let desk = try Self.desk()
    _ = try Self.record(.sent(on: desk.clock.today), desk).value()
    let reference = CaseReference(year: 2026, number: 1)
    let done = try ReopenCase(reference, reason: "Erreur.", by: Acting(login: "paul"), on: desk.clock.today)
      .perform(with: desk.parts).value()
    #expect(done.told.map(\.outboxID) == [1] && done.recalled.map(\.outboxID) == [2])
  }

  @Test func `nothing is posted before the day, at the office, on which it was written`() throws {
    let desk = try TestDesk(on: "2026-01-14")
    try desk.importTownHall()
    _ = try MuteAddress("alice@fleur.example", reason: "closed", by: Self.agnes).perform(with: desk.parts).value()
    // Half past midnight in Paris, on the 15th.
    desk.clock.pass(seconds: 14 * 3600 + 1800)
    let reference = try desk.open().value().file.reference
    _ = try ProposeDecision(reference, .refuse, reason: "Rien.", by: Acting(login: "agnes"), on: desk.clock.today)
      .perform(with: desk.parts).value()
    _ = try desk.refuse(reference).value()
    var parts = desk.parts
    parts.clock = DeskClock(now: desk.clock.desk.now, today: { day("2026-01-16") }, offset: { _, _ in 3600 })
    let early = try RecordPost(1, .sent(on: day("2026-01-14")), by: Self.agnes).perform(with: parts)
    #expect(early == .refused(.post(.before(day("2026-01-14"), earliest: day("2026-01-15")))))
    _ = try RecordPost(1, .sent(on: day("2026-01-15")), by: Self.agnes).perform(with: parts).value()
  }
}
