import Envelope
import TestMail
import Testing

@testable import SMTP

/// Connections grow old whether or not anybody looks.
struct IdleConnectionTests {
  private func deliver(_ number: Int, with carrier: MailCarrier) throws -> [Delivery.Outcome] {
    carrier.take(Parcel(id: Int64(number), try Trial.envelope(number)))
    var settled: [SettledParcel] = []
    while carrier.underway > 0 { settled += carrier.settled(within: .seconds(30)) }
    return settled.map(\.delivery.outcome)
  }

  private func waitABit() {
    let begun = ContinuousClock.now
    while ContinuousClock.now - begun < .milliseconds(350) {}
  }

  private func carrier(_ server: FaultServer) throws -> MailCarrier {
    var waits = Trial.patient
    waits.idle = .milliseconds(300)
    return try MailCarrier(CarrierSettings(servers: [Trial.settings(server.url, timeouts: waits)], connections: 2))
  }

  @Test func `a connection that stood idle too long while nobody called is left, not used`() throws {
    let server = try FaultServer { _ in .proceed }
    let carrier = try carrier(server)
    #expect(try deliver(1, with: carrier) == [.accepted])
    waitABit()
    #expect(try deliver(2, with: carrier) == [.accepted])
    #expect(server.connections == 2 && server.commands.contains("QUIT"))
  }

  @Test func `a goodbye that nobody answers is not waited for without end`() throws {
    let server = try FaultServer { $0.stage == .goodbye ? .stall : .proceed }
    let carrier = try carrier(server)
    for number in 1...5 {
      #expect(try deliver(number, with: carrier) == [.accepted])
      waitABit()
    }
    #expect(server.connections == 5 && carrier.leaving.count <= 1)
  }
}
