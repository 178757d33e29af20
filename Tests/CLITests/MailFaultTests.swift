import TestMail
import TestProgram
import Testing

/// `outbox run` against a server that fails at one stage, for every letter alike: a decision, a notice, a reminder.
@Suite struct MailFaultTests {
  struct Row: Sendable, CustomTestStringConvertible {
    var stage: FaultServer.Stage
    var act: FaultServer.Act
    /// What becomes of decision and notice, and of the reminder.
    var states: (String, String)
    /// What is recorded as the server's last word.
    var reply: String
    var status: Int32
    var testDescription: String { "\(act) at \(stage)" }

    init(_ stage: FaultServer.Stage, _ act: FaultServer.Act, _ state: String, _ reply: String, _ status: Int32) {
      self.init(stage, act, (state, state), reply, status)
    }

    init(
      _ stage: FaultServer.Stage, _ act: FaultServer.Act, _ states: (String, String), _ reply: String, _ status: Int32
    ) {
      (self.stage, self.act, self.states, self.reply, self.status) = (stage, act, states, reply, status)
    }
  }

  static let replies: [Row] = [
    Row(.greeting, .say("421 4.3.2 closing"), "deferred", "421 4.3.2 closing", 75),
    Row(.greeting, .say("554 5.3.2 not here"), "deferred", "554 5.3.2 not here", 75),
    Row(.mail, .say("451 4.3.0 later"), "deferred", "451 4.3.0 later", 75),
    Row(.mail, .say("553 5.7.1 not your address"), "deferred", "553 5.7.1 not your address", 75),
    Row(.recipient, .say("554 5.7.1 Relay access denied"), "deferred", "554 5.7.1 Relay access denied", 75),
    Row(.recipient, .say("450 4.2.0 greylisted"), "deferred", "450 4.2.0 greylisted", 75),
    Row(.recipient, .say("552-5.2.2 full\r\n552 5.2.2 really"), "failed", "552 5.2.2 full 5.2.2 really", 0),
    Row(.data, .say("554 5.5.1 no"), "failed", "554 5.5.1 no", 0),
    Row(.final, .say("451 4.3.0 out of disk"), "deferred", "451 4.3.0 out of disk", 75),
    Row(.final, .say("552 5.2.2 full"), "failed", "552 5.2.2 full", 0),
    Row(.final, .sayAndDrop("250 2.0.0 taken"), "accepted", "250 2.0.0 taken", 0),
  ]

  static let losses: [Row] = [
    Row(.greeting, .drop, "deferred", "connection-lost", 75), Row(.hello, .drop, "deferred", "connection-lost", 75),
    Row(.mail, .drop, "deferred", "connection-lost", 75), Row(.recipient, .drop, "deferred", "connection-lost", 75),
    Row(.data, .drop, "deferred", "connection-lost", 75),
    // The whole letter has gone and no answer came: a decision waits for a person, a reminder goes again.
    Row(.content, .drop, ("in-doubt", "deferred"), "answer-lost", 0),
    Row(.final, .drop, ("in-doubt", "deferred"), "answer-lost", 0),
    Row(.final, .takeAndDrop, ("in-doubt", "deferred"), "answer-lost", 0),
  ]

  @Test(arguments: replies + losses)
  func `every fault leaves each letter in its state, with the server's own words, and the right exit code`(row: Row)
    throws
  {
    let program = try Program(copying: Desks.queued.get())
    let before = try program.letters()
    let server = try FaultServer { $0.stage == row.stage ? row.act : .proceed }
    let run = try program.runOutbox(["QUITUS_MAIL_URL": server.url])
    let letters = try program.letters()
    #expect(letters.map(\.state) == [row.states.0, row.states.0, row.states.1])
    #expect(letters.allSatisfy { $0.lastReply == row.reply && $0.attempts == 1 }, "\(letters)")
    #expect(letters.map(\.messageID) == before.map(\.messageID))
    #expect(run.status == row.status)
    let counted = row.states.0 == "in-doubt" ? "in_doubt" : row.states.0 == "accepted" ? "sent" : row.states.0
    #expect(run.report[counted] == 3, "\(run.report)")
    #expect(run.report["remaining"] == letters.count { $0.state == "deferred" })
  }

  @Test(arguments: [FaultServer.Stage.greeting, .recipient])
  func `a server that falls silent is left after mail.timeouts, and the letter is tried again later`(
    stage: FaultServer.Stage
  ) throws {
    let program = try Self.withOneReminder()
    let server = try FaultServer { $0.stage == stage ? .stall : .proceed }
    let run = try program.runOutbox(["QUITUS_MAIL_URL": server.url, "QUITUS_MAIL_TIMEOUTS_ANSWER": "2"])
    #expect(run.status == 75)
    #expect(try program.letters().map { [$0.state, $0.lastReply] } == [["deferred", "timed-out"]])
  }

  @Test func `a server that falls silent after the last dot leaves the letter in doubt`() throws {
    let program = try Self.withOneReminder()
    let server = try FaultServer { $0.stage == .final ? .stall : .proceed }
    let run = try program.runOutbox(["QUITUS_MAIL_URL": server.url, "QUITUS_MAIL_TIMEOUTS_FINAL": "2"])
    #expect(run.report["in_doubt"] == 1)
    #expect(try program.letters().map { [$0.state, $0.lastReply] } == [["deferred", "answer-lost"]])
  }

  /// No case: the town hall owes an answer for both advisers.
  private static func withOneReminder() throws -> Program {
    let program = try Program()
    try program.makeDesk()
    try program.file(
      named: "workspace/quitus.yaml", holding: "mail: {from: support@desk.example, starttls: \"off\"}\n")
    try program.run("overdue", "send", "--as-of", Desks.day)
    try #require(try program.letters().map(\.kind) == ["overdue"])
    return program
  }

  @Test func `nobody at the port defers all letters, and nothing was said to anybody`() throws {
    let program = try Program(copying: Desks.queued.get())
    let url: String
    do {
      let server = try FaultServer { _ in .proceed }
      url = server.url
    }
    let run = try program.runOutbox(["QUITUS_MAIL_URL": url])
    #expect(run.status == 75)
    #expect(try program.letters().allSatisfy { $0.state == "deferred" && $0.lastReply == "connection-refused" })
  }

  @Test func `a server that does not offer STARTTLS, which is required by default, is told nothing`() throws {
    let program = try Program(copying: Desks.queued.get())
    let server = try FaultServer { _ in .proceed }
    let run = try program.runOutbox(["QUITUS_MAIL_URL": server.url, "QUITUS_MAIL_STARTTLS": "required"])
    #expect(run.status == 75)
    #expect(try program.letters().allSatisfy { $0.state == "deferred" && $0.lastReply == "tls-not-offered" })
    #expect(!server.commands.contains { $0.hasPrefix("MAIL") || $0.hasPrefix("AUTH") })
    #expect(server.taken.isEmpty)
  }

  @Test func `a password that the server refuses defers all letters, and is shown to nobody`() throws {
    let program = try Program(copying: Desks.queued.get())
    try program.file(named: "password", holding: "sésame-9f3\n")
    let server = try FaultServer(offering: ["AUTH PLAIN"]) { $0.stage == .login ? .say("535 5.7.8 no") : .proceed }
    let environment = [
      "QUITUS_MAIL_URL": server.url, "QUITUS_MAIL_USERNAME": "desk", "QUITUS_MAIL_PASSWORD_FILE": "password",
    ]
    let answer = try program.run("outbox", "run", "--as-of", Desks.day, environment: environment)
    #expect(answer.status == 75)
    #expect(server.commands.contains { $0.hasPrefix("AUTH PLAIN") })
    #expect(try program.letters().allSatisfy { $0.state == "deferred" && $0.lastReply?.hasPrefix("535 ") == true })
    let said = try answer.output + answer.errors + program.run("outbox", "list", "--json").output
    #expect(!said.contains("sésame"))
  }
}
