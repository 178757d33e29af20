import Testing

@testable import SMTP

/// The judgement alone, without libcurl and without a server.
struct TransportTests {
  private func transport(
    _ end: TransportEnd, _ codes: [Int], isHandedOver: Bool = false, isReused: Bool = false, lacksLogin: Bool = false
  ) -> Transport {
    Transport(
      end: end, replies: codes.map { ServerReply(code: $0, text: "text") }, isHandedOver: isHandedOver,
      isReused: isReused, lacksLogin: lacksLogin)
  }

  @Test(arguments: TransportEndRows.all)
  func `without a reply that refuses, nothing but the end of the transfer speaks`(
    end: TransportEnd, reason: DeliveryReason
  ) {
    for codes in [[], [220, 250], [220, 250, 221]] {
      let delivery = transport(end, codes).delivery
      #expect((delivery.outcome, delivery.reason, delivery.code) == (.deferred, reason, nil))
    }
  }

  @Test(arguments: [
    (199, false, Delivery.Outcome.deferred), (200, false, .accepted), (299, false, .accepted), (300, true, .inDoubt),
    (399, true, .inDoubt), (400, true, .deferred), (499, true, .deferred), (500, true, .failed), (599, true, .failed),
    (600, true, .inDoubt), (600, false, .deferred), (221, true, .inDoubt), (221, false, .deferred),
  ])
  func `after the go-ahead, the answer to the message decides`(code: Int, isHandedOver: Bool, outcome: Delivery.Outcome)
  {
    let transport = transport(.unexpectedReply, [250, 250, 354, code, 221], isHandedOver: isHandedOver)
    #expect(transport.delivery.outcome == outcome)
    #expect(!transport.foundConnectionClosed)
  }

  @Test(arguments: [
    (TransportEnd.commandRefused, [421], true, true), (.commandRefused, [421, 221], true, true),
    (.commandRefused, [], true, true), (.connectionLost, [], true, true), (.connectionLost, [250], true, true),
    (.commandRefused, [421], false, false), (.connectionLost, [], false, false), (.commandRefused, [450], true, false),
    (.commandRefused, [550], true, false), (.timedOut, [], true, false),
    (.connectionLost, [250, 250, 354], true, false),
    (.commandRefused, [250, 250, 354, 421], true, false), (.finished, [250, 250, 354, 250], true, false),
  ])
  func `only a connection in use that was closed before the go-ahead is replaced at once`(
    end: TransportEnd, codes: [Int], isReused: Bool, isReplaced: Bool
  ) {
    #expect(transport(end, codes, isReused: isReused).foundConnectionClosed == isReplaced)
  }

  @Test(arguments: [
    ("250 ok", [ServerReply(code: 250, text: "ok")]), ("250", [ServerReply(code: 250, text: "")]),
    ("250-a\n250 b", [ServerReply(code: 250, text: "a b")]), ("250-a", []), ("25 x", []), ("2x0 x", []), ("2500", []),
    ("", []), ("hello", []), ("250\tx", [ServerReply(code: 250, text: "x")]),
  ])
  func `a reply is complete with the line that has no hyphen`(lines: String, replies: [ServerReply]) {
    var log = ReplyLog()
    for line in lines.split(separator: "\n", omittingEmptySubsequences: false) {
      log.append(line: Array("\(line)\r\n".utf8))
    }
    #expect(log.replies == replies)
  }

  @Test func `a server that talks without end is not remembered without end`() {
    var log = ReplyLog()
    for _ in 1...10_000 { log.append(line: Array("550-\(String(repeating: "x", count: 5_000))\r\n".utf8)) }
    log.append(line: Array("550 end\r\n".utf8))
    #expect(log.replies.first?.text.count == 2000)
  }

  @Test(arguments: [
    ("5.1.1 no", "5.1.1"), ("4.2.0", "4.2.0"), ("2.123.456 x", "2.123.456"), ("3.1.1 x", nil), ("5.1 x", nil),
    ("5.1.1234 x", nil), ("5..1 x", nil), ("<a> 5.1.1", nil), ("", nil), ("5.1.x", nil),
  ])
  func `an enhanced status stands at the head of the text`(text: String, status: String?) {
    #expect(ServerReply(code: 550, text: text).enhancedStatus == status)
  }

  @Test func `what storage writes never changes`() {
    #expect(Delivery.Outcome.allCases.map(\.rawValue) == ["accepted", "deferred", "failed", "in-doubt"])
    #expect(Set(DeliveryReason.allCases.map(\.rawValue)).count == 18)
  }
}

enum TransportEndRows {
  static let all: [(TransportEnd, DeliveryReason)] = [
    (.hostNotFound, .hostNotFound), (.connectionRefused, .connectionRefused), (.connectionLost, .connectionLost),
    (.timedOut, .timedOut), (.loginRefused, .authenticationRefused), (.tlsNotOffered, .tlsNotOffered),
    (.certificateNotTrusted, .certificateNotTrusted), (.tlsFailed, .tlsFailed), (.caFileUnusable, .caFileUnusable),
    (.commandRefused, .connectionLost), (.unexpectedReply, .notUnderstood), (.localFault, .localFault),
    (.finished, .localFault),
  ]
}
