import Audit
import Dates
import Desk
import Intake
import Mail
import Roster
import Store
import Testing

/// A server that refuses an address because nobody has it marks it as a letter that came back does.
@Suite struct RefusedMailboxTests {
  private static let reply = "5.1.1 <alice@fleur.example>: Recipient address rejected: User unknown"

  private static func refusal(
    _ status: String? = "5.1.1", _ reply: String = reply, isAboutRecipient: Bool = true
  ) -> DeliveryResult {
    DeliveryResult(
      outcome: .failed, code: 550, enhanced: status, reply: reply, host: "mx.example",
      isAboutRecipient: isAboutRecipient)
  }

  /// A desk with an approval: letter 1 goes to adviser 1, letter 2 to the town hall.
  private static func desk() throws -> TestDesk {
    let desk = try TestDesk()
    try desk.importTownHall()
    _ = try desk.approve(try desk.proposed()).value()
    return desk
  }

  private static func marks(_ desk: TestDesk) throws -> [AddressMark] {
    try desk.parts.store.read { try $0.addressMarks() }
  }

  /// One run in which the first letter gets this answer, and the others are accepted.
  private static func run(_ desk: TestDesk, _ first: DeliveryResult) throws -> DispatchReport {
    try desk.dispatch { $0.outboxID == 1 ? first : .accepted }
  }

  @Test func `an address that the server does not know is muted, with the attempt and on record`() throws {
    let desk = try Self.desk()
    let report = try Self.run(desk, Self.refusal())
    #expect(report.failed == 1 && report.sent == 1)
    let marks = try Self.marks(desk)
    #expect(
      marks.map { "\($0.address) \($0.kind) \($0.since) \($0.status ?? "") \($0.letter ?? 0) \($0.mutes) \($0.by)" }
        == ["alice@fleur.example hard 2026-01-15 5.1.1 1 true ada"])
    #expect(marks.map(\.text) == ["550 " + Self.reply])
    #expect(try desk.parts.store.read { try $0.adviser(AdviserID("1"))?.workingEmail } == nil)
    let entries = try desk.audit().map(\.entry).filter { $0.verb == "address-refused" }
    #expect(entries.map(\.touched) == [["address-mark 1 hard muted"]])
    #expect(entries.allSatisfy { $0.login == "ada" && $0.bound.isEmpty })
    // Nothing was queued because of it; the letter is to be posted, and its own page says why.
    #expect(try desk.outbox().map { "\($0.id) \($0.state)" } == ["1 failed", "2 accepted"])
    #expect(try ListPost().perform(with: desk.parts).map { "\($0.row.id) \($0.why.rawValue)" } == ["1 failed"])
    let sheet = try ReadLetter(1).perform(with: desk.parts).value()
    #expect(sheet.refusals == marks && sheet.returns == [])
    #expect(
      try ListUnreachable(on: desk.clock.today).perform(with: desk.parts).map(\.reason) == [
        NoAddress(.adviser(AdviserID("1")), .muted)
      ])
    try desk.checkInvariants()
  }

  @Test(
    arguments: [
      refusal("5.7.1", "5.7.1 blocked"), refusal("5.2.2", "5.2.2 full"), refusal(nil, "no"),
      // Said of the sender, or of the message.
      refusal("5.1.0", "5.1.0 <quitus@desk.example>: Sender address rejected: User unknown"),
      refusal(isAboutRecipient: false), .deferred, .doubtful, .silence, .accepted,
    ])
  func `any other answer marks nothing`(answer: DeliveryResult) throws {
    let desk = try Self.desk()
    _ = try Self.run(desk, answer)
    #expect(try Self.marks(desk) == [])
    #expect(try desk.audit().map(\.entry.verb).filter { $0 == "address-refused" } == [])
  }

  @Test func `of several recipients only the one that is refused is marked`() throws {
    let desk = try TestDesk()
    _ = try desk.post(to: ["a@x.example", "b@x.example", "c@x.example"])
    _ = try desk.dispatch { _ in
      DeliveryResult(
        outcome: .accepted, code: 250, reply: "ok", host: "mx",
        recipients: [
          .init(
            address: "b@x.example", outcome: .failed, code: 550, enhanced: "5.1.1", reply: "5.1.1 User unknown",
            isAboutRecipient: true),
          .init(
            address: "c@x.example", outcome: .failed, code: 554, enhanced: "5.7.1", reply: "5.7.1 no",
            isAboutRecipient: true),
        ])
    }
    #expect(try Self.marks(desk).map(\.address) == ["b@x.example"])
  }

  @Test func `the next letter goes to the other address, and what was said goes with the letter's words`() throws {
    let desk = try Self.desk()
    _ = try Self.run(desk, Self.refusal())
    var row = AdviserRow(line: 0, adviser: AdviserID("1"))
    row.personalEmail = "alice@home.example"
    _ = try SaveAdviser(row, mayCreate: false).perform(with: desk.parts)
    // Let go again by a person, the letter finds its way; nothing goes by itself.
    #expect(try desk.dispatch { _ in .accepted }.sent == 0)
    try desk.retry([1])
    var sent: [OutgoingMail] = []
    _ = try desk.dispatch {
      sent.append($0)
      return .accepted
    }
    #expect(sent.map(\.recipients) == [["alice@home.example"]])
    try desk.parts.store.write(at: desk.clock.desk.now()) { try $0.eraseLetter(1) }
    #expect(try Self.marks(desk).map { "\($0.address) \($0.text) \($0.mutes)" } == ["alice@fleur.example  true"])
    // Cleared, it is written to again, and can be refused anew.
    _ = try ClearAddress("alice@fleur.example", reason: "tel.", by: Acting(login: "agnes")).perform(with: desk.parts)
    #expect(try desk.parts.store.read { try $0.adviser(AdviserID("1"))?.workingEmail } == "alice@fleur.example")
  }
}
