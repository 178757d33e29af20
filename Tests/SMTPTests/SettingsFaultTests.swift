import TestMail
import Testing

@testable import SMTP

/// Faults of the settings or of the way to the server: no message fails for good because of them.
struct SettingsFaultTests {
  private func delivery(
    _ server: FaultServer, startTLS: SMTPSettings.StartTLS = .off, login: String? = nil
  ) throws -> Delivery {
    let settings = try Trial.settings(
      server.url, startTLS: startTLS, username: login, password: login.map { Secret($0) })
    return try SMTPConnection(settings).deliver(Trial.envelope())
  }

  @Test(arguments: [
    ("535 5.7.8 no", DeliveryReason.authenticationRefused), ("454 4.7.0 broken", .authenticationRefused),
    ("500 what", .authenticationRefused),
  ])
  func `a refused login defers the message`(reply: String, reason: DeliveryReason) throws {
    let server = try FaultServer(offering: ["AUTH PLAIN"]) { $0.stage == .login ? .say(reply) : .proceed }
    let delivery = try delivery(server, login: "quitus")
    #expect((delivery.outcome, delivery.reason, delivery.code) == (.deferred, reason, Int(reply.prefix(3))))
    #expect(server.taken.isEmpty)
  }

  @Test func `an accepted login lets the server refuse for good`() throws {
    let server = try FaultServer(offering: ["AUTH PLAIN"]) { $0.stage == .recipient ? .say("550 5.1.1 no") : .proceed }
    #expect(try delivery(server, login: "quitus").outcome == .failed)
    #expect(server.commands.contains { $0.hasPrefix("AUTH PLAIN") })
  }

  @Test func `a refusal is not for good where the login could not be tried`() throws {
    let server = try FaultServer { $0.stage == .recipient ? .say("554 5.7.1 relay denied") : .proceed }
    let delivery = try delivery(server, login: "quitus")
    #expect((delivery.outcome, delivery.reason, delivery.code) == (.deferred, .authenticationMissing, 554))
  }

  @Test func `nothing is said in the clear where STARTTLS is required and not offered`() throws {
    let server = try FaultServer { _ in .proceed }
    let delivery = try delivery(server, startTLS: .required)
    #expect((delivery.outcome, delivery.reason) == (.deferred, .tlsNotOffered))
    #expect(server.taken.isEmpty && !server.commands.contains { $0.hasPrefix("MAIL") || $0.hasPrefix("AUTH") })
  }

  @Test func `a server that offers STARTTLS and refuses it gets nothing`() throws {
    let server = try FaultServer(offering: ["STARTTLS"]) { _ in .proceed }
    let delivery = try delivery(server, startTLS: .required)
    #expect((delivery.outcome, delivery.reason) == (.deferred, .tlsNotOffered))
    #expect(server.commands.contains("STARTTLS") && !server.commands.contains { $0.hasPrefix("MAIL") })
  }

  @Test func `a server that speaks no TLS where it should gets nothing`() throws {
    let server = try FaultServer { _ in .proceed }
    let settings = try Trial.settings("smtps://127.0.0.1:\(server.port)")
    let delivery = try SMTPConnection(settings).deliver(Trial.envelope())
    #expect((delivery.outcome, delivery.reason) == (.deferred, .tlsFailed))
  }

  @Test func `a file of authorities that is not there defers the message`() throws {
    let server = try FaultServer(offering: ["STARTTLS"]) { _ in .proceed }
    let settings = try Trial.settings(
      "smtps://127.0.0.1:\(server.port)", caFile: "/nonexistent/ca.pem")
    let delivery = try SMTPConnection(settings).deliver(Trial.envelope())
    #expect((delivery.outcome, delivery.reason) == (.deferred, .caFileUnusable))
  }

  @Test func `a port where nobody listens defers the message`() throws {
    let port = try { try FaultServer { _ in .proceed }.port }()
    let delivery = try SMTPConnection(Trial.settings("smtp://127.0.0.1:\(port)")).deliver(Trial.envelope())
    #expect((delivery.outcome, delivery.reason, delivery.line) == (.deferred, .connectionRefused, "connection-refused"))
  }

  @Test func `a host that does not exist defers the message`() throws {
    let settings = try Trial.settings("smtp://quitus.invalid:25", startTLS: .required, timeouts: Trial.impatient)
    let delivery = try SMTPConnection(settings).deliver(Trial.envelope())
    #expect(delivery.outcome == .deferred)
    #expect([.hostNotFound, .timedOut].contains(delivery.reason))
  }

  @Test func `an envelope for nobody fails without a word to the server`() throws {
    let server = try FaultServer { _ in .proceed }
    let delivery = try SMTPConnection(Trial.settings(server.url)).deliver(Trial.envelope(to: []))
    #expect((delivery.outcome, delivery.reason, server.connections) == (.failed, .noRecipient, 0))
  }
}
