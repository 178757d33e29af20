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
    let files = attachments.map { QuotedPrintable.encode($0.text) }
    var writer = MessageWriter(capacity: 4096 + text.count + (html?.count ?? 0) + files.reduce(0) { $0 + $1.count })
    addHeaders(to: &writer)
    if files.isEmpty {
      addLetter(text, html, to: &writer)
      if html == nil, !text.suffix(2).elementsEqual("\r\n".utf8) { writer.endLine() }
      return writer.octets
    }
    let boundary = Boundary.text(for: messageID, around: "mixed")
    addMultipart("mixed", boundary, to: &writer)
    writer.beginPart(boundary, isFirst: true)
    addLetter(text, html, to: &writer)
    for (attachment, file) in zip(attachments, files) {
      writer.beginPart(boundary)
      addFields(of: attachment, to: &writer)
      writer.add(file)
    }
    writer.endParts(boundary)
    return writer.octets
  }

  /// The letter itself as one part: its fields, and what stands below them.
  private func addLetter(_ text: [UInt8], _ html: [UInt8]?, to writer: inout MessageWriter) {
    guard let html else { return addPart("plain", text, to: &writer) }
    let boundary = Boundary.text(for: messageID)
    addMultipart("alternative", boundary, to: &writer)
    writer.beginPart(boundary, isFirst: true)
    addPart("plain", text, to: &writer)
    writer.beginPart(boundary)
    addPart("html", html, to: &writer)
    writer.endParts(boundary)
  }

  private func addMultipart(_ kind: String, _ boundary: String, to writer: inout MessageWriter) {
    addContentLanguage(to: &writer)
    writer.addField("Content-Type", ["multipart/\(kind);".utf8, "boundary=\"\(boundary)\"".utf8])
    writer.endLine()
  }

  private func addPart(_ subtype: String, _ body: [UInt8], to writer: inout MessageWriter) {
    addContentLanguage(to: &writer)
    writer.addField("Content-Type", ["text/\(subtype);".utf8, "charset=utf-8".utf8])
    writer.addField("Content-Transfer-Encoding", ["quoted-printable".utf8])
    writer.endLine()
    writer.add(body)
  }

  private func addFields(of attachment: Attachment, to writer: inout MessageWriter) {
    addContentLanguage(to: &writer)
    writer.addField("Content-Type", attachment.type.map(\.utf8))
    writer.addField("Content-Disposition", ["attachment;".utf8, "filename=\"\(attachment.name)\"".utf8])
    writer.addField("Content-Transfer-Encoding", ["quoted-printable".utf8])
    writer.endLine()
  }

  private func addContentLanguage(to writer: inout MessageWriter) {
    writer.addField("Content-Language", [language.rawValue.utf8])
  }

  private func addHeaders(to writer: inout MessageWriter) {
    writer.addField("Date", [DateField.text(sentOn).utf8])
    writer.addMailboxes("From", [from])
    if let replyTo { writer.addMailboxes("Reply-To", [replyTo]) }
    if to.isEmpty { writer.addField("To", ["undisclosed-recipients:;".utf8]) } else { writer.addMailboxes("To", to) }
    add("Subject", subject, to: &writer)
    writer.addField("Message-ID", ["<\(messageID.rawValue)>".utf8])
    writer.addField("Auto-Submitted", ["auto-generated".utf8])
    for extra in extraHeaders { add(extra, to: &writer) }
    writer.addField("MIME-Version", ["1.0".utf8])
  }

  /// What has a form of its own, such as `<overdue.example.org>`, is never encoded.
  private func add(_ extra: ExtraHeader, to writer: inout MessageWriter) {
    let isFormal = extra.field == .listID || extra.field == .listUnsubscribe
    guard isFormal, extra.value.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
      return add(extra.field.rawValue, extra.value, to: &writer)
    }
    writer.addField(extra.field.rawValue, [extra.value.utf8])
  }

  private func add(_ name: String, _ text: String, to writer: inout MessageWriter) {
    writer.addField(name, HeaderText.words(of: text, column: name.utf8.count + 2))
  }
}
