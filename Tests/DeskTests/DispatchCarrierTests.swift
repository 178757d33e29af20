import Dates
import Desk
import Envelope
import Store
import TestMaterial
import Testing

/// A carrier with several messages in its hands, which end in any order.
private final class ManyHands: Carrier {
  let capacity: Int
  var isStalled = false
  var takesOnlyWhenEmpty = false
  private(set) var taken: [OutgoingMail] = []
  private(set) var most = 0
  private(set) var givenBack = 0
  private var inHands: [OutgoingMail] = []
  private var numbers = SeededNumbers(seed: 7)
  private let clock: DeskClock
  private let seen: (OutgoingMail) throws -> Void
  private let answer: (OutgoingMail) -> DeliveryResult
  private(set) var errors: [any Error] = []

  init(
    _ capacity: Int, _ clock: DeskClock, seen: @escaping (OutgoingMail) throws -> Void = { _ in },
    answer: @escaping (OutgoingMail) -> DeliveryResult = { _ in .accepted }
  ) {
    self.capacity = capacity
    self.clock = clock
    self.seen = seen
    self.answer = answer
  }

  var room: Int { takesOnlyWhenEmpty && !inHands.isEmpty ? 0 : capacity - inHands.count }
  var underway: Int { inHands.count }

  func take(_ mail: OutgoingMail) {
    do { try seen(mail) } catch { errors.append(error) }
    taken.append(mail)
    inHands.append(mail)
    most = max(most, inHands.count)
  }

  func settled(within time: Duration) -> [Settled] {
    if isStalled || inHands.isEmpty { return [] }
    return (0...numbers.below(inHands.count)).map { _ in
      let mail = inHands.remove(at: numbers.below(inHands.count))
      let now = clock.now()
      return Settled(outboxID: mail.outboxID, result: answer(mail), startedAt: now, endedAt: now)
    }
  }

  func giveBack() -> [Int64] {
    defer { inHands = [] }
    givenBack += inHands.count
    return inHands.map(\.outboxID)
  }
}

@Suite struct DispatchCarrierTests {
  private func desk(towns: Int) throws -> TestDesk {
    let desk = try TestDesk()
    try desk.importTowns(towns)
    _ = try desk.remind()
    return desk
  }

  private func run(
    _ desk: TestDesk, _ carrier: ManyHands, owner: String = "run", shouldStop: () -> Bool = { false }
  ) throws -> DispatchReport {
    try withoutActuallyEscaping(shouldStop) { shouldStop in
      try Dispatch(on: desk.clock.today, policy: desk.policy, owner: owner)
        .perform(with: desk.parts, over: carrier, shouldStop: shouldStop)
    }
  }

  @Test func `many messages are underway at once, each claimed for all to see before it is handed over`() throws {
    let desk = try desk(towns: 30)
    let other = try desk.another()
    let carrier = ManyHands(
      8, desk.clock.desk,
      seen: { mail in
        let row = try other.store.read { try $0.outbox(OutboxFilter(ids: [mail.outboxID])) }.first
        #expect(row?.state == .claimed)
      })
    #expect(try run(desk, carrier).sent == 30)
    #expect(carrier.errors.isEmpty && carrier.most == 8)
    #expect(carrier.taken.map(\.outboxID).sorted() == Array(1...30))
    #expect(try desk.outbox().allSatisfy { $0.state == .accepted && $0.attempts == 1 })
    let attempts = try (Int64(1)...30).map { id in try other.store.read { try $0.attempts(of: id) }.count }
    #expect(attempts.allSatisfy { $0 == 1 })
    try desk.checkInvariants()
  }

  @Test func `a carrier without room at the moment of recording does not end the run`() throws {
    let desk = try desk(towns: 12)
    let carrier = ManyHands(4, desk.clock.desk)
    carrier.takesOnlyWhenEmpty = true
    // What has ended is recorded once it has waited a second.
    let report = try run(
      desk, carrier,
      shouldStop: {
        desk.clock.pass(seconds: 1)
        return false
      })
    #expect(report.sent == 12 && report.remaining == 0)
  }

  @Test
  func `a run that waits for a slow server says that it lives, and one that was told to stop gives back the rest`()
    throws
  {
    let desk = try desk(towns: 3)
    let carrier = ManyHands(2, desk.clock.desk)
    carrier.isStalled = true
    var asked = 0
    let report = try run(
      desk, carrier,
      shouldStop: {
        // Each look at the wish to stop is half a lease later; another run looks each time whether we are dead.
        asked += 1
        desk.clock.pass(seconds: 450)
        let abandoned = try? desk.parts.store.read { reading in
          try reading.abandonedLetters(at: desk.clock.desk.now()) { $0 == "run" }
        }
        if asked > 2 { #expect(abandoned?.isEmpty ?? false, "look \(asked)") }
        return asked >= 12
      })
    #expect(report.sent == 0 && report.remaining == 3)
    #expect(try desk.outbox().map(\.state) == [.queued, .queued, .queued])
    #expect(try desk.outbox().allSatisfy { $0.attempts == 0 && $0.nextAttempt == nil })
    carrier.isStalled = false
    #expect(try run(desk, carrier).sent == 3)
  }

  @Test func `a letter to several goes again only to those who do not have it, and says who refused it`() throws {
    let desk = try TestDesk()
    let id = try desk.post(to: ["a@x.example", "b@x.example", "c@x.example"])
    var asked: [[String]] = []
    func answering(_ outcomes: [String: DeliveryResult.Outcome]) -> ManyHands {
      ManyHands(
        1, desk.clock.desk,
        answer: { mail in
          asked.append(mail.recipients)
          return DeliveryResult(
            outcome: .accepted, code: 250, reply: "ok", host: "mx",
            recipients: mail.recipients.compactMap { address in
              outcomes[address].map {
                .init(
                  address: address, outcome: $0, code: $0 == .failed ? 550 : 450, enhanced: nil, reply: "\($0.rawValue)"
                )
              }
            })
        })
    }
    #expect(try run(desk, answering(["b@x.example": .failed, "c@x.example": .deferred])).deferred == 1)
    #expect(try desk.outbox().map(\.lastReply) == ["b@x.example: 550 failed"])
    desk.clock.pass(seconds: 75)
    #expect(try run(desk, answering(["c@x.example": .deferred])).deferred == 1)
    desk.clock.pass(seconds: 150)
    #expect(try run(desk, answering([:])).failed == 1)
    #expect(asked == [["a@x.example", "b@x.example", "c@x.example"], ["c@x.example"], ["c@x.example"]])
    #expect(try desk.outbox().map(\.state) == [.failed])
    let sheet = try ReadLetter(id).perform(with: desk.parts).value()
    #expect(sheet.recipients.map { $0.last?.outcome } == ["accepted", "failed", "accepted"])
    #expect(sheet.attempts.map(\.outcome) == ["deferred", "deferred", "accepted"])
    // A person lets it go again: only the one who refused is asked.
    #expect(try desk.retry([id]) == 1)
    #expect(try run(desk, answering([:])).sent == 1)
    #expect(asked.last == ["b@x.example"])
    #expect(try desk.outbox().map(\.state) == [.accepted])
  }

  @Test func `of a letter to several that a dead run held, only those not settled are in doubt`() throws {
    let desk = try TestDesk()
    let id = try desk.post(to: ["a@x.example", "b@x.example"])
    let first = ManyHands(
      1, desk.clock.desk,
      answer: { _ in
        DeliveryResult(
          outcome: .accepted, code: 250, reply: "ok", host: "mx",
          recipients: [.init(address: "b@x.example", outcome: .deferred, code: 450, reply: "later")])
      })
    #expect(try run(desk, first).deferred == 1)
    desk.clock.pass(seconds: 75)
    _ = try desk.parts.store.write(at: desk.clock.desk.now()) { writing in
      try writing.claim(limit: 1, leaseUntil: writing.instant.adding(seconds: 900), owner: "dead")
    }
    let report = try Dispatch(on: desk.clock.today, policy: desk.policy, owner: "run", isAlive: { _ in false })
      .perform(with: desk.parts, over: ManyHands(1, desk.clock.desk))
    #expect(report.inDoubt == 1 && report.sent == 0)
    let sheet = try ReadLetter(id).perform(with: desk.parts).value()
    #expect(sheet.row.state == .inDoubt && sheet.row.lastReply == "b@x.example: dispatcher-died")
    #expect(sheet.recipients.map { $0.last?.outcome } == ["accepted", "in-doubt"])
  }

  @Test func `a letter that is slow to leave keeps no later one waiting`() throws {
    let desk = try TestDesk()
    let first = try desk.post(to: ["a@x.example"], "one@desk.example")
    let carrier = ManyHands(4, desk.clock.desk)
    carrier.isStalled = true
    var second: Int64?
    var looks = 0
    let report = try run(
      desk, carrier,
      shouldStop: {
        looks += 1
        desk.clock.pass(seconds: 1)
        if looks == 3 { second = try? desk.post(to: ["b@x.example"], "two@desk.example") }
        if carrier.taken.count == 2 { carrier.isStalled = false }
        return looks > 50
      })
    #expect(carrier.taken.map(\.outboxID) == [first, second] && carrier.most == 2)
    #expect(report.sent == 2)
  }

  @Test(arguments: [1, 10]) func `while nobody serves, few letters are spent on finding that out`(most: Int) throws {
    let desk = try desk(towns: 60)
    let carrier = ManyHands(64, desk.clock.desk, answer: { _ in .silence })
    var dispatch = Dispatch(on: desk.clock.today, policy: desk.policy, owner: "run")
    dispatch.mostSilences = most
    let report = try dispatch.perform(with: desk.parts, over: carrier)
    #expect(carrier.taken.count == most && report.deferred == most && report.metSilence)
    // Once somebody serves, all that there is room for is underway.
    let better = ManyHands(64, desk.clock.desk)
    #expect(try dispatch.perform(with: desk.parts, over: better).sent == 60 - most)
    #expect(better.most > 10)
  }

  @Test func `a refused login is tried once, and again at the next run`() throws {
    let desk = try desk(towns: 60)
    var refused = DeliveryResult(outcome: .deferred, code: 535, enhanced: "5.7.8", reply: "no", host: "mx")
    (refused.isRefusalOfService, refused.isLoginRefused) = (true, true)
    let carrier = ManyHands(4, desk.clock.desk, answer: { [refused] _ in refused })
    let report = try run(desk, carrier)
    #expect(report.metSilence && report.deferred + report.remaining >= 60 && carrier.taken.count <= 8)
    #expect(try desk.outbox().filter { $0.state == .queued }.count == 60 - carrier.taken.count + carrier.givenBack)
  }

  @Test func `what was put off while the clock was ahead leaves all the same`() throws {
    let desk = try TestDesk()
    let id = try desk.post(to: ["a@x.example"], "one@desk.example")
    let now = desk.clock.desk.now()
    try desk.parts.store.write(at: now) { writing in
      _ = try writing.claim(limit: 1, leaseUntil: now.adding(seconds: 900), owner: "run")
      try writing.release(id, owner: "run", until: now.adding(seconds: 365 * 86_400))
    }
    #expect(try run(desk, ManyHands(1, desk.clock.desk)).sent == 1)
  }

  @Test func `a preview counts what would leave, and leaves it`() throws {
    let desk = try desk(towns: 250)
    let before = try desk.outbox()
    let dispatch = Dispatch(
      on: desk.clock.today, policy: desk.policy, owner: "run", fence: Fence(["contact101@ville.example"]))
    let report = try dispatch.preview(with: desk.parts)
    #expect(report.sent == 1 && report.held == 249 && report.remaining == 0)
    #expect(try desk.outbox() == before)
  }
}

extension TestDesk {
  /// Queues a notice to these.
  func post(to addresses: [String], _ messageID: String = "one@desk.example") throws -> Int64 {
    try parts.store.write(at: clock.desk.now()) { writing in
      let envelope = SealedEnvelope(
        sender: try MailAddress("quitus@desk.example"), recipients: try addresses.map { try MailAddress($0) },
        messageID: try MessageID(messageID), subject: "Essai", bytes: Array("x\r\n".utf8), purpose: .notice)
      return try writing.enqueue(
        envelope, letter: "test", language: "fr", caseReference: nil, structure: nil, reminders: [], campaign: nil)
    }
  }
}
