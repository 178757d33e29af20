import Testing

@testable import SMTP

struct ReplyTests {
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

  @Test(arguments: [1, 2, 3, 7, 1000])
  func `replies are put together however the network cut them`(portion: Int) {
    let octets = Array("250-2.1.0 first\r\n250 2.1.0 last\r\n550 no\r\n354 ".utf8)
    var stream = ReplyStream()
    var replies: [ServerReply] = []
    for start in stride(from: 0, to: octets.count, by: portion) {
      let isSound = stream.add(Array(octets[start..<min(start + portion, octets.count)]))
      #expect(isSound)
      replies += stream.take()
    }
    #expect(replies.map(\.code) == [250, 550] && replies[0].text == "2.1.0 first 2.1.0 last")
  }

  @Test func `a line without end is no SMTP`() {
    var stream = ReplyStream()
    let isSound = (1...20).map { _ in stream.add([UInt8](repeating: 0x78, count: 4096)) }
    #expect(isSound.first == true && isSound.last == false)
  }

  @Test(arguments: [
    ("5.1.1 no", "5.1.1"), ("4.2.0", "4.2.0"), ("2.123.456 x", "2.123.456"), ("3.1.1 x", nil), ("5.1 x", nil),
    ("5.1.1234 x", nil), ("5..1 x", nil), ("<a> 5.1.1", nil), ("", nil), ("5.1.x", nil),
  ])
  func `an enhanced status stands at the head of the text`(text: String, status: String?) {
    #expect(ServerReply(code: 550, text: text).enhancedStatus == status)
  }

  @Test(arguments: [
    ([], ServerOffer()), (["SIZE 1000"], ServerOffer()), (["host", "SIZE"], ServerOffer(size: nil)),
    (["host", "SIZE 0"], ServerOffer(size: nil)), (["host", "size 1000"], ServerOffer(size: 1000)),
    (["host", "SIZE x"], ServerOffer(size: nil)),
  ])
  func `the largest message is what the server says after its name`(lines: [String], offer: ServerOffer) {
    #expect(ServerOffer(lines: lines) == offer)
  }

  @Test func `extensions are known by their keyword`() {
    let offer = ServerOffer(lines: ["h", "PIPELINING", "8bitmime", "SMTPUTF8", "AUTH PLAIN", "X-8BITMIME"])
    #expect(offer.pipelines && offer.takesEightBits && offer.takesUTF8 && !offer.takesSize)
    let none = ServerOffer(lines: ["PIPELINING", "XPIPELINING", "8BITMIME-NOT"])
    #expect(none == ServerOffer())
  }
}

extension ServerOffer {
  init(size: Int?) {
    self.init()
    (takesSize, mostOctets) = (true, size)
  }
}
