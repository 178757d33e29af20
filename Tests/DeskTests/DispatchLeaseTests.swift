import Dates
import Desk
import Envelope
import Store
import Synchronization
import Testing

@Suite struct DispatchLeaseTests {
  /// A decision, its notice and a reminder, all three in the hands of a run called `dead`.
  private func claimed() throws -> TestDesk {
    let desk = try TestDesk()
    try desk.importTownHall()
    _ = try desk.approve(try desk.proposed()).value()
    _ = try desk.remind()
    let rows = try desk.parts.store.write(at: desk.clock.desk.now()) { writing in
      try writing.claim(limit: 3, leaseUntil: writing.instant.adding(seconds: 900), owner: "dead")
    }
    #expect(rows.count == 3)
    return desk
  }

  private func run(_ desk: TestDesk, owner: String = "run", isAlive: Bool) throws -> DispatchReport {
    try Dispatch(on: desk.clock.today, policy: desk.policy, owner: owner, isAlive: { _ in isAlive })
      .perform(with: desk.parts, deliver: { _ in .accepted })
  }

  @Test func `what a run that lives has claimed is left to it`() throws {
    let desk = try claimed()
    let report = try run(desk, isAlive: true)
    #expect(report.sent == 0 && report.inDoubt == 0 && report.remaining == 3)
    #expect(try desk.outbox().map(\.state) == [.claimed, .claimed, .claimed])
  }

  @Test(arguments: ["its process is gone", "its time is up", "it was an earlier run of ours"])
  func `what a dead run had claimed: the reminder goes again, a decision waits for a person`(why: String) throws {
    let desk = try claimed()
    if why == "its time is up" { desk.clock.pass(seconds: 900) }
    let report = try run(
      desk, owner: why == "it was an earlier run of ours" ? "dead" : "run", isAlive: why != "its process is gone")
    #expect(report.inDoubt == 3 && report.sent == 1 && report.remaining == 0)
    #expect(try desk.outbox().map(\.state) == [.inDoubt, .inDoubt, .accepted])
    #expect(try run(desk, isAlive: true) == DispatchReport())
    #expect(try desk.retry() == 0)
    #expect(try desk.retry([1, 3]) == 1)
    #expect(try run(desk, isAlive: true).sent == 1)
    #expect(try desk.outbox().map(\.state) == [.accepted, .inDoubt, .accepted])
    try desk.checkInvariants()
  }

  @Test func `two runs at once never hand the same letter over twice`() throws {
    let desk = try TestDesk()
    try desk.importTowns(24)
    #expect(try desk.remind().queued == 24)
    let handedOver = Mutex<[Int64]>([])
    let (both, policy, today) = ([desk.parts, try desk.another()], desk.policy, desk.clock.today)
    let errors = Threads.run(2) { index in
      _ = try Dispatch(on: today, policy: policy, owner: "run\(index)").perform(
        with: both[index],
        deliver: { mail in
          handedOver.withLock { $0.append(mail.outboxID) }
          return .accepted
        })
    }
    #expect(errors.isEmpty)
    #expect(handedOver.withLock { $0.sorted() } == Array(1...24))
    #expect(try desk.outbox().allSatisfy { $0.state == .accepted && $0.attempts == 1 })
  }

  @Test func `retrying without a number takes what was deferred or has failed, and nothing else`() throws {
    let desk = try TestDesk()
    try desk.importTowns(5)
    _ = try desk.remind()
    let outcomes: [DeliveryResult] = [.accepted, .deferred, .refused, .doubtful, .accepted]
    _ = try desk.dispatch { outcomes[Int($0.outboxID) - 1] }
    #expect(try desk.outbox().map(\.state) == [.accepted, .deferred, .failed, .deferred, .accepted])
    #expect(try desk.dispatch { _ in .accepted }.sent == 0)
    #expect(try desk.retry() == 3)
    #expect(try desk.dispatch { _ in .accepted }.sent == 3)
    #expect(try desk.outbox().map(\.attempts) == [1, 2, 2, 2, 1])
    #expect(try desk.retry() == 0)
    #expect(try desk.retry([1, 2, 3, 4, 5]) == 0)
  }
}
