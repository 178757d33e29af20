extension Message {
  /// The message as it goes over the wire: ASCII, lines of at most 76 octets ended by CRLF, the same bytes every time.
  ///
  /// Text first and HTML second in `multipart/alternative`, or the text alone; a text alone ends with a line break.
  /// Only a word that cannot be broken, such as a very long address, makes a longer line.
  /// **Source** RFC 5322 (fields, folding), 2045 and 2046 (parts), 2047 (encoded words), 3834 (`Auto-Submitted`).
  public func rendered() -> [UInt8] {
    let text = QuotedPrintable.encode(text)
    guard let html = html.map(QuotedPrintable.encode) else {
      return Array((headers + partHeaders("plain") + "\r\n").utf8) + text
        + (text.suffix(2).elementsEqual("\r\n".utf8) ? [] : Array("\r\n".utf8))
    }
    let boundary = Boundary.text(for: messageID, absentFrom: [text, html])
    let type = HeaderText.field("Content-Type", ["multipart/alternative;", "boundary=\"\(boundary)\""])
    var bytes = Array((headers + contentLanguage + type).utf8)
    for (subtype, body) in [("plain", text), ("html", html)] {
      bytes += "\r\n--\(boundary)\r\n\(partHeaders(subtype))\r\n".utf8
      bytes += body
    }
    bytes += "\r\n--\(boundary)--\r\n".utf8
    return bytes
  }

  private var headers: String {
    HeaderText.field("Date", [DateField.text(sentOn)])
      + mailboxes("From", [from])
      + (replyTo.map { mailboxes("Reply-To", [$0]) } ?? "")
      + (to.isEmpty ? HeaderText.field("To", ["undisclosed-recipients:;"]) : mailboxes("To", to))
      + free("Subject", subject)
      + HeaderText.field("Message-ID", ["<\(messageID.rawValue)>"])
      + HeaderText.field("Auto-Submitted", ["auto-generated"])
      + extraHeaders.map { free($0.field.rawValue, $0.value) }.joined()
      + HeaderText.field("MIME-Version", ["1.0"])
  }

  private func partHeaders(_ subtype: String) -> String {
    contentLanguage + HeaderText.field("Content-Type", ["text/\(subtype);", "charset=utf-8"])
      + HeaderText.field("Content-Transfer-Encoding", ["quoted-printable"])
  }

  private var contentLanguage: String { HeaderText.field("Content-Language", [language.rawValue]) }

  private func free(_ name: String, _ text: String) -> String {
    HeaderText.field(name, HeaderText.words(of: text, column: name.utf8.count + 2))
  }

  private func mailboxes(_ name: String, _ mailboxes: [MailAddress]) -> String {
    var words: [String] = []
    for (index, mailbox) in mailboxes.enumerated() {
      let column = index == 0 ? name.utf8.count + 2 : 1
      let separator = index < mailboxes.count - 1 ? "," : ""
      var mailboxWords = HeaderText.words(of: mailbox, column: column)
      mailboxWords[mailboxWords.count - 1] += separator
      words += mailboxWords
    }
    return HeaderText.field(name, words)
  }
}
