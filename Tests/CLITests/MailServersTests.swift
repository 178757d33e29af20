import Foundation
import TestMail
import TestProgram
import Testing

/// The settings of the mail servers: several in order, secrets from a file or the environment, waits and limits.
@Suite struct MailServersTests {
  private let program: Program

  init() throws { program = try Program(copying: Desks.proposed.get()) }

  private func test(_ environment: [String: String] = [:]) throws -> Program.Answer {
    try program.run("mail", "test", "someone@elsewhere.example", "--json", environment: environment)
  }

  private func write(_ mail: String) throws {
    try program.file(
      named: "workspace/quitus.yaml", holding: "mail:\n  from: support@desk.example\n  starttls: \"off\"\n" + mail)
  }

  @Test func `the second server takes what the first refuses to serve`() throws {
    let first = try FaultServer { $0.stage == .greeting ? .say("554 5.3.2 not here") : .proceed }
    let second = try FaultServer(offering: ["AUTH PLAIN"]) { _ in .proceed }
    let secret = try program.file(named: "password", holding: "sésame-9f3\n")
    try write(
      """
        servers:
          - \(first.url)
          - {url: "\(second.url)", username: desk, password_file: "\(secret.path())"}

      """)
    let said = try #require(try test().objects().first)
    #expect(said["outcome"] as? String == "accepted" && said["host"] as? String == "127.0.0.1:\(second.port)")
    #expect(first.connections == 1 && second.taken.count == 1)
    #expect(!first.commands.contains { $0.hasPrefix("AUTH") } && second.commands.contains("AUTH PLAIN"))
  }

  @Test func `servers may be named in the environment`() throws {
    try write("")
    let closed = try { try FaultServer { _ in .proceed }.url }()
    let second = try FaultServer { _ in .proceed }
    let answer = try test(["QUITUS_MAIL_SERVERS": "\(closed), \(second.url)"])
    #expect(answer.status == 0 && second.taken.count == 1)
  }

  @Test func `passwords and tokens may come from the environment, and are never shown`() throws {
    try write("")
    let server = try FaultServer(offering: ["AUTH PLAIN XOAUTH2"], echoesSecrets: true) { _ in .proceed }
    let common = ["QUITUS_MAIL_URL": server.url, "QUITUS_MAIL_USERNAME": "desk"]
    let secrets = [
      ["QUITUS_MAIL_PASSWORD": "hunter2"], ["QUITUS_MAIL_TOKEN": "hunter2", "QUITUS_MAIL_AUTH": "xoauth2"],
    ]
    for secret in secrets {
      let environment = common.merging(secret) { $1 }
      let answers = try [test(environment), program.run("doctor", "--json", environment: environment)]
      #expect(answers[0].status == 75)
      let said = answers.map { $0.output + $0.errors }.joined()
      #expect(said.contains("535") && !said.contains("hunter2"))
      for echoed in server.secrets { #expect(!said.contains(echoed)) }
    }
    #expect(server.commands.filter { $0.hasPrefix("AUTH") } == ["AUTH PLAIN", "AUTH XOAUTH2"])
  }

  @Test(arguments: [
    ("  url: \"smtp://127.0.0.1\"\n  auth: digest\n", "auto, plain, login, cram-md5"),
    ("  connections: 21\n", "mail.connections"),
    ("  connections: 0\n", "mail.connections"), ("  timeouts: {connect: 0}\n", "mail.timeouts.connect"),
    ("  timeouts: {total: 3601}\n", "mail.timeouts.total"),
    ("  throttle: {per_minute: -1}\n", "mail.throttle.per_minute"),
    ("  servers: [{url: \"smtp://h\", colour: red}]\n", "colour"), ("  servers: [{username: desk}]\n", "url"),
    ("  servers: [\"smtp://127.0.0.1:25\"]\n  url: \"smtp://127.0.0.1:26\"\n", "mail.servers"),
    ("  servers: [\"smtp://127.0.0.1:25\", \"ftp://h\"]\n", "mail.servers[2].url"),
    ("  servers: [{url: \"smtp://127.0.0.1\", username: desk}]\n", "mail.servers[1].username"),
    ("  servers: [\"smtp://mail.example.org\"]\n", "mail.servers[1].starttls"),
  ])
  func `a setting that cannot be is refused by name, in one line`(text: String, named: String) throws {
    try write(text)
    let answer = try test()
    #expect(answer.status == 65 && answer.complaints.count == 1)
    #expect(answer.errors.contains(named), "\(answer.errors)")
  }

  @Test func `a password file that is not there is named`() throws {
    try write("  url: \"smtp://127.0.0.1\"\n  username: desk\n  password_file: /nonexistent/secret\n")
    let answer = try test()
    #expect(answer.status == 66 && answer.errors.contains("/nonexistent/secret"))
  }
}
