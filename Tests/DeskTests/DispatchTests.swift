import Cases
import Dates
import Desk
import Envelope
import GRDB
import Rules
import Store
import Testing

@Suite struct DispatchTests {
  /// A decision, its notice and a reminder, queued the other way round.
  private func threeLetters() throws -> TestDesk {
    let desk = try TestDesk()
    try desk.importTownHall()
    let reference = try desk.proposed()
    #expect(try desk.remind().queued == 1)
    _ = try desk.approve(reference).value()
    return desk
  }

  @Test func `letters leave in the order of their weight, and what the server said is kept`() throws {
    let desk = try threeLetters()
    var sent: [OutgoingMail] = []
    let report = try desk.dispatch { mail in
      sent.append(mail)
      return .accepted
    }
    #expect(report.sent == 3 && report.remaining == 0 && report.deferred + report.failed + report.inDoubt == 0)
    #expect(sent.map(\.purpose) == [.decision, .notice, .reminder])
    let rows = try desk.outbox()
    #expect(rows.map(\.letter) == ["overdue", "approval", "decision-notice"])
    #expect(rows.allSatisfy { $0.state == .accepted && $0.attempts == 1 && $0.lastReply == "250 ok" })
    #expect(Set(sent.map(\.messageID)) == Set(rows.map(\.messageID)))
    for mail in sent {
      let row = try #require(rows.first { $0.id == mail.outboxID })
      #expect(mail.recipients == row.to && mail.sender == "quitus@desk.example")
      #expect(try desk.whole(row) == String(decoding: mail.bytes, as: UTF8.self))
      #expect(try desk.whole(row).contains("Message-ID: <\(row.messageID)>"))
    }
    #expect(try desk.dispatch { _ in .accepted } == DispatchReport())
    try desk.checkInvariants()
  }

  @Test func `a deferred letter is tried again ever later, and given up after seven days`() throws {
    let desk = try TestDesk()
    try desk.importTownHall()
    _ = try desk.refuse(try desk.proposed()).value()
    _ = try desk.dispatch { $0.purpose == .decision ? .deferred : .accepted }
    var delays: [Int] = []
    while let row = try desk.outbox().first, row.state == .deferred {
      let last = try #require(try desk.parts.store.read { try $0.attempts(of: row.id) }.last)
      let next = try #require(row.nextAttempt)
      delays.append(Int((next.rawValue - last.endedAt.rawValue) / 1000))
      #expect(try desk.dispatch { _ in .accepted }.sent == 0, "before it is due")
      desk.clock.pass(seconds: delays.last ?? 0)
      #expect(row.attempts == delays.count)
      _ = try desk.dispatch { _ in .deferred }
    }
    // One minute, doubled up to two hours and eight minutes, then every four hours, each with its draw for letter 1.
    #expect(delays.prefix(9) == [73, 120, 262, 523, 1190, 2112, 4790, 9051, 14_895])
    #expect(delays.count == 44 && delays.dropFirst(8).allSatisfy { (14_400...18_000).contains($0) })
    #expect((7 * 86_400 - 18_000...7 * 86_400).contains(delays.reduce(0, +)))
    let row = try #require(try desk.outbox().first)
    #expect(row.state == .failed && row.attempts == 45 && row.tries == 45 && row.nextAttempt == nil)
    #expect(try desk.parts.store.read { try $0.attempts(of: row.id) }.map(\.outcome).allSatisfy { $0 == "deferred" })
  }

  @Test func `a letter that was given up and is let go again has another seven days`() throws {
    let desk = try threeLetters()
    for _ in 1...45 {
      _ = try desk.dispatch { _ in .deferred }
      desk.clock.pass(seconds: 18_000)
    }
    #expect(try desk.outbox().allSatisfy { $0.state == .failed && $0.attempts == 45 })
    #expect(try desk.retry() == 3)
    #expect(try desk.dispatch { _ in .deferred }.deferred == 3)
    desk.clock.pass(seconds: 75)
    #expect(try desk.dispatch { _ in .accepted }.sent == 3)
  }

  @Test func `a letter that is given up counts as failed, not as deferred`() throws {
    let desk = try threeLetters()
    for _ in 1...44 {
      _ = try desk.dispatch { _ in .deferred }
      desk.clock.pass(seconds: 18_000)
    }
    let report = try desk.dispatch { _ in .deferred }
    #expect(report.failed == 3 && report.deferred == 0 && report.remaining == 0)
  }

  @Test func `a letter refused for good is not tried again by itself`() throws {
    let desk = try threeLetters()
    let report = try desk.dispatch { $0.purpose == .notice ? .refused : .accepted }
    #expect(report.sent == 2 && report.failed == 1 && report.remaining == 0)
    let row = try #require(try desk.outbox().last)
    #expect(row.state == .failed && row.lastReply == "550 no such user")
    desk.clock.pass(seconds: 30 * 86_400)
    #expect(try desk.dispatch { _ in .accepted }.sent == 0)
  }

  @Test func `where the answer was lost, a reminder goes again and everything about a decision waits for a person`()
    throws
  {
    let desk = try threeLetters()
    let report = try desk.dispatch { _ in .doubtful }
    #expect(report.inDoubt == 3 && report.remaining == 1)
    #expect(try desk.outbox().map(\.state) == [.deferred, .inDoubt, .inDoubt])
    desk.clock.pass(seconds: 75)
    var again: [Purpose] = []
    _ = try desk.dispatch { mail in
      again.append(mail.purpose)
      return .accepted
    }
    #expect(again == [.reminder])
    #expect(try desk.outbox().map(\.state) == [.accepted, .inDoubt, .inDoubt])
    try desk.checkInvariants()
  }

  @Test func `nothing leaves without a server, and nothing stays claimed when a run stops`() throws {
    let desk = try threeLetters()
    #expect(try desk.dispatch(nil).remaining == 3)
    #expect(try desk.dispatch(limit: 0) { _ in .accepted }.remaining == 3)
    #expect(try desk.dispatch(limit: 1) { _ in .accepted }.sent == 1)
    #expect(try desk.outbox().map(\.state) == [.queued, .accepted, .queued])
    var handedOver = 0
    let report = try desk.dispatch(shouldStop: { handedOver == 1 }) { _ in
      handedOver += 1
      return .deferred
    }
    #expect(report.deferred == 1 && report.remaining == 2)
    #expect(try desk.outbox().map(\.state) == [.queued, .accepted, .deferred])
  }

  @Test func `a letter that cannot be read is held, and holds no other one up`() throws {
    let desk = try threeLetters()
    let database = try DatabaseQueue(path: desk.parts.store.path)
    try database.write {
      try $0.execute(sql: "UPDATE outbox SET message_id = 'unreadable' WHERE letter = 'decision-notice'")
    }
    let report = try desk.dispatch { _ in .accepted }
    #expect(report.sent == 2 && report.held == 1)
    #expect(try desk.outbox().map(\.state) == [.accepted, .accepted, .held])
    #expect(try desk.outbox().last?.lastReply == "unreadable")
  }

  @Test func `what a server took over is recorded though the next letter cannot be claimed`() throws {
    let desk = try threeLetters()
    let database = try DatabaseQueue(path: desk.parts.store.path)
    try database.write {
      try $0.execute(
        sql: """
          CREATE TRIGGER jammed BEFORE UPDATE ON outbox WHEN NEW.letter = 'decision-notice' AND NEW.state = 'claimed'
          BEGIN SELECT RAISE (ABORT, 'jammed'); END
          """)
    }
    func states() throws -> [String] {
      try database.read { try String.fetchAll($0, sql: "SELECT state FROM outbox ORDER BY id") }
    }
    for sent in [1, 0] {
      var handedOver = 0
      #expect(throws: StoreError.constraint) {
        try desk.dispatch { _ in
          handedOver += 1
          return .accepted
        }
      }
      #expect(handedOver == sent)
      #expect(try states() == ["queued", "accepted", "queued"])
    }
  }

  @Test func `a letter that cannot be read is held, and those behind it leave`() throws {
    let desk = try threeLetters()
    let database = try DatabaseQueue(path: desk.parts.store.path)
    try database.write {
      try $0.execute(sql: "PRAGMA ignore_check_constraints = ON")
      try $0.execute(sql: "UPDATE outbox SET purpose = 'unreadable' WHERE letter = 'decision-notice'")
    }
    #expect(try desk.dispatch { _ in .accepted }.sent == 2)
    let rows = try database.read {
      try Row.fetchAll($0, sql: "SELECT letter, state, last_reply FROM outbox ORDER BY id")
    }
    #expect(rows.map { $0["state"] as String }.sorted() == ["accepted", "accepted", "held"])
    #expect(
      rows.first { $0["state"] == "held" }.map { [$0["letter"], $0["last_reply"]] } == [
        "decision-notice", "unreadable",
      ])
  }

  @Test func `ten letters in a row that nobody answers for end the run`() throws {
    let desk = try TestDesk()
    try desk.importTowns(14)
    #expect(try desk.remind().queued == 14)
    var count = 0
    let report = try desk.dispatch { _ in
      count += 1
      return .silence
    }
    #expect(count == 10 && report.deferred == 10 && report.remaining == 14)
    #expect(
      try desk.outbox().map(\.state) == Array(repeating: .deferred, count: 10) + Array(repeating: .queued, count: 4))
    count = 0
    desk.clock.pass(seconds: 75)
    let answered = try desk.dispatch { _ in
      count += 1
      return count == 9 ? .deferred : .silence
    }
    #expect(count == 14 && answered.deferred == 14, "an answer in between starts the count anew")
  }

  @Test func `a fence holds what lies outside, until a person lets it go by its number`() throws {
    let desk = try threeLetters()
    let report = try desk.dispatch(fence: Fence(["Alice@fleur.example", "other.example"])) { _ in .accepted }
    #expect(report.sent == 1 && report.held == 2 && report.remaining == 0)
    #expect(try desk.outbox().map(\.state) == [.held, .accepted, .held])
    #expect(try desk.outbox().map(\.lastReply) == ["only-to", "250 ok", "only-to"])
    #expect(try desk.retry() == 0)
    #expect(try desk.retry([3]) == 1)
    #expect(try desk.dispatch { _ in .accepted }.sent == 1)
    #expect(try desk.outbox().map(\.state) == [.held, .accepted, .accepted])
  }

  @Test(arguments: [
    ([], "a@b.example", true), (["b.example"], "a@b.example", true), (["@b.example"], "a@B.example", true),
    (["a@b.example"], "A@b.example", true), (["a@b.example"], "c@b.example", false),
    (["b.example"], "a@sub.b.example", false), (["b.example"], "a@evil-b.example", false),
    (["b.example"], "b.example", false), ([""], "a@b.example", true),
  ])
  func `a fence lets addresses and whole domains through, and nothing that only looks like them`(
    entries: [String], address: String, passes: Bool
  ) {
    #expect(Fence(entries).lets([address]) == passes)
    #expect(Fence(entries).lets([address, "a@elsewhere.example"]) == entries.allSatisfy(\.isEmpty))
  }
}
