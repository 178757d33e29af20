import Envelope
import TestMail
import Testing

@testable import SMTP

/// Deliveries to a real Postfix that insists on STARTTLS.
@Suite(.enabled(if: PostfixServer.isAvailable, "needs root, Postfix and openssl: Debian packages postfix, openssl"))
struct PostfixTests {
  private let server: PostfixServer

  init() throws { server = try PostfixServer() }

  private func connection(
    caFile: String?, startTLS: SMTPSettings.StartTLS = .required
  ) throws -> SMTPConnection {
    try SMTPConnection(Trial.settings("smtp://127.0.0.1:\(server.port)", startTLS: startTLS, caFile: caFile))
  }

  @Test func `sixty messages over one TLS connection arrive octet for octet`() throws {
    let connection = try connection(caFile: server.authority)
    let texts = (1...60).map { "Ligne \($0)\n.\n..\nFrom ici\n" + String(repeating: "é👩‍👩‍👧‍👦 ", count: $0) }
    let envelopes = try texts.enumerated().map { try Trial.envelope($0.offset, text: $0.element) }
    for envelope in envelopes {
      let delivery = connection.deliver(envelope)
      #expect(delivery.outcome == .accepted)
      #expect(delivery.line.hasPrefix("250 2.0.0 Ok: queued as "))
    }
    let arrived = try server.mailbox("a", expecting: envelopes.count)
    #expect(arrived.count == envelopes.count)
    // Postfix puts its own fields above ours, and a Maildir file has lines that end in LF.
    let ours = arrived.map { file in file.firstRange(of: "Date: ").map { String(file[$0.lowerBound...]) } }
    let sent = envelopes.map { String(decoding: $0.bytes, as: UTF8.self).replacing("\r\n", with: "\n") }
    #expect(Set(ours) == Set(sent))
    #expect(try server.connectionCount() == 1)
  }

  @Test func `two recipients get one message each`() throws {
    let delivery = try connection(caFile: server.authority).deliver(
      Trial.envelope(to: ["a@example.org", "b@example.org"]))
    #expect(delivery.outcome == .accepted)
    #expect(try server.mailbox("a", expecting: 1).count == 1)
    #expect(try server.mailbox("b", expecting: 1).count == 1)
  }

  @Test func `a certificate of another authority defers the message and nothing arrives`() throws {
    for caFile in [server.stranger, nil] {
      let delivery = try connection(caFile: caFile).deliver(Trial.envelope())
      #expect((delivery.outcome, delivery.reason) == (.deferred, .certificateNotTrusted))
    }
    #expect(try server.queuedCount() == 0)
  }

  @Test func `a certificate that names another host defers the message and nothing arrives`() throws {
    // The certificate says 127.0.0.1, so the same machine under its name is a stranger.
    let settings = try Trial.settings(
      "smtp://localhost:\(server.port)", startTLS: .required, caFile: server.authority)
    let delivery = try SMTPConnection(settings).deliver(Trial.envelope())
    #expect((delivery.outcome, delivery.reason) == (.deferred, .certificateNotTrusted))
    #expect(try server.queuedCount() == 0)
  }

  @Test func `a server that insists on STARTTLS takes nothing in the clear`() throws {
    let delivery = try connection(caFile: nil, startTLS: .off).deliver(Trial.envelope())
    #expect((delivery.outcome, delivery.reason, delivery.code) == (.deferred, .authenticationMissing, 530))
    #expect(try server.queuedCount() == 0)
  }

  @Test func `an unknown recipient fails for good with the server's words, and the next message goes through`() throws {
    let connection = try connection(caFile: server.authority)
    let delivery = connection.deliver(try Trial.envelope(to: ["nobody@example.org"]))
    #expect((delivery.outcome, delivery.code, delivery.enhancedStatus) == (.failed, 550, "5.1.1"))
    #expect(delivery.reply.hasPrefix("5.1.1 <nobody@example.org>: Recipient address rejected: User unknown"))
    #expect(connection.deliver(try Trial.envelope()).outcome == .accepted)
    #expect(try server.mailbox("a", expecting: 1).count == 1)
  }

  @Test func `a recipient of a domain that it does not relay to is put off: that is its rule towards us`() throws {
    let delivery = try connection(caFile: server.authority).deliver(Trial.envelope(to: ["a@elsewhere.example"]))
    #expect((delivery.outcome, delivery.reason, delivery.code) == (.deferred, .accountRefused, 554))
    #expect(!delivery.isRefusalOfService)
    #expect(try server.queuedCount() == 0)
  }

  @Test func `a recipient who is greylisted defers the message`() throws {
    let delivery = try connection(caFile: server.authority).deliver(Trial.envelope(to: ["later@example.org"]))
    #expect((delivery.outcome, delivery.reason, delivery.code) == (.deferred, .refusedForNow, 450))
    #expect(delivery.reply == "4.2.0 <later@example.org>: Recipient address rejected: come back later")
    #expect(try server.queuedCount() == 0)
  }

  @Test func `a server that dies under encrypted connections defers what follows, and ends nothing else`() throws {
    let settings = try Trial.settings(
      "smtp://127.0.0.1:\(server.port)", startTLS: .required, caFile: server.authority)
    let carrier = try MailCarrier(CarrierSettings(servers: [settings], connections: 3))
    var outcomes: [Delivery.Outcome] = []
    for round in 1...2 {
      for number in 1...6 { carrier.take(Parcel(id: Int64(number), try Trial.envelope(round * 10 + number))) }
      while carrier.underway > 0 { outcomes += carrier.settled(within: .seconds(30)).map(\.delivery.outcome) }
      if round == 1 { try server.stop() }
    }
    #expect(outcomes == Array(repeating: .accepted, count: 6) + Array(repeating: .deferred, count: 6))
  }
}

/// A Postfix that lets nobody send who has not logged in.
@Suite(
  .enabled(
    if: PostfixServer.canAskForLogin,
    "needs root, Postfix and Cyrus SASL: Debian packages postfix, sasl2-bin, libsasl2-modules"))
struct PostfixLoginTests {
  private let server: PostfixServer

  init() throws { server = try PostfixServer(login: (name: "desk", password: "hunter2 €")) }

  private func settle(
    _ auth: SMTPSettings.Authentication, password: String?, count: Int = 1
  ) throws -> [Delivery] {
    let settings = try Trial.settings(
      "smtp://127.0.0.1:\(server.port)", startTLS: .required, username: password.map { _ in "desk" },
      password: password.map { Secret($0) }, auth: auth, caFile: server.authority)
    let carrier = try MailCarrier(CarrierSettings(servers: [settings]))
    for number in 1...count { carrier.take(Parcel(id: Int64(number), try Trial.envelope(number))) }
    var settled: [SettledParcel] = []
    while carrier.underway > 0 { settled += carrier.settled(within: .seconds(30)) }
    return settled.map(\.delivery)
  }

  @Test(arguments: [SMTPSettings.Authentication.auto, .plain, .login, .cramMD5])
  func `each way to log in is accepted, and mail arrives over several encrypted connections`(
    auth: SMTPSettings.Authentication
  ) throws {
    let deliveries = try settle(auth, password: "hunter2 €", count: 12)
    #expect(deliveries.count == 12 && deliveries.allSatisfy { $0.outcome == .accepted }, "\(deliveries)")
    #expect(try server.mailbox("a", expecting: 12).count == 12)
    #expect(try (1...4).contains(server.connectionCount()))
  }

  @Test(arguments: [SMTPSettings.Authentication.auto, .plain, .login, .cramMD5])
  func `a wrong password defers the message and is told to nobody`(auth: SMTPSettings.Authentication) throws {
    let delivery = try settle(auth, password: "wrong-secret")[0]
    #expect((delivery.outcome, delivery.reason, delivery.code) == (.deferred, .authenticationRefused, 535))
    #expect(!"\(delivery)".contains("wrong-secret"))
    #expect(try server.queuedCount() == 0)
  }

  @Test func `without a login the message stays`() throws {
    let delivery = try settle(.auto, password: nil)[0]
    #expect((delivery.outcome, delivery.reason, delivery.code) == (.deferred, .accountRefused, 554))
    #expect(delivery.isRefusalOfService, "it would say so of every message")
    #expect(try server.queuedCount() == 0)
  }
}
