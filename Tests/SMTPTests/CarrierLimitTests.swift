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
    let text = "Subject: é\r\n\r\né\r\n"
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

/// Several servers in order.
struct FailoverTests {
  private func deliver(
    _ numbers: ClosedRange<Int>, with carrier: MailCarrier
  ) throws -> [SettledParcel] {
    for number in numbers { carrier.take(Parcel(id: Int64(number), try Trial.envelope(number))) }
    var settled: [SettledParcel] = []
    while carrier.underway > 0 { settled += carrier.settled(within: .seconds(30)) }
    return settled
  }

  @Test(arguments: [
    FaultRow(.greeting, .say("421 4.3.2 closing"), .deferred, .refusedForNow),
    FaultRow(.greeting, .say("554 5.3.2 no"), .deferred, .refusedForNow),
    FaultRow(.greeting, .drop, .deferred, .connectionLost), FaultRow(.greeting, .stall, .deferred, .timedOut),
    FaultRow(.hello, .say("550 5.7.1 no"), .deferred, .refusedForNow), FaultRow(.hello, .drop, .deferred, .timedOut),
    FaultRow(.mail, .sayAndDrop("421 4.3.2 closing"), .deferred, .refusedForNow),
    FaultRow(.mail, .drop, .deferred, .connectionLost), FaultRow(.data, .drop, .deferred, .connectionLost),
  ])
  func `a server that serves nobody is followed by the next, and each message arrives once`(row: FaultRow) throws {
    let first = try FaultServer { $0.stage == row.stage ? row.act : .proceed }
    let second = try FaultServer { _ in .proceed }
    let waits = row.act == .stall ? Trial.impatient : Trial.patient
    let settings = [try Trial.settings(first.url, timeouts: waits), try Trial.settings(second.url)]
    let carrier = try MailCarrier(CarrierSettings(servers: settings, connections: 1))
    let settled = try deliver(1...5, with: carrier)
    #expect(settled.allSatisfy { $0.delivery.outcome == .accepted && $0.host == "127.0.0.1:\(second.port)" })
    #expect(first.taken.isEmpty && second.taken.count == 5)
    // After its failure the first is left alone.
    #expect(first.connections == 1)
  }

  @Test func `a port where nobody listens is followed by the next`() throws {
    let closed = try { try FaultServer { _ in .proceed }.url }()
    let second = try FaultServer { _ in .proceed }
    let settings = [try Trial.settings(closed), try Trial.settings(second.url)]
    let settled = try deliver(1...3, with: MailCarrier(CarrierSettings(servers: settings)))
    #expect(settled.count == 3 && second.taken.count == 3)
  }

  @Test(arguments: [FaultServer.Act.drop, .takeAndDrop, .say("451 4.3.0 later"), .say("554 5.6.0 no")])
  func `a message that the first may have taken, or refused, is never offered to the second`(act: FaultServer.Act)
    throws
  {
    let first = try FaultServer { $0.stage == .final ? act : .proceed }
    let second = try FaultServer { _ in .proceed }
    let settings = [try Trial.settings(first.url), try Trial.settings(second.url)]
    let settled = try deliver(1...3, with: MailCarrier(CarrierSettings(servers: settings)))
    #expect(settled.count == 3 && !settled.contains { $0.delivery.outcome == .accepted })
    #expect(second.connections == 0)
  }

  @Test func `after its rest the first server is tried by one message, and then serves again`() throws {
    let first = try FaultServer { $0.connection == 1 && $0.stage == .greeting ? .drop : .proceed }
    let second = try FaultServer { _ in .proceed }
    let settings = [try Trial.settings(first.url), try Trial.settings(second.url)]
    let carrier = try MailCarrier(CarrierSettings(servers: settings, connections: 2, rest: .milliseconds(300)))
    #expect(try deliver(1...1, with: carrier).map(\.host) == ["127.0.0.1:\(second.port)"])
    #expect(carrier.settled(within: .milliseconds(400)).isEmpty)
    let begun = ContinuousClock.now
    while ContinuousClock.now - begun < .milliseconds(400) {}
    let hosts = try deliver(2...9, with: carrier).map(\.host)
    #expect(hosts.contains("127.0.0.1:\(first.port)"))
    #expect(try deliver(10...12, with: carrier).allSatisfy { $0.host == "127.0.0.1:\(first.port)" })
    #expect(first.taken.count + second.taken.count == 12)
  }

  @Test func `where all refuse service, the last one's words are told and the message stays`() throws {
    let servers = try ["421 4.3.2 one", "421 4.3.2 two"].map { text in
      try FaultServer { $0.stage == .greeting ? .sayAndDrop(text) : .proceed }
    }
    let settings = try servers.map { try Trial.settings($0.url) }
    let settled = try deliver(1...1, with: MailCarrier(CarrierSettings(servers: settings)))
    #expect(settled.map(\.delivery.line) == ["421 4.3.2 two"] && settled[0].delivery.outcome == .deferred)
    #expect(servers.map(\.connections) == [1, 1])
  }
}

/// The throttle at work.
struct CarrierThrottleTests {
  @Test func `a domain at its limit does not keep the others waiting`() throws {
    let server = try FaultServer { _ in .proceed }
    let carrier = try MailCarrier(
      CarrierSettings(
        servers: [Trial.settings(server.url)], connections: 1, throttle: ThrottleLimits(perDomainPerMinute: 1)))
    for (id, name) in ["a@one.example", "b@one.example", "c@two.example", "d@three.example"].enumerated() {
      carrier.take(Parcel(id: Int64(id), try Trial.envelope(id, to: [name])))
    }
    var settled: [SettledParcel] = []
    while settled.count < 3 { settled += carrier.settled(within: .seconds(10)) }
    #expect(settled.map(\.id) == [0, 2, 3] && carrier.underway == 1)
    #expect(carrier.room == 4)
    let elapsed = ContinuousClock().measure { #expect(carrier.settled(within: .milliseconds(300)).isEmpty) }
    #expect(elapsed >= .milliseconds(300))
    #expect(carrier.giveBack() == [1])
  }

  @Test func `the whole limit paces all messages and leaves no room ahead of them`() throws {
    let server = try FaultServer { _ in .proceed }
    let carrier = try MailCarrier(
      CarrierSettings(servers: [Trial.settings(server.url)], connections: 1, throttle: ThrottleLimits(perMinute: 300)))
    var settled: [SettledParcel] = []
    var next: Int64 = 0
    let elapsed = try ContinuousClock().measure {
      while settled.count < 35 {
        while next < 35, carrier.room > 0 {
          carrier.take(Parcel(id: next, try Trial.envelope(Int(next))))
          next += 1
        }
        settled += carrier.settled(within: .seconds(10))
      }
    }
    // Thirty at once, five more at a fifth of a second each.
    #expect(elapsed >= .milliseconds(980) && elapsed < .seconds(20))
    #expect(settled.map(\.id) == Array(0..<35))
  }
}
