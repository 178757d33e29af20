/// A message as it goes over the wire, written from its first octet to its last.
struct MessageWriter {
  private(set) var octets: [UInt8] = []

  init(capacity: Int) { octets.reserveCapacity(capacity) }

  /// The field `name`, its words separated by one space or by CRLF and a space.
  mutating func addField(_ name: String, _ words: [some Collection<UInt8>]) {
    octets += name.utf8
    octets.append(UInt8(ascii: ":"))
    var column = name.utf8.count + 1
    for word in words {
      let fits = column + 1 + word.count <= HeaderText.lineLength
      if !fits { endLine() }
      octets.append(UInt8(ascii: " "))
      octets += word
      column = (fits ? column + 1 : 1) + word.count
    }
    endLine()
  }

  mutating func addMailboxes(_ name: String, _ mailboxes: [MailAddress]) {
    var words: [[UInt8]] = []
    for (index, mailbox) in mailboxes.enumerated() {
      if index > 0 { words[words.count - 1].append(UInt8(ascii: ",")) }
      words += HeaderText.words(of: mailbox, column: index == 0 ? name.utf8.count + 2 : 1)
    }
    addField(name, words)
  }

  mutating func add(_ body: [UInt8]) { octets += body }

  mutating func endLine() {
    octets.append(UInt8(ascii: "\r"))
    octets.append(UInt8(ascii: "\n"))
  }

  /// The line before the next part; the line break before it belongs to it (RFC 2046 §5.1.1).
  mutating func beginPart(_ boundary: String, isFirst: Bool = false) {
    if !isFirst { endLine() }
    octets += "--".utf8
    octets += boundary.utf8
    endLine()
  }

  mutating func endParts(_ boundary: String) {
    endLine()
    octets += "--".utf8
    octets += boundary.utf8
    octets += "--".utf8
    endLine()
  }
}
