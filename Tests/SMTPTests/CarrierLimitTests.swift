import Envelope
import TestMail
import Testing

@testable import SMTP

/// What a server offers and does not, several servers, and the throttle.
struct CarrierLimitTests {
  private func carrier(
    _ servers: [SMTPSettings], connections: Int = 2, throttle: ThrottleLimits = ThrottleLimits(),
    rest: Duration = .seconds(300)
  ) throws -> MailCarrier {
    try MailCarrier(
      CarrierSettings(servers: servers, connections: connections, throttle: throttle, rest: rest))
  }

  private func parcel(
    _ id: Int64 = 1, to recipients: [String] = ["a@example.org"], from sender: String = "quitus@example.org",
    _ text: String = "Subject: x\r\n\r\nx\r\n"
  ) throws -> Parcel {
    try Parcel(id: id, sender: sender, recipients: recipients, bytes: Array(text.utf8))
  }

  private func settle(_ parcels: [Parcel], with carrier: MailCarrier) -> [Delivery] {
    for parcel in parcels { carrier.take(parcel) }
    var settled: [SettledParcel] = []
    while carrier.underway > 0 { settled += carrier.settled(within: .seconds(30)) }
    return settled.sorted { $0.id < $1.id }.map(\.delivery)
  }

  @Test func `a message larger than the server takes is refused before a word about it`() throws {
    let server = try FaultServer(offering: ["SIZE 1000"]) { _ in .proceed }
    let carrier = try carrier([Trial.settings(server.url)])
    let text = String(repeating: "x", count: 1001)
    let deliveries = settle([try parcel(1, text), try parcel(2, String(text.dropLast()))], with: carrier)
    #expect(deliveries.map(\.outcome) == [.failed, .accepted])
    #expect(deliveries[0].reason == .tooLarge && deliveries[0].reply == "too-large (1001 > 1000)")
    #expect(server.commands.filter { $0.hasPrefix("MAIL") } == ["MAIL FROM:<quitus@example.org> SIZE=1000"])
  }

  @Test func `octets above 127 go only where they are taken, and are announced`() throws {
    let text = "Subject: e\r\n\r\né\r\n"
    let plain = try FaultServer { _ in .proceed }
    let refused = settle([try parcel(1, text)], with: try carrier([Trial.settings(plain.url)]))
    #expect(refused.map(\.reason) == [.eightBitsNotOffered] && refused[0].outcome == .failed && plain.taken.isEmpty)
    let able = try FaultServer(offering: ["8BITMIME"]) { _ in .proceed }
    let taken = settle(
      [try parcel(1, text), try parcel(2)], with: try carrier([Trial.settings(able.url)], connections: 1))
    #expect(taken.map(\.outcome) == [.accepted, .accepted] && able.taken.first == Array(text.utf8))
    #expect(able.commands.count { $0.hasSuffix(" BODY=8BITMIME") } == 1)
  }

  @Test func `an address that the server cannot be told is refused for its owner alone`() throws {
    let names = ["a@example.org", "hélène@example.org", "b@exämple.org"]
    let plain = try FaultServer { _ in .proceed }
    let mixed = settle([try parcel(1, to: names)], with: try carrier([Trial.settings(plain.url)]))[0]
    #expect(mixed.recipients.map(\.reason) == [.accepted, .utf8NotOffered, .utf8NotOffered])
    #expect(mixed.recipients.map(\.outcome) == [.accepted, .failed, .failed])
    #expect(plain.commands.filter { $0.hasPrefix("RCPT") } == ["RCPT TO:<a@example.org>"])
    #expect(!plain.commands.contains { $0.contains("SMTPUTF8") })
    let none = settle([try parcel(1, to: [names[1]])], with: try carrier([Trial.settings(plain.url)]))[0]
    #expect((none.outcome, none.reason) == (.failed, .utf8NotOffered))
    let able = try FaultServer(offering: ["SMTPUTF8", "8BITMIME"]) { _ in .proceed }
    let whole = settle([try parcel(1, to: names)], with: try carrier([Trial.settings(able.url)]))[0]
    #expect(whole.outcome == .accepted && whole.recipients.isEmpty)
    #expect(able.commands.filter { $0.hasPrefix("RCPT") } == names.map { "RCPT TO:<\($0)>" })
    #expect(able.commands.contains { $0.hasPrefix("MAIL") && $0.hasSuffix(" SMTPUTF8") })
  }

  @Test func `a header beyond ASCII goes only where SMTPUTF8 is offered, though the addresses told are plain`() throws {
    let text = "To: <hélène@example.org>, <a@example.org>\r\n\r\nx\r\n"
    let plain = try FaultServer(offering: ["8BITMIME"]) { _ in .proceed }
    let refused = settle([try parcel(1, text)], with: try carrier([Trial.settings(plain.url)]))
    #expect(refused.map(\.reason) == [.utf8NotOffered] && plain.taken.isEmpty)
    let able = try FaultServer(offering: ["8BITMIME", "SMTPUTF8"]) { _ in .proceed }
    #expect(settle([try parcel(1, text)], with: try carrier([Trial.settings(able.url)])).map(\.outcome) == [.accepted])
    #expect(able.commands.contains { $0.hasPrefix("MAIL") && $0.hasSuffix(" BODY=8BITMIME SMTPUTF8") })
  }

  @Test(arguments: ["a\nb\r\n", "a\rb\r\n", "a\n.\nMAIL FROM:<x@example.org>\r\n", "a\r", "\n", "a\r\r\n"])
  func `a line break that some servers read otherwise never leaves`(text: String) throws {
    let server = try FaultServer { _ in .proceed }
    let delivery = settle([try parcel(1, text)], with: try carrier([Trial.settings(server.url)]))[0]
    #expect((delivery.outcome, delivery.reason) == (.failed, .lineBreakMalformed))
    #expect(!server.commands.contains { $0.hasPrefix("MAIL") })
  }

  @Test(arguments: [
    "", "a", "@example.org", "a@", "a@b@c", "a@b\r\nRCPT TO:<x@y>", "a b@c", "<a@b>", "a@b>", "\"a\"@b", "a@b\u{85}c",
    "a@b\u{2028}c", "a@\(String(repeating: "x", count: 320))",
  ])
  func `what a command cannot hold is no address`(address: String) {
    #expect(throws: ParcelError.unusableAddress(address)) { try parcel(to: ["a@example.org", address]) }
    #expect(throws: ParcelError.unusableAddress(address)) { try parcel(from: address) }
  }

  @Test func `what crosses the wire has its dots doubled and one more at the end`() throws {
    let rows = [
      ("", ".\r\n"), (".", "..\r\n.\r\n"), ("a", "a\r\n.\r\n"), ("a\r\n.\r\n..b\r\n", "a\r\n..\r\n...b\r\n.\r\n"),
      (".a.\r\n", "..a.\r\n.\r\n"), ("a.b", "a.b\r\n.\r\n"),
    ]
    for (text, wire) in rows { #expect(try parcel(1, text).content == Array(wire.utf8), "\(text)") }
  }
}
