import Dates
import Envelope
import Roster
import Rules
import Store
import Synchronization
import Testing

@Suite struct OutboxTests {
  private let soon = newYear.adding(seconds: 900)

  @Test func `two dispatchers that claim at once never get the same letter`() throws {
    let place = try Workplace()
    try place.store().write(at: newYear) { writing in for number in 1...30 { try writing.post("letter\(number)") } }
    let stores = try [Store.open(place.path), Store.open(place.path)]
    let claimed = Mutex<[Int64]>([])
    let errors = Threads.run(2) { thread in
      while true {
        let rows = try stores[thread].write(at: newYear) {
          try $0.claim(limit: 2, leaseUntil: newYear.adding(seconds: 900), owner: "run\(thread)")
        }
        if rows.isEmpty { return }
        claimed.withLock { $0 += rows.map(\.id) }
      }
    }
    #expect(errors.isEmpty)
    #expect(claimed.withLock { $0.sorted() } == Array(1...30))
  }

  @Test func `decisions are claimed first, then notices, then reminders, each in the order they came`() throws {
    let place = try Workplace()
    let store = try place.store()
    let rows = try store.write(at: newYear) { writing in
      for (name, purpose) in [
        ("a", Purpose.reminder), ("b", .notice), ("c", .decision), ("d", .test), ("e", .reminder),
      ] {
        try writing.post(name, purpose)
      }
      return try writing.claim(limit: 4, leaseUntil: soon, owner: "run")
    }
    #expect(rows.map(\.messageID.first) == ["c", "d", "b", "a"])
    #expect(rows.allSatisfy { $0.state == .claimed })
    #expect(try store.read { try $0.outboxRemaining() } == 5)
  }

  @Test func `a deferred letter is claimed at the very instant it is due, and not before`() throws {
    let place = try Workplace()
    let store = try place.store()
    let attempt = DeliveryAttempt(
      startedAt: newYear, endedAt: newYear, host: "mx", outcome: "deferred", code: 451, enhanced: nil, reply: "later")
    try store.write(at: newYear) { writing in
      try writing.record(attempt, of: writing.post("letter"), newState: .deferred, nextAttempt: soon)
    }
    let before = Instant(rawValue: soon.rawValue - 1)
    #expect(try store.write(at: before) { try $0.claim(limit: 9, leaseUntil: soon, owner: "run") }.isEmpty)
    let rows = try store.write(at: soon) { try $0.claim(limit: 9, leaseUntil: soon.adding(seconds: 9), owner: "run") }
    #expect(rows.map(\.attempts) == [1])
    #expect(rows.map(\.lastReply) == ["451 later"])
  }

  @Test func `a lease ends with its time or with its owner, whichever comes first`() throws {
    let place = try Workplace()
    let store = try place.store()
    try store.write(at: newYear) { writing in
      try writing.post("a")
      try writing.post("b")
      for owner in ["alive", "dead"] { _ = try writing.claim(limit: 1, leaseUntil: soon, owner: owner) }
    }
    let early = Instant(rawValue: soon.rawValue - 1)
    func abandoned(at instant: Instant, isAlive: (String) -> Bool) throws -> [Int64] {
      try store.read { try $0.abandonedLetters(at: instant, isAlive: isAlive).map(\.row.id) }
    }
    #expect(try abandoned(at: early) { _ in true } == [])
    #expect(try abandoned(at: early) { $0 == "alive" } == [2])
    #expect(try abandoned(at: early) { _ in false } == [1, 2])
    #expect(try abandoned(at: soon) { _ in true } == [1, 2])
    try store.write(at: early) { try $0.renewLeases(of: "alive", until: soon.adding(seconds: 1)) }
    #expect(try abandoned(at: soon) { _ in true } == [2])
    #expect(try store.write(at: soon) { try $0.claim(limit: 9, leaseUntil: soon, owner: "x") }.isEmpty)
  }

  @Test func `only its owner gives a claimed letter back`() throws {
    let place = try Workplace()
    let store = try place.store()
    try store.write(at: newYear) { writing in
      try writing.post("a")
      _ = try writing.claim(limit: 1, leaseUntil: soon, owner: "run")
    }
    try store.write(at: newYear) { try $0.release(1, owner: "other") }
    #expect(try store.read { try $0.outbox() }.map(\.state) == [.claimed])
    try store.write(at: newYear) { try $0.release(1, owner: "run") }
    #expect(try store.read { try $0.outbox() }.map(\.state) == [.queued])
  }

  @Test(arguments: [OutboxState.inDoubt, .held, .cancelled, .claimed])
  func `whoever lost a letter still records what was said, and only an arrival changes what stands`(state: OutboxState)
    throws
  {
    let place = try Workplace()
    let store = try place.store()
    func attempt(_ outcome: String, _ code: Int) -> DeliveryAttempt {
      DeliveryAttempt(
        startedAt: newYear, endedAt: newYear, host: "mx", outcome: outcome, code: code, enhanced: nil, reply: "late")
    }
    try store.write(at: newYear) { writing in
      try writing.post("a")
      _ = try writing.claim(limit: 1, leaseUntil: soon, owner: "late")
      switch state {
      case .inDoubt: try writing.conclude(1, .inDoubt)
      case .held: try writing.hold(1, reason: "x")
      case .cancelled: try writing.cancel(1, reason: "x")
      default:
        try writing.release(1, owner: "late")
        _ = try writing.claim(limit: 1, leaseUntil: soon, owner: "other")
      }
      try writing.record(attempt("deferred", 451), of: 1, by: "late", newState: .deferred, nextAttempt: soon)
    }
    #expect(try store.read { try $0.outbox() }.map(\.state) == [state])
    try store.write(at: newYear) { writing in
      try writing.record(attempt("accepted", 250), of: 1, by: "late", newState: .accepted, nextAttempt: nil)
    }
    #expect(try store.read { try $0.outbox() }.map(\.state) == [state == .inDoubt ? .accepted : state])
    #expect(try store.read { try $0.outbox() }.map(\.attempts) == [2])
    #expect(try store.read { try $0.attempts(of: 1) }.map(\.outcome) == ["deferred", "accepted"])
  }

  @Test func `the same thing is told once while it stands, and again once it was taken back`() throws {
    let place = try Workplace()
    let store = try place.store()
    try store.write(at: newYear) { writing in
      try writing.introduce()
      try writing.post("a", .reminder, reminders: [reminder(), reminder(.annual(2024))])
    }
    #expect(throws: StoreError.constraint) {
      try store.write(at: newYear) { try $0.post("b", .reminder, reminders: [reminder()]) }
    }
    try store.write(at: newYear) { writing in
      let envelope = try #require(try writing.reading.envelope(1))
      try writing.replace(envelope, reminders: [reminder(.annual(2024))], of: 1)
      try writing.post("c", .reminder, reminders: [reminder()])
    }
    #expect(try store.read { try $0.remindersSent() } == [reminder(), reminder(.annual(2024))])
    try store.write(at: newYear) { try $0.cancel(1, reason: "no-longer-true") }
    #expect(try store.read { try $0.remindersSent() } == [reminder()])
    #expect(try store.read { try $0.outbox() }.map(\.reminders.count) == [0, 1])
  }

  @Test func `a Message-ID is never given twice`() throws {
    let place = try Workplace()
    let store = try place.store()
    _ = try store.write(at: newYear) { try $0.post("same") }
    #expect(throws: StoreError.constraint) { try store.write(at: newYear) { try $0.post("same") } }
  }
}
