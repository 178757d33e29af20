import Testing

@testable import Intake

/// Messages in the shape of each mail system that reports in a way of its own, and what each of them says.
@Suite struct ReturnedMailTests {
  struct Row: CustomTestStringConvertible {
    var file: String
    var kind: ReturnedMail.Kind
    var form: ReturnedMail.Form?
    /// `address verdict status`, a dash for no status.
    var recipients: [String]
    var namesTheLetter: Bool

    init(
      _ file: String, _ kind: ReturnedMail.Kind, _ form: ReturnedMail.Form? = nil, _ recipients: [String] = [],
      namesTheLetter: Bool = true
    ) {
      (self.file, self.kind, self.form) = (file, kind, form)
      (self.recipients, self.namesTheLetter) = (recipients, namesTheLetter)
    }

    var testDescription: String { file }
  }

  static let rows = [
    Row("postfix-unknown", .bounce, .report, ["nobody@example.org hard 5.1.1"]),
    Row("postfix-full", .bounce, .report, ["nobody@example.org soft 5.2.2"]),
    Row("postfix-disabled", .bounce, .report, ["nobody@example.org hard 5.2.1"]),
    Row("postfix-delayed", .delay, .report, ["nobody@example.org delayed 4.4.1"]),
    Row("postfix-expired", .bounce, .report, ["nobody@example.org soft 4.4.1"]),
    Row("postfix-no-domain", .bounce, .report, ["nobody@gone.example hard 5.4.4"]),
    Row("postfix-two", .bounce, .report, ["one@example.org hard 5.1.1", "two@example.org delayed 4.2.0"]),
    Row("postfix-headers-only", .bounce, .report, ["nobody@example.org hard 5.0.0"]),
    Row("spam-refusal", .bounce, .report, ["nobody@example.org refused 5.7.1"]),
    Row("too-large", .bounce, .report, ["nobody@example.org refused 5.3.4"]),
    Row("delivered", .confirmation, .report, ["nobody@example.org delivered 2.0.0"]),
    Row("sendmail-unknown", .bounce, .report, ["nobody@example.org+nobody@inner.example.org hard 5.1.1"]),
    Row("gmail-unknown", .bounce, .report, ["nobody@example.org hard 5.1.1"]),
    Row("gmail-rate", .bounce, .report, ["nobody@example.org soft 5.2.1"]),
    Row("office365-report", .bounce, .report, ["nobody@example.org+n.body@tenant.example hard 5.1.10"]),
    Row("office365-edge", .bounce, .report, ["nobody@example.org hard 5.4.1"]),
    Row("broken-report", .bounce, .report, ["nobody@example.org hard 5.1.1"]),
    Row("forwarded", .bounce, .report, ["nobody@example.org hard 5.1.1"]),
    Row("qmail-unknown", .bounce, .qmail, ["nobody@example.org hard 5.1.1"]),
    Row("qmail-full", .bounce, .qmail, ["nobody@example.org soft 5.2.2"]),
    Row("qmail-two", .bounce, .qmail, ["one@example.org hard -", "two@example.org soft -"]),
    Row("exim-unknown", .bounce, .listed, ["nobody@example.org hard -"]),
    Row("exim-delay", .delay, .words, namesTheLetter: false),
    Row("exchange-words", .bounce, .words, ["nobody@example.org hard 5.1.10"]),
    Row("exchange-words-fr", .bounce, .words, ["nobody@example.org hard 5.1.1"]),
    Row("yahoo-words", .bounce, .words, ["nobody@yahoo.example hard -"]),
    Row("orange-words", .bounce, .words, ["nobody@orange.example hard 5.1.1"]),
    Row("free-words", .bounce, .words, ["nobody@free.example hard 5.2.1"]),
    Row("laposte-words", .bounce, .words, ["nobody@laposte.example soft -"]),
    Row("nobody-says-why", .bounce, .words, ["nobody@example.org soft -"]),
    Row("no-letter-named", .bounce, .words, ["nobody@example.org hard 5.1.1"], namesTheLetter: false),
    Row("out-of-office", .autoReply),
    Row("out-of-office-fr", .autoReply),
    Row("read-receipt", .readReceipt, namesTheLetter: false),
    Row("complaint", .complaint),
    Row("answer", .other, namesTheLetter: false),
    Row("advertisement", .other, namesTheLetter: false),
  ]

  private static func mail(_ file: String) throws -> ReturnedMail {
    ReturnedMail(try Fixture.bytes("Bounces/\(file).eml"))
  }

  @Test(arguments: rows) func `a message is read as what it is`(row: Row) throws {
    let mail = try Self.mail(row.file)
    #expect(mail.kind == row.kind)
    #expect(mail.form == row.form)
    #expect(
      mail.recipients.map {
        "\($0.addresses.joined(separator: "+")) \($0.verdict.rawValue) \($0.status ?? "-")"
      } == row.recipients)
    #expect(mail.letters == (row.namesTheLetter ? ["k3v9-4821@quitus.example"] : []))
  }

  @Test func `what a mail system says is shown on one line, from its numbers on`() throws {
    let words = try ["postfix-unknown", "office365-edge", "orange-words", "exim-unknown", "laposte-words"].map {
      try Self.mail($0).recipients[0].text
    }
    #expect(
      words == [
        "550 5.1.1 <nobody@example.org>: Recipient address rejected: User unknown in virtual mailbox table",
        "550 5.4.1 Recipient address rejected: Access denied. [EUR0.example 2026-02-02T09:15:03.000Z 1A2B]",
        "550 5.1.1 Adresse d au moins un destinataire invalide. Invalid recipient. OFR_416", "550 Unrouteable address",
        "552 Mailbox full).",
      ])
  }

  @Test func `words cannot reach beyond their line on a terminal`() throws {
    let text = "550 5.1.1 a\u{1B}[2Jb\u{202E}c\u{7}" + String(repeating: "é", count: 400)
    let recipient = ReturnedRecipient(addresses: ["a@b.example"], verdict: .hard, status: nil, text: text)
    #expect(recipient.text.hasPrefix("550 5.1.1 a\u{FFFD}[2Jb\u{FFFD}c\u{FFFD}é"))
    #expect(recipient.text.count == 300)
  }

  @Test func `a message is known again whichever way it comes`() throws {
    let plain = try Fixture.bytes("Bounces/postfix-unknown.eml")
    let ours = ReturnedMail(plain).identity
    let windows = plain.flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] }
    let fetched = Array("Received: from a by b\r\n".utf8) + windows + [0x0D, 0x0A, 0x0D, 0x0A]
    #expect(ReturnedMail(fetched).identity == ours)
    #expect(ReturnedMail(fetched) == ReturnedMail(plain))
    let folder = Array("From MAILER-DAEMON Mon Feb  2 09:15:03 2026\n".utf8) + plain + [0x0A]
    #expect(MailFolder.messages(in: folder).map { ReturnedMail($0).identity } == [ours])
    #expect(try Self.mail("postfix-full").identity != ours)
  }

  @Test func `a folder is taken apart at its marks and nowhere else`() throws {
    let text = "From a\nSubject: 1\n\nFrom here\n>From there\n>>From far\n\nFrom b\nSubject: 2\n\nx\n\n"
    let messages = MailFolder.messages(in: Array(text.utf8)).map { String(decoding: $0, as: UTF8.self) }
    // What begins the text of the first message stands after an empty line, as a mark does: writers quote it.
    #expect(messages == ["Subject: 1\n\n", "From there\n>From far\n\n", "Subject: 2\n\nx\n\n"])
    #expect(MailFolder.messages(in: []) == [])
    #expect(MailFolder.messages(in: Array("Subject: x\n\nFrom a\n".utf8)).count == 1)
  }
}
