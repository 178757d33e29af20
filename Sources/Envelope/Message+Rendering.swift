extension Message {
  /// The message as it goes over the wire: ASCII, lines of at most 76 octets ended by CRLF, the same bytes every time.
  ///
  /// Text first and HTML second in `multipart/alternative`, or the text alone; a text alone ends with a line break. Where
  /// something is attached, that is the first part of a `multipart/mixed`.
  /// Only a word that cannot be broken, such as a very long address, makes a longer line.
  /// **Source** RFC 5322 (fields, folding), 2045 and 2046 (parts), 2047 (encoded words), 2183 (attachments), 3834
  /// (`Auto-Submitted`).
  public func rendered() -> [UInt8] {
    let text = QuotedPrintable.encode(text)
    let html = html.map(QuotedPrintable.encode)
    let letter = letter(text, html)
    if attachments.isEmpty {
      let end = html == nil && !text.suffix(2).elementsEqual("\r\n".utf8) ? "\r\n" : ""
      return Array((headers + letter.fields + "\r\n").utf8) + letter.body + Array(end.utf8)
    }
    let files = attachments.map { QuotedPrintable.encode($0.text) }
    let parts =
      [Array((letter.fields + "\r\n").utf8) + letter.body]
      + zip(attachments, files).map { Array((fields(of: $0) + "\r\n").utf8) + $1 }
    let boundary = Boundary.text(for: messageID, around: "mixed", absentFrom: [text, html ?? []] + files)
    return Array((headers + contentLanguage + multipart("mixed", boundary) + "\r\n").utf8)
      + joined(parts, by: boundary)
  }

  /// The letter itself as one part: its fields, and what stands below them.
  private func letter(_ text: [UInt8], _ html: [UInt8]?) -> (fields: String, body: [UInt8]) {
    guard let html else { return (partHeaders("plain"), text) }
    let boundary = Boundary.text(for: messageID, absentFrom: [text, html])
    let parts = [("plain", text), ("html", html)].map { Array((partHeaders($0) + "\r\n").utf8) + $1 }
    return (contentLanguage + multipart("alternative", boundary), joined(parts, by: boundary))
  }

  private func multipart(_ kind: String, _ boundary: String) -> String {
    HeaderText.field("Content-Type", ["multipart/\(kind);", "boundary=\"\(boundary)\""])
  }

  private func joined(_ parts: [[UInt8]], by boundary: String) -> [UInt8] {
    var bytes: [UInt8] = []
    for (index, part) in parts.enumerated() {
      bytes += (index == 0 ? "--\(boundary)\r\n" : "\r\n--\(boundary)\r\n").utf8
      bytes += part
    }
    bytes += "\r\n--\(boundary)--\r\n".utf8
    return bytes
  }

  private func fields(of attachment: Attachment) -> String {
    contentLanguage + HeaderText.field("Content-Type", attachment.type)
      + HeaderText.field("Content-Disposition", ["attachment;", "filename=\"\(attachment.name)\""])
      + HeaderText.field("Content-Transfer-Encoding", ["quoted-printable"])
  }

  private var headers: String {
    HeaderText.field("Date", [DateField.text(sentOn)])
      + Self.mailboxes("From", [from])
      + (replyTo.map { Self.mailboxes("Reply-To", [$0]) } ?? "")
      + (to.isEmpty ? HeaderText.field("To", ["undisclosed-recipients:;"]) : Self.mailboxes("To", to))
      + free("Subject", subject)
      + HeaderText.field("Message-ID", ["<\(messageID.rawValue)>"])
      + HeaderText.field("Auto-Submitted", ["auto-generated"])
      + extraHeaders.map(field).joined()
      + HeaderText.field("MIME-Version", ["1.0"])
  }

  private func partHeaders(_ subtype: String) -> String {
    contentLanguage + HeaderText.field("Content-Type", ["text/\(subtype);", "charset=utf-8"])
      + HeaderText.field("Content-Transfer-Encoding", ["quoted-printable"])
  }

  private var contentLanguage: String { HeaderText.field("Content-Language", [language.rawValue]) }

  /// What has a form of its own, such as `<overdue.example.org>`, is never encoded.
  private func field(_ extra: ExtraHeader) -> String {
    let isFormal = extra.field == .listID || extra.field == .listUnsubscribe
    guard isFormal, extra.value.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
      return free(extra.field.rawValue, extra.value)
    }
    return HeaderText.field(extra.field.rawValue, [extra.value])
  }

  private func free(_ name: String, _ text: String) -> String {
    HeaderText.field(name, HeaderText.words(of: text, column: name.utf8.count + 2))
  }

  static func mailboxes(_ name: String, _ mailboxes: [MailAddress]) -> String {
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
