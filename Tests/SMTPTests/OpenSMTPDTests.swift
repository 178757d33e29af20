import Envelope
import TestMail
import Testing

@testable import SMTP

/// Deliveries to a second implementation, which takes commands one by one only.
@Suite(.enabled(if: OpenSMTPDServer.isAvailable, "needs root and OpenSMTPD unpacked: make test does that"))
struct OpenSMTPDTests {
  private let server: OpenSMTPDServer

  init() throws { server = try OpenSMTPDServer() }

  private func settle(_ parcels: [Parcel], connections: Int = 4) throws -> [SettledParcel] {
    let carrier = try MailCarrier(CarrierSettings(servers: [Trial.settings(server.url)], connections: connections))
    for parcel in parcels { carrier.take(parcel) }
    var settled: [SettledParcel] = []
    while carrier.underway > 0 { settled += carrier.settled(within: .seconds(30)) }
    return settled.sorted { $0.id < $1.id }
  }

  @Test func `messages over several connections arrive octet for octet`() throws {
    let texts = (1...40).map { "Ligne \($0)\n.\n..\nFrom ici\n" + String(repeating: "é👩‍👩‍👧‍👦 ", count: $0) }
    let envelopes = try texts.enumerated().map { try Trial.envelope($0.offset, text: $0.element) }
    let settled = try settle(envelopes.enumerated().map { Parcel(id: Int64($0.offset), $0.element) })
    #expect(settled.count == 40 && settled.allSatisfy { $0.delivery.outcome == .accepted })
    #expect(settled.allSatisfy { $0.delivery.line.hasPrefix("250 2.0.0 ") })
    let arrived = try server.mailbox("a", expecting: 40)
    let ours = arrived.map { file in file.firstRange(of: "Date: ").map { String(file[$0.lowerBound...]) } }
    #expect(Set(ours) == Set(envelopes.map { String(decoding: $0.bytes, as: UTF8.self).replacing("\r\n", with: "\n") }))
  }

  @Test func `each recipient has its own answer, and the next message goes over the same connection`() throws {
    let names = ["a@example.org", "nobody@example.org", "b@example.org", "x@elsewhere.example"]
    let settled = try settle(
      [Parcel(id: 1, Trial.envelope(1, to: names)), Parcel(id: 2, Trial.envelope(2))], connections: 1)
    #expect(settled[0].delivery.recipients.map(\.outcome) == [.accepted, .failed, .accepted, .failed])
    // 524 5.2.4 is what it says of a name that no mailbox stands behind.
    #expect(settled[0].delivery.recipients.map(\.code) == [250, 524, 250, 550])
    #expect(settled[1].delivery.outcome == .accepted)
    #expect(try server.mailbox("a", expecting: 2).count == 2)
    #expect(try server.mailbox("b", expecting: 1).count == 1)
  }

  @Test func `a message of which nobody is known leaves the connection usable`() throws {
    let settled = try settle(
      [Parcel(id: 1, Trial.envelope(1, to: ["nobody@example.org"])), Parcel(id: 2, Trial.envelope(2))], connections: 1)
    #expect(settled.map(\.delivery.outcome) == [.failed, .accepted])
    #expect(try server.mailbox("a", expecting: 1).count == 1)
  }

  @Test func `a message larger than it says it takes is not sent`() throws {
    let large = [UInt8](repeating: UInt8(ascii: "x"), count: 36_700_161)
    let settled = try settle([try Parcel(id: 1, sender: "q@example.org", recipients: ["a@example.org"], bytes: large)])
    #expect(settled[0].delivery.reply == "too-large (36700161 > 36700160)" && settled[0].delivery.outcome == .failed)
  }
}
