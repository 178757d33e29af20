import Dates
import Desk
import Envelope
import Store
import Testing

@Suite struct StuckMailTests {
  /// A decision that waits, and an admin with an address.
  private func desk() throws -> TestDesk {
    let desk = try TestDesk()
    try desk.importTownHall()
    _ = try desk.approve(try desk.proposed()).value()
    return desk
  }

  private func alarms(_ desk: TestDesk) throws -> [OutboxRow] {
    try desk.outbox().filter { $0.letter == "stuck-mail" }
  }

  @Test func `the admins are told once a day that decisions do not leave, and not before the time is up`() throws {
    let desk = try desk()
    let tell = TellOfStuckMail(afterMinutes: 60)
    desk.clock.pass(seconds: 3500)
    #expect(try tell.perform(with: desk.parts) == nil)
    desk.clock.pass(seconds: 200)
    let decision = try #require(try desk.outbox().first { $0.purpose == .decision })
    let found = try #require(try tell.perform(with: desk.parts))
    #expect(found.oldest == decision.enqueuedAt && found.told == 1)
    let alarm = try #require(try alarms(desk).first)
    #expect(alarm.to == ["ada@desk.example"] && alarm.purpose == .notice)
    #expect(try desk.letter(alarm).contains("1\u{A0}h\u{A0}1\u{A0}min"))
    for _ in 1...3 {
      desk.clock.pass(seconds: 28_000)
      #expect(try tell.perform(with: desk.parts)?.told == 0)
    }
    desk.clock.pass(seconds: 2_400)
    #expect(try tell.perform(with: desk.parts)?.told == 1)
    #expect(try alarms(desk).count == 2)
    try desk.checkInvariants()
  }

  @Test func `a decision that is deferred or in a dispatcher's hands is stuck too; one that was sent or held is not`()
    throws
  {
    let desk = try desk()
    let tell = TellOfStuckMail(afterMinutes: 60)
    _ = try desk.dispatch { $0.purpose == .decision ? .deferred : .accepted }
    desk.clock.pass(seconds: 3700)
    #expect(try tell.perform(with: desk.parts)?.told == 1)
    _ = try desk.dispatch { _ in .accepted }
    #expect(try desk.outbox().filter { $0.purpose == .decision }.map(\.state) == [.accepted])
    #expect(try tell.perform(with: desk.parts) == nil)
  }

  @Test func `an alarm that waited until all was well does not leave any more`() throws {
    let desk = try desk()
    desk.clock.pass(seconds: 3700)
    #expect(try TellOfStuckMail(afterMinutes: 60).perform(with: desk.parts)?.told == 1)
    let decision = try #require(try desk.outbox().first { $0.purpose == .decision })
    #expect(try HoldMail([decision.id], by: Acting(login: "agnes")).perform(with: desk.parts).value().count == 1)
    let report = try desk.dispatch { _ in .accepted }
    #expect(report.dropped == 1)
    #expect(try alarms(desk).map(\.state) == [.cancelled])
  }
}
