import Cases
import Dates
import Desk
import Envelope
import Mail
import Roster
import Store
import Testing

/// A letter to several of whom one is muted goes to the others; who does not have it is shown, and gets it by post.
@Suite struct PassedOverTests {
  /// Letter 1 to these, about a case of adviser 1.
  private static func desk(_ addresses: [String], _ purpose: Purpose = .decision) throws -> TestDesk {
    let desk = try TestDesk()
    try desk.importTownHall()
    let reference = try desk.open().value().file.reference
    _ = try desk.parts.store.write(at: desk.clock.desk.now()) { writing in
      let envelope = SealedEnvelope(
        sender: try MailAddress("quitus@desk.example"), recipients: try addresses.map { try MailAddress($0) },
        messageID: try MessageID("one@desk.example"), subject: "Essai", bytes: Array("x\r\n".utf8), purpose: purpose)
      return try writing.enqueue(
        envelope, letter: "refusal", language: "fr", caseReference: reference, structure: nil, reminders: [],
        campaign: nil)
    }
    return desk
  }

  private static func mute(_ address: String, _ desk: TestDesk) throws {
    _ = try MuteAddress(address, reason: "closed", by: Acting(login: "agnes")).perform(with: desk.parts).value()
  }

  /// One run; the addresses that were asked.
  private static func run(_ desk: TestDesk, _ answer: DeliveryResult = .accepted) throws -> [[String]] {
    var asked: [[String]] = []
    _ = try desk.dispatch {
      asked.append($0.recipients)
      return answer
    }
    return asked
  }

  private static func recipients(_ desk: TestDesk) throws -> [String] {
    try ReadLetter(1).perform(with: desk.parts).value().recipients.map {
      "\($0.address) \($0.last?.outcome ?? "-") \($0.last?.reply ?? "-")"
    }
  }

  private static func post(_ desk: TestDesk) throws -> [String] {
    try ListPost().perform(with: desk.parts).map { "\($0.row.id) \($0.why.rawValue) \($0.unreached)" }
  }

  @Test func `the others have it, and the one who was passed over is on the list of letters to post`() throws {
    let desk = try Self.desk(["a@x.example", "b@x.example", "c@x.example"])
    try Self.mute("b@x.example", desk)
    #expect(try Self.run(desk) == [["a@x.example", "c@x.example"]])
    #expect(
      try Self.recipients(desk) == [
        "a@x.example accepted ok", "b@x.example failed address-muted", "c@x.example accepted ok",
      ])
    let row = try #require(try desk.outbox().first)
    #expect(row.state == .failed && row.lastReply == "b@x.example: address-muted")
    #expect(try Self.post(desk) == ["1 address-muted [\"b@x.example\"]"])
    // A decision stays there until it is handed over.
    _ = try RecordPost(1, .sent(on: desk.clock.today), by: Acting(login: "agnes")).perform(with: desk.parts).value()
    #expect(try Self.post(desk).count == 1)
    _ = try RecordPost(1, .notified(on: desk.clock.today), by: Acting(login: "agnes")).perform(with: desk.parts).value()
    #expect(try Self.post(desk) == [])
    try desk.checkInvariants()
  }

  @Test func `once the address is cleared and the letter let go again, it goes there alone`() throws {
    let desk = try Self.desk(["a@x.example", "b@x.example"])
    try Self.mute("b@x.example", desk)
    _ = try Self.run(desk)
    // Let go while the address is muted it has nobody to go to: no server is asked, and it stands where it stood.
    try desk.retry([1])
    #expect(try Self.run(desk) == [])
    #expect(try desk.outbox().map { "\($0.state) \($0.attempts)" } == ["failed 2"])
    #expect(try Self.post(desk) == ["1 address-muted [\"b@x.example\"]"])
    _ = try ClearAddress("b@x.example", reason: "tel.", by: Acting(login: "agnes")).perform(with: desk.parts)
    try desk.retry([1])
    #expect(try Self.run(desk) == [["b@x.example"]])
    #expect(try desk.outbox().map(\.state) == [.accepted] && Self.post(desk) == [])
  }

  @Test func `one that is muted while it waits for another attempt is passed over then`() throws {
    let desk = try Self.desk(["a@x.example", "b@x.example"])
    let partly = DeliveryResult(
      outcome: .accepted, code: 250, reply: "ok", host: "mx",
      recipients: [.init(address: "b@x.example", outcome: .deferred, code: 450, reply: "later")])
    #expect(try Self.run(desk, partly).count == 1)
    try Self.mute("b@x.example", desk)
    desk.clock.pass(seconds: 75)
    #expect(try Self.run(desk) == [])
    #expect(try Self.recipients(desk) == ["a@x.example accepted ok", "b@x.example failed address-muted"])
    #expect(try desk.outbox().map(\.state) == [.failed])
    #expect(try Self.post(desk) == ["1 address-muted [\"b@x.example\"]"])
  }

  @Test func `as long as another is to be tried again the letter is on its way, and nobody is recorded twice`() throws {
    let desk = try Self.desk(["a@x.example", "b@x.example"])
    try Self.mute("b@x.example", desk)
    #expect(try Self.run(desk, .deferred) == [["a@x.example"]])
    #expect(try desk.outbox().map(\.state) == [.deferred])
    desk.clock.pass(seconds: 75)
    #expect(try Self.run(desk) == [["a@x.example"]])
    let attempts = try ReadLetter(1).perform(with: desk.parts).value().attempts
    #expect(attempts.map { $0.recipients.map(\.address) } == [["a@x.example", "b@x.example"], ["a@x.example"]])
    #expect(try desk.outbox().map(\.state) == [.failed])
    #expect(try Self.post(desk) == ["1 failed [\"b@x.example\"]"])
  }

  @Test func `where all are muted it is held whole, as before`() throws {
    let desk = try Self.desk(["a@x.example", "b@x.example"])
    for address in ["a@x.example", "b@x.example"] { try Self.mute(address, desk) }
    #expect(try Self.run(desk) == [])
    #expect(try desk.outbox().map { "\($0.state) \($0.lastReply ?? "-") \($0.attempts)" } == ["held address-muted 0"])
    #expect(try Self.post(desk) == ["1 address-muted [\"a@x.example\", \"b@x.example\"]"])
  }

  @Test func `a preview says the same, and records nothing`() throws {
    let desk = try Self.desk(["a@x.example", "b@x.example"])
    try Self.mute("b@x.example", desk)
    let before = try desk.outbox()
    #expect(
      try Dispatch(on: desk.clock.today, policy: desk.policy, owner: "run").preview(with: desk.parts).sent == 1)
    #expect(try desk.outbox() == before)
  }
}
