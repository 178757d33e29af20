import Envelope
import TestMail
import Testing

@testable import SMTP

/// Each wait ends by its own limit, whatever the others allow.
struct TimeoutTests {
  /// The longest waits, but for what is said.
  private static func waits(
    connect: Duration = .seconds(60), answer: Duration = .seconds(60), data: Duration = .seconds(60),
    final: Duration = .seconds(60), total: Duration = .seconds(120)
  ) -> SMTPSettings.Timeouts {
    SMTPSettings.Timeouts(connect: connect, answer: answer, data: data, final: final, total: total)
  }

  static let rows: [(FaultServer.Stage, SMTPSettings.Timeouts, Delivery.Outcome)] = [
    (.greeting, waits(connect: .milliseconds(400)), .deferred), (.hello, waits(answer: .milliseconds(400)), .deferred),
    (.mail, waits(answer: .milliseconds(400)), .deferred), (.recipient, waits(answer: .milliseconds(400)), .deferred),
    (.data, waits(answer: .milliseconds(400)), .deferred), (.final, waits(final: .milliseconds(400)), .inDoubt),
    (.recipient, waits(total: .milliseconds(400)), .deferred),
  ]

  @Test(arguments: rows)
  func `a silent server is left when the wait of its stage is over`(
    stage: FaultServer.Stage, waits: SMTPSettings.Timeouts, outcome: Delivery.Outcome
  ) throws {
    let server = try FaultServer { $0.stage == stage ? .stall : .proceed }
    let connection = try SMTPConnection(Trial.settings(server.url, timeouts: waits))
    let envelope = try Trial.envelope()
    var delivery: Delivery?
    let elapsed = ContinuousClock().measure { delivery = connection.deliver(envelope) }
    #expect(delivery?.outcome == outcome && elapsed >= .milliseconds(390) && elapsed < .seconds(30))
  }

  @Test(arguments: [waits(data: .seconds(1)), waits(total: .seconds(1))])
  func `no other wait cuts the one for the verdict on a message`(waits: SMTPSettings.Timeouts) throws {
    let server = try FaultServer { $0.stage == .final ? .wait(.milliseconds(2_500)) : .proceed }
    let delivery = try SMTPConnection(Trial.settings(server.url, timeouts: waits)).deliver(Trial.envelope())
    #expect(delivery.outcome == .accepted)
  }

  @Test func `a large message may take longer than one answer, as long as it moves`() throws {
    // The server reads at its pace; the answer to the message comes 1.5 seconds after the last byte.
    let server = try FaultServer { $0.stage == .final ? .wait(.milliseconds(1_500)) : .proceed }
    let waits = Self.waits(answer: .milliseconds(1_000))
    let large = Array(String(repeating: "abcdefgh\r\n", count: 30_000).utf8)
    let delivery = try SMTPConnection(Trial.settings(server.url, timeouts: waits)).deliver(Trial.envelope(bytes: large))
    #expect(delivery.outcome == .accepted)
  }
}
