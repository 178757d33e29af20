import Envelope
import TestMail
import Testing

@testable import SMTP

struct DeliveryTests {
  @Test func `many messages go over one connection, each to all its recipients`() throws {
    let server = try FaultServer { _ in .proceed }
    let connection = try SMTPConnection(Trial.settings(server.url))
    let envelopes = try (1...60).map { try Trial.envelope($0, to: ["a@example.org", "b@example.org"]) }
    for envelope in envelopes {
      let delivery = connection.deliver(envelope)
      #expect(delivery.line == "250 2.0.0 taken" && delivery.enhancedStatus == "2.0.0")
    }
    #expect(server.connections == 1)
    #expect(server.taken == envelopes.map(\.bytes))
    let expected = ["MAIL FROM:<quitus@example.org> SIZE=\(envelopes[0].bytes.count)", "RCPT TO:<a@example.org>"]
    #expect(
      Array(server.commands.prefix(5)) == ["EHLO tests.example.org"] + expected + ["RCPT TO:<b@example.org>", "DATA"])
  }

  @Test(arguments: [
    ".", "..", ".\r\n..\r\n...x", "a\r\n.", "no line break at the end", "\r\n", "x\r\n\r\n",
    String(repeating: ".dots\r\n", count: 40_000), String(repeating: "x", count: 400_000),
  ])
  func `bytes arrive as they left, dots and all`(text: String) throws {
    let server = try FaultServer { _ in .proceed }
    let delivery = try SMTPConnection(Trial.settings(server.url)).deliver(Trial.envelope(bytes: Array(text.utf8)))
    #expect(delivery.outcome == .accepted)
    #expect(server.taken.first == Array((text.hasSuffix("\r\n") ? text : text + "\r\n").utf8))
  }

  @Test func `the server is told goodbye when the connection is let go`() throws {
    let server = try FaultServer { _ in .proceed }
    try { _ = try SMTPConnection(Trial.settings(server.url)).deliver(Trial.envelope()) }()
    #expect(server.commands.last == "QUIT")
  }

  @Test(arguments: [FaultServer.Act.stall, .drop, .say("what"), .say("554 stay")])
  func `a server that does not say goodbye does not keep us`(act: FaultServer.Act) throws {
    let server = try FaultServer { $0.stage == .goodbye ? act : .proceed }
    let settings = try Trial.settings(server.url, timeouts: .init(answer: .seconds(1)))
    let elapsed = try ContinuousClock().measure { _ = try SMTPConnection(settings).deliver(Trial.envelope()) }
    #expect(elapsed < .seconds(20))
  }
}
