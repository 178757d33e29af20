import Dates
import Desk
import Store
import Synchronization
import Testing

@Suite struct HandOverNotesTests {
  /// Three letters of decisions and a reminder, in the hands of a run called `dead`; numbers in the order in which they leave.
  private func claimed() throws -> (TestDesk, [Int64]) {
    let desk = try TestDesk()
    try desk.importTownHall()
    _ = try desk.approve(try desk.proposed()).value()
    _ = try desk.remind()
    let rows = try desk.parts.store.write(at: desk.clock.desk.now()) { writing in
      try writing.claim(limit: 3, leaseUntil: writing.instant.adding(seconds: 900), owner: "dead")
    }
    #expect(rows.count == 3)
    return (desk, rows.map(\.id))
  }

  private func run(
    _ desk: TestDesk, isAlive: Bool = false, notebook: HandOverNotebook, sending: @escaping Deliver = { _ in .accepted }
  ) throws -> DispatchReport {
    try Dispatch(
      on: desk.clock.today, policy: desk.policy, owner: "run", isAlive: { _ in isAlive }, notebook: notebook
    ).perform(with: desk.parts, deliver: sending)
  }

  @Test func `of what a dead run held, only what it had begun and heard nothing of is in doubt`() throws {
    let (desk, ids) = try claimed()
    let answered = Instant(rawValue: desk.clock.desk.now().rawValue - 5)
    let result = DeliveryResult(
      outcome: .accepted, code: 250, enhanced: "2.0.0", reply: "as noted", host: "mx.example:25")
    let notes = HandOverNotes(
      begun: [ids[0], ids[1]],
      ended: [ids[1]: Settled(outboxID: ids[1], result: result, startedAt: answered, endedAt: answered)])
    let discarded = Mutex<[String]>([])
    let notebook = HandOverNotebook(
      notes: { $0 == "dead" ? notes : nil }, discard: { owner in discarded.withLock { $0.append(owner) } })
    var handedOver: [Int64] = []
    let report = try run(desk, notebook: notebook) { mail in
      handedOver.append(mail.outboxID)
      return .accepted
    }
    #expect(handedOver == [ids[2]], "no server had heard of the last one")
    #expect(report.inDoubt == 1 && report.sent == 2 && report.remaining == 0)
    let rows = try desk.outbox().sorted { $0.id < $1.id }
    #expect(rows.first { $0.id == ids[0] }?.state == .inDoubt)
    #expect(rows.filter { $0.id != ids[0] }.allSatisfy { $0.state == .accepted && $0.attempts == 1 })
    let attempts = try desk.parts.store.read { try $0.attempts(of: ids[1]) }
    #expect(attempts.map(\.reply) == ["as noted"] && attempts.map(\.host) == ["mx.example:25"])
    #expect(attempts.map(\.endedAt) == [answered])
    #expect(discarded.withLock(\.self) == ["dead"])
    try desk.checkInvariants()
  }

  @Test func `the notes of a run that may go on are not relied upon`() throws {
    let (desk, _) = try claimed()
    desk.clock.pass(seconds: 900)
    let notebook = HandOverNotebook(notes: { _ in HandOverNotes() }, discard: { _ in })
    let report = try run(desk, isAlive: true, notebook: notebook)
    // The reminder goes again, the decisions wait for a person.
    #expect(report.inDoubt == 3 && report.sent == 1)
  }
}
