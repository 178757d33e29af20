import Cases
import Dates
import Desk
import Roster
import Store
import Testing

/// Who may make which letters due.
@Suite struct RetryTests {
  /// Letters 1 and 2 of an approval, and 3, a reminder.
  private static func desk() throws -> TestDesk {
    let desk = try TestDesk()
    try desk.importTownHall()
    _ = try desk.approve(try desk.proposed()).value()
    #expect(try desk.remind().queued == 1)
    return desk
  }

  private static func retry(_ ids: [Int64]?, _ login: String?, _ desk: TestDesk) throws -> Outcome<
    RetryMail.Done, DeskRefusal
  > {
    try RetryMail(ids, by: login.map { Acting(login: $0) }).perform(with: desk.parts)
  }

  @Test(arguments: [OutboxState.held, .inDoubt]) func `what waits for a person is let go by one who may instruct`(
    state: OutboxState
  ) throws {
    let desk = try Self.desk()
    if state == .held {
      _ = try HoldMail([1], by: Acting(login: "agnes")).perform(with: desk.parts).value()
    }
    _ = try desk.dispatch { $0.outboxID == 1 ? .doubtful : .refused }
    #expect(try desk.outbox().map(\.state) == [state, .failed, .failed])
    let entries = try desk.audit().count
    #expect(try Self.retry([2, 1], nil, desk) == .refused(.letter(.waitsForPerson(1, state))))
    #expect(try Self.retry([1], "otto", desk) == .refused(.letter(.roleMayNot(.auditor))))
    #expect(try Self.retry([1], "nobody", desk) == .refused(.noSuchUser("nobody")))
    #expect(try Self.retry([9, 2], nil, desk) == .refused(.noSuchLetter(9)))
    #expect(try desk.outbox().map(\.state) == [state, .failed, .failed] && desk.audit().count == entries)
    // What the server refused, whoever runs the program tries again.
    #expect(try Self.retry([2], nil, desk).value().due == 1)
    #expect(try Self.retry(nil, nil, desk).value().due == 2)
    #expect(try Self.retry([1, 1], "agnes", desk).value().due == 1)
    #expect(try desk.dispatch { _ in .accepted }.sent == 3)
  }

  @Test func `what stays as it is, is told`() throws {
    let desk = try Self.desk()
    _ = try CancelMail([3], reason: "Doublon.", by: Acting(login: "agnes")).perform(with: desk.parts).value()
    var during: [OutboxState] = []
    _ = try desk.dispatch { mail in
      if mail.outboxID == 1 { during = (try? Self.retry([1], nil, desk).value().left.map(\.state)) ?? [] }  // claimed
      return mail.outboxID == 1 ? .accepted : .refused
    }
    #expect(during == [.claimed])
    let done = try Self.retry([1, 2, 3], nil, desk).value()
    #expect(done.due == 1 && done.left.map { "\($0.id) \($0.state)" } == ["1 accepted", "3 cancelled"])
  }
}
