import Envelope
import TestMail
import Testing

@testable import SMTP

/// STARTTLS that is agreed to and goes wrong: the message stays, and nothing of it is said in the clear.
struct BrokenHandshakeTests {
  @Test(arguments: FaultServer.Handshake.allCases)
  func `a handshake that breaks defers the message, and neither login nor message crosses in the clear`(
    way: FaultServer.Handshake
  ) throws {
    let server = try FaultServer(offering: ["STARTTLS", "AUTH PLAIN"]) {
      $0.stage == .tls ? .breakHandshake(way) : .proceed
    }
    let settings = try Trial.settings(
      server.url, startTLS: .required, username: "desk", password: Secret("hunter2"), timeouts: Trial.impatient)
    let delivery = try SMTPConnection(settings).deliver(Trial.envelope())
    #expect(delivery.outcome == .deferred && delivery.isRefusalOfService)
    let reasons: [DeliveryReason] = way == .silence ? [.timedOut] : [.tlsFailed]
    #expect(reasons.contains(delivery.reason), "\(delivery.reason)")
    #expect(server.commands.contains("STARTTLS") && server.taken.isEmpty && server.secrets.isEmpty)
    #expect(!server.commands.contains { $0.hasPrefix("MAIL") || $0.hasPrefix("AUTH") })
  }

  @Test(arguments: FaultServer.Handshake.allCases)
  func `the next server takes the message instead`(way: FaultServer.Handshake) throws {
    let first = try FaultServer(offering: ["STARTTLS"]) { $0.stage == .tls ? .breakHandshake(way) : .proceed }
    let second = try FaultServer { _ in .proceed }
    let settings = [
      try Trial.settings(first.url, startTLS: .required, timeouts: Trial.impatient), try Trial.settings(second.url),
    ]
    let carrier = try MailCarrier(CarrierSettings(servers: settings))
    carrier.take(Parcel(id: 1, try Trial.envelope()))
    #expect(carrier.settled(within: .seconds(30)).map(\.delivery.outcome) == [.accepted])
    #expect(first.taken.isEmpty && second.taken.count == 1)
  }
}

/// Words in the clear that somebody on the way puts behind the server's yes to STARTTLS.
@Suite(.enabled(if: PostfixServer.isAvailable, "needs root, Postfix and openssl: Debian packages postfix, openssl"))
struct InjectionTests {
  @Test(arguments: [
    ("", Delivery.Outcome.accepted), ("250 evil\r\n", .deferred), ("250-evil\r\n250 AUTH PLAIN\r\n", .deferred),
    ("250 evil\r\n250 2.1.0 ok\r\n250 2.1.5 ok\r\n354 go\r\n250 2.0.0 taken\r\n", .deferred),
  ])
  func `what stands in the clear behind the yes to STARTTLS is not believed`(text: String, outcome: Delivery.Outcome)
    throws
  {
    let postfix = try PostfixServer()
    let middleman = try Middleman(before: postfix.port, injecting: text)
    let settings = try Trial.settings(
      "smtp://127.0.0.1:\(middleman.port)", startTLS: .required, caFile: postfix.authority)
    let delivery = try SMTPConnection(settings).deliver(Trial.envelope())
    #expect(delivery.outcome == outcome, "\(delivery)")
    #expect(try postfix.queuedCount() == (outcome == .accepted ? 1 : 0))
  }
}
