import Audit
import Cases
import Dates
import Desk
import Intake
import Roster
import Store
import Testing

/// A letter that comes back marks the address that it went to, and nothing else can.
@Suite struct BounceTests {
  /// A desk whose letters of an approval have left: 1 to adviser 1, 2 to the town hall.
  private static func desk() throws -> TestDesk {
    let desk = try TestDesk()
    try desk.importTownHall()
    _ = try desk.approve(try desk.proposed()).value()
    _ = try desk.dispatch { _ in .accepted }
    return desk
  }

  /// A report such as Postfix makes, on the letter with this Message-ID.
  static func report(
    on messageID: String, _ address: String, status: String = "5.1.1", text: String = "550 5.1.1 User unknown",
    named: String = "b1"
  ) -> ReturnedMail {
    ReturnedMail(
      Array(
        """
        From: MAILER-DAEMON@mx.example
        Message-Id: <\(named)@mx.example>
        Content-Type: multipart/report; report-type=delivery-status; boundary=x

        --x
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mx.example

        Final-Recipient: rfc822; \(address)
        Action: failed
        Status: \(status)
        Diagnostic-Code: smtp; \(text)

        --x
        Content-Type: text/rfc822-headers

        Message-Id: <\(messageID)>
        --x--
        """.utf8))
  }

  private static func take(_ mail: ReturnedMail, _ desk: TestDesk, _ policy: BouncePolicy = BouncePolicy()) throws
    -> BounceTaken
  {
    try TakeBounce(mail, policy: policy, by: Acting(login: "agnes")).perform(with: desk.parts)
  }

  private static func entries(_ verb: String, _ desk: TestDesk) throws -> [AuditEntry] {
    try desk.audit().map(\.entry).filter { $0.verb == verb }
  }

  private static func workingEmail(_ desk: TestDesk, _ adviser: String = "1") throws -> String? {
    try desk.parts.store.read { try $0.adviser(AdviserID(adviser))?.workingEmail }
  }

  @Test func `a letter to nobody mutes the address once, however often its return is told`() throws {
    let desk = try Self.desk()
    let letter = try #require(try desk.outbox().first)
    let mail = Self.report(on: letter.messageID, "Alice@Fleur.example")
    let before = try desk.outbox()
    let taken = try Self.take(mail, desk)
    #expect(taken.effect.record?.effect == .marked && taken.effect.record?.letter == letter.id)
    #expect(
      taken.marks.map { "\($0.address) \($0.kind) \($0.since) \($0.status ?? "") \($0.text) \($0.mutes)" }
        == ["alice@fleur.example hard 2026-01-15 5.1.1 550 5.1.1 User unknown true"])
    #expect(try Self.workingEmail(desk) == nil)
    #expect(
      try Self.entries("bounce", desk).map(\.touched) == [
        ["bounce 1 marked", "letter 1 came-back", "address-mark 1 hard muted"]
      ])
    // Nothing was queued, and the letter stands where it stood.
    #expect(try desk.outbox() == before)
    let again = try Self.take(mail, desk)
    guard case .knownBefore = again.effect else {
      Issue.record("taken in twice")
      return
    }
    #expect(again.marks == taken.marks)
    #expect(try Self.entries("bounce", desk).count == 1)
  }

  @Test func `who does not name the letter marks nothing, and is told of`() throws {
    let desk = try Self.desk()
    let stranger = try Self.take(Self.report(on: "guessed@desk.example", "alice@fleur.example"), desk)
    #expect(stranger.effect.record?.effect == .notOurs && stranger.marks == [])
    #expect(stranger.unproven.map(\.address) == ["alice@fleur.example"])
    #expect(stranger.unproven.first?.advisers == [AdviserID("1")])
    let foreign = try Self.take(Self.report(on: "x@elsewhere.example", "nobody@elsewhere.example", named: "b2"), desk)
    #expect(foreign.effect.record?.effect == .notOurs && foreign.unproven == [])
    // The letter is ours, but went to somebody else.
    let letter = try #require(try desk.outbox().first)
    let other = try Self.take(Self.report(on: letter.messageID, "contact@fleur.example", named: "b3"), desk)
    #expect(other.effect.record?.effect == .elsewhere && other.marks == [])
    #expect(try desk.parts.store.read { try $0.addressMarks() } == [])
    #expect(try Self.workingEmail(desk) == "alice@fleur.example")
  }

  @Test func `a letter that never left does not come back`() throws {
    let desk = try TestDesk()
    try desk.importTownHall()
    _ = try desk.approve(try desk.proposed()).value()
    let letter = try #require(try desk.outbox().first)
    let taken = try Self.take(Self.report(on: letter.messageID, "alice@fleur.example"), desk)
    #expect(taken.effect.record?.effect == .notOurs)
    #expect(try Self.workingEmail(desk) == "alice@fleur.example")
  }

  @Test func `what is no bounce is not recorded`() throws {
    let desk = try Self.desk()
    let letter = try #require(try desk.outbox().first)
    let entries = try desk.audit().count
    for text in [
      "Auto-Submitted: auto-replied\nIn-Reply-To: <\(letter.messageID)>\n\nI am away; alice@fleur.example does not exist.\n",
      "Subject: hello\n\nalice@fleur.example: user unknown\n", "",
    ] {
      let taken = try Self.take(ReturnedMail(Array(text.utf8)), desk)
      #expect(taken.effect == .noBounce && taken.marks == [])
    }
    #expect(try desk.audit().count == entries)
  }

  @Test func `failures on three days within thirty mute, those of one day count once, refusals never`() throws {
    let desk = try Self.desk()
    let letter = try #require(try desk.outbox().first)
    func fails(on text: String, _ status: String = "4.2.2") throws -> Bool? {
      desk.clock.set(day(text))
      let mail = Self.report(
        on: letter.messageID, "alice@fleur.example", status: status, text: "no",
        named: "\(text)\(status)\(try desk.audit().count)")
      return try Self.take(mail, desk).marks.first?.mutes
    }
    #expect(try fails(on: "2026-01-16") == false)
    #expect(try fails(on: "2026-01-16") == false)
    #expect(try fails(on: "2026-01-17", "5.7.1") == false)
    // Thirty days from the 18th of January to the 16th of February: the 16th of January lies outside.
    #expect(try fails(on: "2026-01-18") == false)
    #expect(try fails(on: "2026-02-16") == false)
    #expect(try fails(on: "2026-02-16", "5.7.1") == false)
    #expect(try Self.workingEmail(desk) == "alice@fleur.example")
    #expect(try fails(on: "2026-02-17", "5.7.1") == false)
    // The 18th of January has gone as well: two days are left.
    #expect(try fails(on: "2026-02-17") == false)
    #expect(
      try Self.take(
        Self.report(on: letter.messageID, "alice@fleur.example", status: "4.4.1", named: "never"), desk,
        BouncePolicy(softLimit: 0)
      ).marks.first?.mutes == false)
    #expect(try fails(on: "2026-02-18") == true)
    #expect(try Self.workingEmail(desk) == nil)
  }

  @Test func `an address that is cleared is written to again, and its marks stay to be seen`() throws {
    let desk = try Self.desk()
    let letter = try #require(try desk.outbox().first)
    _ = try Self.take(Self.report(on: letter.messageID, "alice@fleur.example"), desk)
    func clear(_ login: String, _ reason: String = "tel.") throws -> Outcome<Int, DeskRefusal> {
      try ClearAddress("Alice@fleur.example", reason: reason, by: Acting(login: login)).perform(with: desk.parts)
    }
    #expect(try clear("otto") == .refused(.move(.roleMayNotInstruct(.auditor))))
    #expect(try clear("nobody") == .refused(.noSuchUser("nobody")))
    #expect(try clear("agnes", " ") == .refused(.address(.noReason)))
    #expect(try clear("agnes") == .done(1))
    #expect(try clear("agnes") == .refused(.address(.notMarked)))
    #expect(try Self.workingEmail(desk) == "alice@fleur.example")
    let seen = try ReadAddress("alice@fleur.example").perform(with: desk.parts)
    #expect(seen.marks.map(\.cleared?.why) == ["tel."] && seen.marks.map(\.cleared?.by) == ["agnes"] && !seen.isMuted)
    #expect(try ListAddresses(mutedOnly: false).perform(with: desk.parts) == [])
    #expect(try Self.entries("address-clear", desk).map(\.touched) == [["address-mark 1 cleared"]])
    // A later return counts anew.
    _ = try Self.take(Self.report(on: letter.messageID, "alice@fleur.example", named: "b9"), desk)
    #expect(try Self.workingEmail(desk) == nil)
  }

  @Test func `an address can be muted by hand`() throws {
    let desk = try Self.desk()
    func mute(_ address: String) throws -> Outcome<[AddressMark], DeskRefusal> {
      try MuteAddress(address, reason: "closed", by: Acting(login: "agnes")).perform(with: desk.parts)
    }
    #expect(try mute("Contact@Fleur.example").value().map(\.kind) == [.byHand])
    #expect(try mute("contact@fleur.example") == .refused(.address(.mutedAlready)))
    let listed = try ListAddresses(mutedOnly: true).perform(with: desk.parts)
    #expect(
      listed.map(\.address) == ["contact@fleur.example"] && listed.first?.holders.structures == [StructureID("7")])
    #expect(try desk.parts.store.read { try $0.structure(StructureID("7"))?.workingEmail } == nil)
    // Another address is as good as any.
    _ = try desk.importStructures("7;Mairie de Fleur;;public;35;Mme Aubin;accueil@fleur.example")
    #expect(try desk.parts.store.read { try $0.structure(StructureID("7"))?.workingEmail } == "accueil@fleur.example")
  }

  @Test func `the next letter goes to the other address, and to nobody once there is none`() throws {
    let desk = try Self.desk()
    _ = try SaveAdviser(Self.row(personal: "alice@home.example"), mayCreate: false).perform(with: desk.parts)
    let letter = try #require(try desk.outbox().first)
    #expect(letter.to == ["alice@fleur.example"])
    _ = try Self.take(Self.report(on: letter.messageID, "alice@fleur.example"), desk)
    #expect(try Self.workingEmail(desk) == "alice@home.example")
    _ = try MuteAddress("alice@home.example", reason: "closed", by: Acting(login: "agnes")).perform(with: desk.parts)
    #expect(try Self.workingEmail(desk) == nil)
  }

  @Test func `a letter that waits for a muted address goes to the other one, else it is held`() throws {
    let desk = try TestDesk()
    try desk.importTownHall()
    _ = try desk.approve(try desk.proposed()).value()
    for address in ["alice@fleur.example", "contact@fleur.example"] {
      _ = try MuteAddress(address, reason: "closed", by: Acting(login: "agnes")).perform(with: desk.parts)
    }
    _ = try SaveAdviser(Self.row(personal: "alice@home.example"), mayCreate: false).perform(with: desk.parts)
    let queued = try desk.letter(try #require(try desk.outbox().first))
    var sent: [OutgoingMail] = []
    let report = try desk.dispatch {
      sent.append($0)
      return .accepted
    }
    #expect(report.sent == 1 && report.held == 1)
    #expect(sent.map(\.recipients) == [["alice@home.example"]])
    #expect(sent.map { PlainLetter.text(of: $0.bytes) } == [queued])
    let rows = try desk.outbox()
    #expect(rows.map(\.to) == [["alice@home.example"], ["contact@fleur.example"]])
    #expect(rows.map(\.state) == [.accepted, .held] && rows[1].lastReply == "address-muted")
    // Clearing lets nothing go by itself; a person does.
    _ = try ClearAddress("contact@fleur.example", reason: "tel.", by: Acting(login: "agnes")).perform(with: desk.parts)
    #expect(try desk.dispatch { _ in .accepted }.sent == 0)
    try desk.retry([rows[1].id])
    #expect(try desk.dispatch { _ in .accepted }.sent == 1)
  }

  private static func row(personal: String) -> AdviserRow {
    var row = AdviserRow(line: 0, adviser: AdviserID("1"))
    row.personalEmail = personal
    return row
  }

  @Test func `what was said of somebody's addresses goes with them, and what was said of a letter with its words`()
    throws
  {
    let desk = try Self.desk()
    let letters = try desk.outbox()
    _ = try Self.take(Self.report(on: letters[0].messageID, "alice@fleur.example"), desk)
    _ = try Self.take(Self.report(on: letters[1].messageID, "contact@fleur.example", named: "b2"), desk)
    let export = try ExportTests.export(desk).value()
    #expect(export.addresses.map(\.address) == ["alice@fleur.example"])
    #expect(try ExportTests.export(desk, "2").value().addresses == [])
    try desk.parts.store.write(at: desk.clock.desk.now()) { writing in
      try writing.eraseLetter(letters[1].id)
      _ = try writing.erase(AdviserID("1"), as: AdviserID("x-1"), .asked, on: day("2026-01-15"), by: "ada")
    }
    let left = try desk.parts.store.read { try $0.addressMarks() }
    #expect(left.map { "\($0.address) \($0.text) \($0.mutes)" } == ["contact@fleur.example  true"])
  }
}
