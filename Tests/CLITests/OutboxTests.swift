import TestMail
import TestProgram
import Testing

/// What a person does about letters that did not leave: waits, tries again, fences them in.
@Suite struct OutboxTests {
  private let program: Program
  private let before: [Letter]

  init() throws {
    program = try Program(copying: Desks.queued.get())
    before = try program.letters()
  }

  @Test func `without mail.url letters wait, and that is no fault`() throws {
    let run = try program.runOutbox([:])
    #expect(run.status == 0)
    #expect((run.report["sent"], run.report["remaining"]) == (0, 3))
    #expect(try program.letters().allSatisfy { $0.state == "queued" && $0.attempts == 0 && $0.lastReply == nil })
  }

  @Test func `a deferred letter waits its time, leaves at once when retried, and bears one Message-ID throughout`()
    throws
  {
    // Each letter is refused twice, then taken.
    let server = try FaultServer { $0.stage == .final && $0.transaction <= 6 ? .say("451 4.3.0 later") : .proceed }
    let environment = ["QUITUS_MAIL_URL": server.url]
    #expect(try program.runOutbox(environment).status == 75)
    let tooEarly = try program.runOutbox(environment)
    #expect((tooEarly.status, tooEarly.report["remaining"]) == (0, 3))
    #expect(try program.json("outbox", "retry")["due"] as? Int == 3)
    #expect(try program.runOutbox(environment).report["deferred"] == 3)
    try program.run("outbox", "retry")
    let last = try program.runOutbox(environment)
    #expect((last.status, last.report["sent"], last.report["remaining"]) == (0, 3, 0))
    let letters = try program.letters()
    #expect(letters.map(\.attempts) == [3, 3, 3])
    #expect(letters.map(\.messageID) == before.map(\.messageID))
    #expect(letters.allSatisfy { server.receipts(of: $0.messageID) == 1 && $0.lastReply == "250 2.0.0 taken" })
  }

  @Test func `a letter refused for good is tried again only when somebody asks`() throws {
    let server = try FaultServer { $0.stage == .recipient && $0.transaction <= 3 ? .say("552 5.2.2 full") : .proceed }
    let environment = ["QUITUS_MAIL_URL": server.url]
    #expect(try program.runOutbox(environment).report["failed"] == 3)
    #expect(try program.runOutbox(environment).report == Self.report())
    #expect(try program.json("outbox", "retry", "\(before[0].id)")["due"] as? Int == 1)
    #expect(try program.runOutbox(environment).report == Self.report(sent: 1))
    #expect(try program.letters().map(\.state) == ["accepted", "failed", "failed"])
  }

  @Test func `a letter to an address that the server does not know is not sent there again, until somebody clears it`()
    throws
  {
    let server = try FaultServer { moment in
      moment.stage == .recipient && moment.transaction == 1 ? .say("550 5.1.1 User unknown") : .proceed
    }
    // Over one connection, where the decision comes first.
    let environment = ["QUITUS_MAIL_URL": server.url, "QUITUS_MAIL_CONNECTIONS": "1"]
    #expect(try program.runOutbox(environment).report["failed"] == 1)
    let muted = try program.jsonLines("addresses", "list")
    #expect(muted.compactMap { $0["address"] as? String } == ["lea@mairie.example"])
    try program.run("outbox", "retry", "1")
    #expect(try program.runOutbox(environment).report == Self.report(held: 1))
    #expect(try program.letters().map(\.lastReply).first == "address-muted")
    try program.run("addresses", "clear", "lea@mairie.example", "--reason", "Au téléphone.", "--as", "anne")
    try program.run("outbox", "retry", "1", "--as", "anne")
    #expect(try program.runOutbox(environment).report == Self.report(sent: 1))
    #expect(try program.run("audit", "verify").status == 0)
  }

  @Test func `what is in doubt is sent again by its number only, a reminder of itself, with the same Message-ID`()
    throws
  {
    let server = try FaultServer { $0.stage == .final && $0.transaction <= 3 ? .takeAndDrop : .proceed }
    let environment = ["QUITUS_MAIL_URL": server.url]
    #expect(try program.runOutbox(environment).report["in_doubt"] == 3)
    #expect(try program.json("outbox", "retry")["due"] as? Int == 1)
    #expect(try program.runOutbox(environment).report == Self.report(sent: 1))
    #expect(before.map { server.receipts(of: $0.messageID) } == [1, 1, 2])
    #expect(try program.json("outbox", "retry", "\(before[0].id)", "--as", "anne")["due"] as? Int == 1)
    #expect(try program.runOutbox(environment).report == Self.report(sent: 1))
    #expect(before.map { server.receipts(of: $0.messageID) } == [2, 1, 2])
    #expect(try program.letters().map(\.state) == ["accepted", "in-doubt", "accepted"])
  }

  @Test(arguments: [("contact@mairie.example", [1, 2]), ("MAIRIE.example", [0, 1, 2]), ("@elsewhere.example", [])])
  func `mail.only_to lets nothing out but to the addresses or domains it names`(fence: String, out: [Int]) throws {
    let server = try FaultServer { _ in .proceed }
    let environment = ["QUITUS_MAIL_URL": server.url]
    let run = try program.runOutbox(environment.merging(["QUITUS_MAIL_ONLY_TO": fence]) { $1 })
    #expect(run.status == 0)
    #expect(run.report == Self.report(sent: out.count, held: 3 - out.count))
    #expect(before.indices.filter { server.receipts(of: before[$0].messageID) == 1 } == out)
    #expect(server.taken.count == out.count)
    let held = try program.letters().filter { $0.state == "held" }
    #expect(held.allSatisfy { $0.lastReply == "only-to" })
    // With the fence gone, what was held leaves when somebody says so.
    #expect(try program.runOutbox(environment).report["sent"] == 0)
    if held.isEmpty { return }
    try program.run(["outbox", "retry", "--as", "anne"] + held.map { "\($0.id)" })
    #expect(try program.runOutbox(environment).report["sent"] == held.count)
    #expect(server.taken.count == 3)
  }

  @Test func `decisions leave before reminders, whichever was queued first`() throws {
    let program = try Program(copying: Desks.proposed.get())
    try program.run("overdue", "send", "--as-of", Desks.day)
    try program.run(Desks.approve)
    let server = try FaultServer { _ in .proceed }
    // Over several connections they leave in the same order, and may arrive at the same moment.
    let environment = ["QUITUS_MAIL_URL": server.url, "QUITUS_MAIL_CONNECTIONS": "1"]
    #expect(try program.runOutbox(environment).report["sent"] == 3)
    let letters = try program.letters()
    #expect(letters.first?.kind == "overdue")
    let order = server.taken.map { taken in
      letters.first { String(decoding: taken, as: UTF8.self).contains("<\($0.messageID)>") }?.kind
    }
    #expect(order.last == "overdue")
  }

  /// A whole report, with nothing but these.
  private static func report(sent: Int = 0, held: Int = 0) -> [String: Int] {
    ["sent": sent, "deferred": 0, "failed": 0, "in_doubt": 0, "held": held, "dropped": 0, "later": 0, "remaining": 0]
  }
}
