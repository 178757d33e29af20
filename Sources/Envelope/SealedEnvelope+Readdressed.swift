extension SealedEnvelope {
  /// The same message going to `mailbox` alone: its `To` names it, and nothing else has changed.
  ///
  /// - Returns: nil where the message has no `To`.
  public func readdressed(to mailbox: MailAddress) -> SealedEnvelope? {
    guard let field = Self.field("To", in: bytes) else { return nil }
    var envelope = self
    envelope.recipients = [mailbox]
    var written = MessageWriter(capacity: 256)
    written.addMailboxes("To", [mailbox])
    envelope.bytes.replaceSubrange(field, with: written.octets)
    return envelope
  }

  /// Where a field of the header stands, with the lines that it is folded into and the end of the last; nil where there is none.
  private static func field(_ name: String, in bytes: [UInt8]) -> Range<Int>? {
    let (label, lineFeed) = (Array((name + ":").utf8), UInt8(ascii: "\n"))
    var line = 0
    while line < bytes.count, bytes[line] != UInt8(ascii: "\r"), let end = bytes[line...].firstIndex(of: lineFeed) {
      var after = end + 1
      while after < bytes.count, bytes[after] == UInt8(ascii: " ") || bytes[after] == UInt8(ascii: "\t"),
        let next = bytes[after...].firstIndex(of: lineFeed)
      {
        after = next + 1
      }
      if bytes[line...end].starts(with: label) { return line..<after }
      line = after
    }
    return nil
  }
}
