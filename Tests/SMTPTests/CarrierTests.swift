import Envelope
import TestMail
import Testing

@testable import SMTP

/// Several parcels at once, over several connections.
struct CarrierTests {
  private func carrier(
    _ servers: [FaultServer], connections: Int = 4, timeouts: SMTPSettings.Timeouts = Trial.patient
  ) throws -> MailCarrier {
    let settings = try servers.map { try Trial.settings($0.url, timeouts: timeouts) }
    return try MailCarrier(CarrierSettings(servers: settings, connections: connections))
  }

  private func parcel(_ number: Int, to recipients: [String] = ["a@example.org"]) throws -> Parcel {
    Parcel(id: Int64(number), try Trial.envelope(number, to: recipients))
  }

  /// Everything that `carrier` tells of until it has told of all.
  private func all(of carrier: MailCarrier) -> [SettledParcel] {
    var settled: [SettledParcel] = []
    while carrier.underway > 0 { settled += carrier.settled(within: .seconds(30)) }
    return settled
  }

  @Test(arguments: [[], ["PIPELINING"]])
  func `two hundred messages go over four connections, each once`(offered: [String]) throws {
    let server = try FaultServer(offering: offered) { _ in .proceed }
    let carrier = try carrier([server])
    var settled: [SettledParcel] = []
    var next = 1
    while next <= 200 || carrier.underway > 0 {
      while next <= 200, carrier.room > 0 {
        carrier.take(try parcel(next))
        next += 1
      }
      settled += carrier.settled(within: .seconds(30))
    }
    #expect(settled.map(\.id).sorted() == (1...200).map { Int64($0) })
    #expect(settled.allSatisfy { $0.delivery.outcome == .accepted && $0.host == "127.0.0.1:\(server.port)" })
    #expect(settled.allSatisfy { $0.startedAt > 1_700_000_000_000 && $0.startedAt <= $0.endedAt })
    #expect(server.connections == 4)
    #expect(try Set(server.taken) == Set((1...200).map { try Trial.envelope($0).bytes }) && server.taken.count == 200)
  }

  @Test func `a connection that stalls at any stage does not keep the others waiting`() throws {
    for stage in FaultServer.Stage.allCases where ![.login, .goodbye, .tls].contains(stage) {
      let server = try FaultServer { $0.connection == 1 && $0.stage == stage ? .stall : .proceed }
      let carrier = try carrier([server])
      for number in 1...12 { carrier.take(try parcel(number)) }
      var settled: [SettledParcel] = []
      let elapsed = ContinuousClock().measure {
        while settled.count < 11 { settled += carrier.settled(within: .seconds(20)) }
      }
      #expect(elapsed < .seconds(20), "\(stage)")
      #expect(settled.allSatisfy { $0.delivery.outcome == .accepted } && carrier.underway == 1)
    }
  }

  @Test func `nothing is settled while nothing is underway, and waiting ends with its time`() throws {
    let server = try FaultServer { _ in .stall }
    let carrier = try carrier([server])
    #expect(carrier.settled(within: .seconds(30)).isEmpty)
    carrier.take(try parcel(1))
    let elapsed = ContinuousClock().measure { #expect(carrier.settled(within: .milliseconds(200)).isEmpty) }
    #expect(elapsed >= .milliseconds(200) && elapsed < .seconds(10))
    #expect(carrier.underway == 1)
  }

  @Test func `what no server has heard of can be taken back`() throws {
    let server = try FaultServer { $0.stage == .final ? .stall : .proceed }
    let carrier = try carrier([server], connections: 2)
    #expect(carrier.room == 8)
    for number in 1...8 { carrier.take(try parcel(number)) }
    #expect(carrier.room == 0 && carrier.settled(within: .milliseconds(300)).isEmpty)
    #expect(carrier.giveBack() == [3, 4, 5, 6, 7, 8])
    #expect(carrier.underway == 2 && carrier.room == 6)
  }

  @Test func `a slow server is given few messages ahead`() throws {
    let server = try FaultServer { $0.stage == .final ? .wait(.milliseconds(20)) : .proceed }
    let carrier = try carrier([server], connections: 2)
    for number in 1...8 { carrier.take(try parcel(number)) }
    #expect(all(of: carrier).count == 8)
    #expect(carrier.room == 4)
  }

  @Test func `commands go together where the server offers it, one by one where it does not`() throws {
    for offered in [["PIPELINING"], []] {
      let server = try FaultServer(offering: offered) { $0.stage == .mail ? .say("552 5.3.4 too big") : .proceed }
      let carrier = try carrier([server])
      carrier.take(try parcel(1, to: ["a@example.org", "b@example.org"]))
      let delivery = try #require(all(of: carrier).first?.delivery)
      #expect((delivery.outcome, delivery.code) == (.failed, 552) && delivery.recipients.isEmpty)
      #expect(server.commands.contains("DATA") == !offered.isEmpty)
      #expect(!server.taken.contains { !$0.isEmpty })
    }
  }

  @Test(arguments: [[], ["PIPELINING"]])
  func `each recipient has its own answer, and those accepted get the message`(offered: [String]) throws {
    let replies = ["250 2.1.5 ok", "450-4.2.0 come\r\n450 4.2.0 later", "550 5.1.1 unknown", "251 2.1.5 elsewhere"]
    let server = try FaultServer(offering: offered) { moment in
      moment.stage == .recipient ? .say(replies[moment.recipient - 1]) : .proceed
    }
    let carrier = try carrier([server], connections: 1)
    let names = ["a@example.org", "b@example.org", "c@example.org", "d@example.org"]
    carrier.take(try parcel(1, to: names))
    let delivery = try #require(all(of: carrier).first?.delivery)
    #expect(delivery.recipients.map(\.address) == names)
    #expect(delivery.recipients.map(\.outcome) == [.accepted, .deferred, .failed, .accepted])
    #expect(
      delivery.recipients.map(\.line) == [
        "250 2.0.0 taken", "450 4.2.0 come 4.2.0 later", "550 5.1.1 unknown", "250 2.0.0 taken",
      ])
    #expect(delivery.recipients.map(\.enhancedStatus) == ["2.0.0", "4.2.0", "5.1.1", "2.0.0"])
    #expect(server.taken.count == 1)
  }

  @Test(arguments: [[], ["PIPELINING"]])
  func `a message refused half-way is forgotten before the next on the same connection`(offered: [String]) throws {
    let server = try FaultServer(offering: offered) {
      $0.stage == .recipient && $0.transaction == 1 ? .say("550 5.1.1 no") : .proceed
    }
    let carrier = try carrier([server], connections: 1)
    for number in 1...2 { carrier.take(try parcel(number)) }
    #expect(all(of: carrier).map(\.delivery.outcome) == [.failed, .accepted])
    #expect(server.connections == 1 && server.commands.count { $0 == "RSET" } == 1)
    #expect(try server.taken.filter { !$0.isEmpty } == [parcel(2).bytes])
  }

  @Test func `a server that takes a message for nobody is given none`() throws {
    let server = try FaultServer(offering: ["PIPELINING"]) { $0.stage == .recipient ? .say("550 5.1.1 no") : .proceed }
    let carrier = try carrier([server], connections: 1)
    for number in 1...3 { carrier.take(try parcel(number)) }
    #expect(all(of: carrier).map(\.delivery.outcome) == [.failed, .failed, .failed])
    // The lone dot after its 354 ends an empty message.
    #expect(server.connections == 1 && server.taken == [[], [], []])
  }
}
