import Cases
import Dates
import Desk
import Intake
import Mail
import Roster
import Store
import Testing

/// What the return of a letter says of the letter, beside what it says of the address.
@Suite struct ReturnTests {
  private static let agnes = Acting(login: "agnes")

  /// A desk with letters of an approval: 1 to adviser 1, 2 to the town hall.
  private static func desk() throws -> TestDesk {
    let desk = try TestDesk()
    try desk.importTownHall()
    _ = try desk.approve(try desk.proposed()).value()
    return desk
  }

  private static func take(_ mail: ReturnedMail, _ desk: TestDesk) throws -> BounceTaken {
    try TakeBounce(mail, policy: BouncePolicy(), by: agnes).perform(with: desk.parts)
  }

  private static func list(_ desk: TestDesk) throws -> [String] {
    try ListPost().perform(with: desk.parts).map { "\($0.row.id) \($0.row.letter) \($0.why.rawValue)" }
  }

  @Test
  func `a decision that came back from where it was passed on to may not have arrived: it is listed, nothing is muted`()
    throws
  {
    let desk = try Self.desk()
    _ = try desk.dispatch { _ in .accepted }
    let letters = try desk.outbox()
    for (row, named) in zip(letters, ["b1", "b2"]) {
      let taken = try Self.take(BounceTests.report(on: row.messageID, "alias@elsewhere.example", named: named), desk)
      #expect(taken.effect.record?.effect == .elsewhere && taken.marks == [])
    }
    // Of the notice to the employer no time limit runs.
    #expect(try Self.list(desk) == ["1 approval came-back-elsewhere"])
    #expect(try desk.parts.store.read { try $0.addressMarks() } == [])
    desk.clock.pass(seconds: 60)
    #expect(try desk.retry([1, 2]) == 1)
    _ = try desk.dispatch { _ in .accepted }
    #expect(try Self.list(desk) == [])
    // Where it comes back from its own address as well, that is the reason shown.
    desk.clock.pass(seconds: 60)
    _ = try Self.take(BounceTests.report(on: letters[0].messageID, "alice@fleur.example", named: "b3"), desk)
    _ = try Self.take(BounceTests.report(on: letters[0].messageID, "alias@elsewhere.example", named: "b4"), desk)
    #expect(try Self.list(desk) == ["1 approval came-back"])
  }

  @Test func `a decision in doubt that comes back has not arrived`() throws {
    let desk = try Self.desk()
    _ = try desk.dispatch { $0.outboxID == 1 ? .doubtful : .accepted }
    #expect(try desk.outbox().map(\.state) == [.inDoubt, .accepted])
    #expect(try Self.list(desk) == [])
    _ = try Self.take(BounceTests.report(on: try desk.outbox()[0].messageID, "alice@fleur.example"), desk)
    #expect(try Self.list(desk) == ["1 approval came-back"])
    _ = try PrintLetter(1, address: [], by: Self.agnes).perform(with: desk.parts).value()
  }

  @Test func `a bounce that is faster than the record of the server's answer counts`() throws {
    let desk = try Self.desk()
    var effects: [BounceRecord.Effect?] = []
    _ = try desk.dispatch { mail in
      if mail.outboxID == 1 {
        let report = BounceTests.report(on: mail.messageID, "alice@fleur.example")
        effects.append((try? Self.take(report, desk))?.effect.record?.effect)  // nil is not what is expected
      }
      return .accepted
    }
    #expect(effects == [.marked])
    #expect(try Self.list(desk) == ["1 approval came-back"])
    #expect(try desk.parts.store.read { try $0.isMuted("alice@fleur.example") })
  }

  @Test func `a bounce that named no letter when it was taken in is looked at again, and counts once`() throws {
    let desk = try Self.desk()
    let letter = try #require(try desk.outbox().first)
    let report = BounceTests.report(on: letter.messageID, "alice@fleur.example")
    #expect(try Self.take(report, desk).effect.record?.effect == .notOurs)
    guard case .knownBefore = try Self.take(report, desk).effect else {
      Issue.record("it names no letter that has left")
      return
    }
    _ = try desk.dispatch { _ in .accepted }
    let taken = try Self.take(report, desk)
    #expect(taken.effect.record?.effect == .marked && taken.marks.map(\.mutes) == [true])
    guard case .recorded = taken.effect, case .knownBefore(let known) = try Self.take(report, desk).effect else {
      Issue.record("it counts once")
      return
    }
    #expect(known == taken.effect.record)
    #expect(try Self.list(desk) == ["1 approval came-back"])
    #expect(try desk.parts.store.read { try $0.addressMarks().count } == 1)
  }

  @Test func `an adviser's own copy is laid out for the adviser, a manager's may go to another manager`() throws {
    let desk = try TestDesk()
    try desk.importTownHall()
    desk.policy.copyAdviser = [1]
    desk.policy.copyManager = [1]
    var town = StructureRow(line: 0, id: StructureID("7"))
    town.managerName = "M. Chef"
    town.managerEmail = "chef@fleur.example"
    _ = try SaveStructure(town).perform(with: desk.parts).value()
    #expect(try desk.remind().queued == 4)
    _ = try desk.dispatch { _ in .refused }
    town.managerEmail = "cheffe@fleur.example"
    _ = try SaveStructure(town).perform(with: desk.parts).value()
    let posted = try ListPost(policy: desk.policy).perform(with: desk.parts)
    let readers = posted.map { "\($0.row.letter) \($0.row.to.joined()) \($0.otherAddress ?? "-")" }
    #expect(
      readers.sorted() == [
        "overdue chef@fleur.example cheffe@fleur.example", "overdue contact@fleur.example -",
        "overdue-adviser alice@fleur.example -", "overdue-adviser basile@fleur.example -",
      ])
    let copy = try #require(posted.first { $0.row.to == ["alice@fleur.example"] })
    #expect(copy.addressee == .adviser(AdviserID("1")))
    let page = try PrintLetter(copy.row.id, address: [], policy: desk.policy, by: Self.agnes)
      .perform(with: desk.parts).value()
    #expect(page.recipient == ["Alice Martin"])
  }
}
