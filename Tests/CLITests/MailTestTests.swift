import TestMail
import TestProgram
import Testing

/// `quitus mail test`: one message, so that settings can be trusted before anything rests on them.
@Suite struct MailTestTests {
  private let program: Program

  init() throws { program = try Program(copying: Desks.proposed.get()) }

  struct Row: Sendable, CustomTestStringConvertible {
    var stage: FaultServer.Stage
    var act: FaultServer.Act
    var outcome: String
    var code: Int?
    var reply: String
    var status: Int32
    var testDescription: String { "\(act) at \(stage)" }
  }

  static let rows = [
    Row(stage: .goodbye, act: .proceed, outcome: "accepted", code: 250, reply: "2.0.0 taken", status: 0),
    Row(
      stage: .recipient, act: .say("550 5.1.1 unknown"), outcome: "failed", code: 550, reply: "5.1.1 unknown",
      status: 69),
    Row(
      stage: .recipient, act: .say("450 4.2.0 greylisted"), outcome: "deferred", code: 450, reply: "4.2.0 greylisted",
      status: 75),
    Row(stage: .final, act: .takeAndDrop, outcome: "in-doubt", reply: "answer-lost", status: 75),
    Row(stage: .greeting, act: .drop, outcome: "deferred", reply: "connection-lost", status: 75),
  ]

  @Test(arguments: rows)
  func `says what the server said, with the right exit code, and leaves nothing in the outbox`(row: Row) throws {
    let server = try FaultServer { $0.stage == row.stage ? row.act : .proceed }
    let answer = try program.run(
      "mail", "test", "someone@elsewhere.example", "--json", environment: ["QUITUS_MAIL_URL": server.url])
    #expect(answer.status == row.status)
    let said = try #require(try answer.objects().first)
    #expect(said["outcome"] as? String == row.outcome)
    #expect(said["code"] as? Int == row.code)
    #expect(said["reply"] as? String == row.reply)
    #expect(server.commands.contains("RCPT TO:<someone@elsewhere.example>") || row.stage == .greeting)
    #expect(try program.letters().isEmpty)
  }

  @Test func `the fence holds for it too`() throws {
    let server = try FaultServer { _ in .proceed }
    let answer = try program.run(
      "mail", "test", "someone@elsewhere.example",
      environment: ["QUITUS_MAIL_URL": server.url, "QUITUS_MAIL_ONLY_TO": "mairie.example"])
    #expect(answer.status == 65)
    #expect(answer.complaints.count == 1)
    #expect(server.commands.isEmpty)
  }
}

/// The same through a real Postfix that insists on STARTTLS.
@Suite(.enabled(if: PostfixServer.isAvailable, "needs root, Postfix and openssl: Debian packages postfix, openssl"))
struct RealMailTests {
  @Test func `letters leave over STARTTLS to a server that the given authority vouches for, and to no other`() throws {
    let program = try Program()
    try program.makeDesk()
    let server = try PostfixServer(mailboxes: ["lea", "mairie"])
    try program.file(named: "workspace/quitus.yaml", holding: "mail: {from: support@desk.example}\n")
    try program.run("adviser", "set", "1042", "--email", "lea@example.org")
    try program.run("structure", "set", "10", "--contact-email", "mairie@example.org")
    try program.proposeCase()
    try program.run(Desks.approve)
    let url = ["QUITUS_MAIL_URL": "smtp://127.0.0.1:\(server.port)"]
    for untrusted in [[:], ["QUITUS_MAIL_CA_FILE": server.stranger]] {
      let run = try program.runOutbox(url.merging(untrusted) { $1 })
      #expect(run.status == 75)
      #expect(try program.letters().allSatisfy { $0.lastReply == "certificate-not-trusted" })
      try program.run("outbox", "retry")
    }
    #expect(try server.queuedCount() == 0)
    let trusted = url.merging(["QUITUS_MAIL_CA_FILE": server.authority]) { $1 }
    #expect(try program.runOutbox(trusted).report["sent"] == 2)
    let letters = try program.letters()
    #expect(letters.allSatisfy { $0.lastReply?.hasPrefix("250 2.0.0 Ok: queued as ") == true })
    for (letter, mailbox) in zip(letters, ["lea", "mairie"]) {
      let arrived = try server.mailbox(mailbox, expecting: 1)
      #expect(arrived.count == 1)
      #expect(arrived.first?.contains("\nMessage-ID: <\(letter.messageID)>\n") == true)
    }
    let unknown = try program.run("mail", "test", "nobody@example.org", "--json", environment: trusted)
    #expect(unknown.status == 69)
    #expect(try unknown.objects().first?["code"] as? Int == 550)
  }
}
