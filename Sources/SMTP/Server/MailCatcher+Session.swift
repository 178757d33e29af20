extension MailCatcher {
  /// One connection's talk (RFC 5321 §4.1).
  struct Session {
    let stream: LineStream
    let keep: ([UInt8]) -> Bool
    private var hasSender = false
    private var hasRecipient = false

    init(stream: LineStream, keep: @escaping ([UInt8]) -> Bool) {
      self.stream = stream
      self.keep = keep
    }

    mutating func run() {
      stream.send("220 quitus mail catcher\r\n")
      while let line = stream.line(limit: 4096) {
        guard answer(String(decoding: line.prefix(4), as: UTF8.self).uppercased()) else { return }
      }
    }

    /// Answers one command; false ends the connection.
    private mutating func answer(_ verb: String) -> Bool {
      switch verb {
      case "EHLO": reply("250-quitus\r\n250-PIPELINING\r\n250-8BITMIME\r\n250 SIZE 50000000", endsTransaction: true)
      case "HELO", "RSET": reply("250 ok", endsTransaction: true)
      case "NOOP": reply("250 ok")
      case "MAIL":
        reply("250 2.1.0 ok", endsTransaction: true)
        hasSender = true
      case "RCPT":
        reply(hasSender ? "250 2.1.5 ok" : "503 5.5.1 MAIL first")
        hasRecipient = hasSender
      case "DATA" where hasRecipient: return receive()
      case "DATA": reply("503 5.5.1 RCPT first")
      case "QUIT":
        reply("221 bye")
        return false
      default: reply("502 5.5.1 not known")
      }
      return true
    }

    private mutating func reply(_ text: String, endsTransaction: Bool = false) {
      stream.send(text + "\r\n")
      if endsTransaction { (hasSender, hasRecipient) = (false, false) }
    }

    private mutating func receive() -> Bool {
      reply("354 end with a dot")
      var message: [UInt8] = []
      while let line = stream.line() {
        if line.elementsEqual(".".utf8) {
          reply(keep(message) ? "250 2.0.0 caught" : "451 4.3.0 cannot write", endsTransaction: true)
          return true
        }
        message += line.first == UInt8(ascii: ".") ? line.dropFirst() : line
        message += "\r\n".utf8
        guard message.count <= 50_000_000 else { return false }
      }
      return false
    }
  }
}
