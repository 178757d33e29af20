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
    ("  timeouts: {total: 3601}\n", "mail.timeouts.total"), ("  timeouts: {final: 0}\n", "mail.timeouts.final"),
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

  @Test func `the account under mail goes to servers of one host, and to no other`() throws {
    let secret = try program.file(named: "password", holding: "sésame-9f3\n")
    let first = try FaultServer(offering: ["AUTH PLAIN"]) { $0.stage == .greeting ? .drop : .proceed }
    let second = try FaultServer(offering: ["AUTH PLAIN"]) { _ in .proceed }
    let account = "  username: desk\n  password_file: \"\(secret.path())\"\n"
    try write(account + "  servers: [\"\(first.url)\", \"\(second.url)\"]\n")
    #expect(try test().status == 0 && second.commands.contains("AUTH PLAIN"))
    let asked = (first.connections, second.connections)
    let stranger = "smtp://localhost:\(second.port)"
    try write(account + "  servers: [\"\(first.url)\", \"\(stranger)\"]\n")
    let answer = try test()
    #expect(answer.status == 65 && answer.errors.contains("mail.servers[2].username"), "\(answer.errors)")
    #expect((first.connections, second.connections) == asked, "nobody was asked")
    try write(account + "  servers: [\"\(first.url)\", {url: \"\(stranger)\", username: \"\"}]\n")
    #expect(try test().status == 0)
    #expect(second.commands.count { $0.hasPrefix("AUTH") } == 1, "the one without an account was not shown any")
  }

  @Test func `an account of its own does not take the password of another`() throws {
    let secret = try program.file(named: "password", holding: "sésame-9f3\n")
    let server = try FaultServer(offering: ["AUTH PLAIN"]) { _ in .proceed }
    let common = "  username: other\n  password_file: \"\(secret.path())\"\n"
    try write(common + "  servers: [{url: \"\(server.url)\", username: desk}]\n")
    let answer = try test()
    #expect(answer.status == 65 && answer.errors.contains("mail.servers[1].username"), "\(answer.errors)")
    #expect(server.connections == 0)
    #expect(try test(["QUITUS_MAIL_PASSWORD": "hunter2"]).status == 0)
    #expect(server.secrets == [Data("\0desk\0hunter2".utf8).base64EncodedString()])
  }

  @Test func `a password of the environment is for one account`() throws {
    let first = try FaultServer(offering: ["AUTH PLAIN"]) { $0.stage == .mail ? .drop : .proceed }
    let second = try FaultServer(offering: ["AUTH PLAIN"]) { _ in .proceed }
    let rest = "{url: \"\(second.url)\", username: desk2}]\n"
    try write("  servers: [{url: \"\(first.url)\", username: desk1}, " + rest)
    let answer = try test(["QUITUS_MAIL_PASSWORD": "hunter2"])
    #expect(answer.status == 65 && answer.errors.contains("QUITUS_MAIL_PASSWORD"), "\(answer.errors)")
    #expect(answer.errors.contains("mail.servers[1]") && answer.errors.contains("mail.servers[2]"))
    #expect(first.connections + second.connections == 0)
    let secret = try program.file(named: "password", holding: "sésame-9f3\n")
    let own = "password_file: \"\(secret.path())\""
    try write("  servers: [{url: \"\(first.url)\", username: desk1, \(own)}, " + rest)
    #expect(try test(["QUITUS_MAIL_PASSWORD": "hunter2"]).status == 0)
    #expect(second.secrets == [Data("\0desk2\0hunter2".utf8).base64EncodedString()])
    #expect(!first.secrets.contains { $0 == second.secrets[0] })
  }

  @Test func `a password in a URL is not repeated`() throws {
    for text in ["  servers: [\"smtp://desk:hunter2@h\"]\n  url: \"smtp://g\"\n", "  url: \"smtp://desk:hunter2@h\"\n"]
    {
      try write(text)
      let answer = try test()
      #expect(answer.status == 65 && !answer.errors.contains("hunter2"), "\(answer.errors)")
    }
  }

  @Test func `a password file that is not there is named`() throws {
    try write("  url: \"smtp://127.0.0.1\"\n  username: desk\n  password_file: /nonexistent/secret\n")
    let answer = try test()
    #expect(answer.status == 66 && answer.errors.contains("/nonexistent/secret"))
  }
}
