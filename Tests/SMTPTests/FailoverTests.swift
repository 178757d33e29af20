import Envelope
import TestMail
import Testing

@testable import SMTP

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
    FaultRow(.mail, .stall, .deferred, .timedOut), FaultRow(.recipient, .stall, .deferred, .timedOut),
    FaultRow(.data, .stall, .deferred, .timedOut),
    FaultRow(.mail, .say("451 4.7.1 too many"), .deferred, .refusedForNow),
    FaultRow(.mail, .say("554 5.7.1 access denied"), .deferred, .accountRefused),
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

  @Test(arguments: [FaultServer.Act.drop, .takeAndDrop, .stall, .say("451 4.3.0 later"), .say("554 5.6.0 no")])
  func `a message that the first may have taken, or refused, is never offered to the second`(act: FaultServer.Act)
    throws
  {
    let first = try FaultServer { $0.stage == .final ? act : .proceed }
    let second = try FaultServer { _ in .proceed }
    let waits = act == .stall ? Trial.impatient : Trial.patient
    let settings = [try Trial.settings(first.url, timeouts: waits), try Trial.settings(second.url)]
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

  @Test(arguments: [FaultServer.Act.say("552 5.3.4 too big"), .say("550 5.6.0 malformed")])
  func `what MAIL is refused for good because of the message is not offered to the second`(act: FaultServer.Act) throws
  {
    let first = try FaultServer { $0.stage == .mail ? act : .proceed }
    let second = try FaultServer { _ in .proceed }
    let settings = [try Trial.settings(first.url), try Trial.settings(second.url)]
    let settled = try deliver(1...2, with: MailCarrier(CarrierSettings(servers: settings)))
    #expect(settled.map(\.delivery.outcome) == [.failed, .failed] && second.connections == 0)
  }

  @Test func `a message for nobody is no trial of a server that has rested`() throws {
    let first = try FaultServer { $0.connection == 1 && $0.stage == .greeting ? .drop : .proceed }
    let second = try FaultServer { _ in .proceed }
    let settings = [try Trial.settings(first.url), try Trial.settings(second.url)]
    let carrier = try MailCarrier(CarrierSettings(servers: settings, connections: 1, rest: .milliseconds(100)))
    #expect(try deliver(1...1, with: carrier).map(\.host) == ["127.0.0.1:\(second.port)"])
    let begun = ContinuousClock.now
    while ContinuousClock.now - begun < .milliseconds(150) {}
    carrier.take(Parcel(id: 2, try Trial.envelope(2, to: [])))
    #expect(carrier.settled(within: .seconds(10)).map(\.delivery.reason) == [.noRecipient])
    #expect(try deliver(3...3, with: carrier).map(\.host) == ["127.0.0.1:\(first.port)"])
  }

  @Test func `a message that one server puts off and the other cannot be asked about is no refusal of service`() throws
  {
    let first = try FaultServer { $0.stage == .mail ? .say("451 4.7.1 this sender later") : .proceed }
    let closed = try { try FaultServer { _ in .proceed }.url }()
    for (urls, isRefusal) in [([first.url, closed], false), ([closed], true), ([closed, closed], true)] {
      let settings = try urls.map { try Trial.settings($0) }
      let settled = try deliver(1...1, with: MailCarrier(CarrierSettings(servers: settings)))
      #expect(settled.map(\.delivery.isRefusalOfService) == [isRefusal] && settled[0].delivery.outcome == .deferred)
    }
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
    #expect(carrier.room >= 2)
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
