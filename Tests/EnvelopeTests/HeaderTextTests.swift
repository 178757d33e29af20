import Testing

@testable import Envelope

struct HeaderTextTests {
  private func subject(_ text: String) -> String {
    var writer = MessageWriter(capacity: 0)
    writer.addField("Subject", HeaderText.words(of: text, column: 9))
    return String(decoding: writer.octets, as: UTF8.self)
  }

  @Test(arguments: [
    ("Modules overdue", "Subject: Modules overdue\r\n"),
    ("", "Subject: \r\n"),
    ("a\r\nBcc: x@y.fr", "Subject: a Bcc: x@y.fr\r\n"),
    ("a\nb\rc", "Subject: a b c\r\n"),
    ("two  spaces", "Subject: =?utf-8?q?two__spaces?=\r\n"),
    ("Rappel : été", "Subject: =?utf-8?q?Rappel_=3A_=C3=A9t=C3=A9?=\r\n"),
    ("=?utf-8?q?x?=", "Subject: =?utf-8?q?=3D=3Futf-8=3Fq=3Fx=3F=3D?=\r\n"),
    ("日本", "Subject: =?utf-8?b?5pel5pys?=\r\n"),
    ("日", "Subject: =?utf-8?b?5pel?=\r\n"), ("日é", "Subject: =?utf-8?b?5pelw6k=?=\r\n"),
    ("éàü", "Subject: =?utf-8?b?w6nDoMO8?=\r\n"), ("éà", "Subject: =?utf-8?b?w6nDoA==?=\r\n"),
  ])
  func `a subject is written in ASCII on one logical line`(text: String, field: String) {
    #expect(subject(text) == field)
  }

  @Test(arguments: [(60, true), (61, false)])
  func `a word too long to fold is encoded`(length: Int, staysPlain: Bool) {
    let word = String(repeating: "x", count: length)
    #expect(subject(word).contains(word) == staysPlain)
  }

  @Test func `a line is folded before the word that exceeds 76 columns`() {
    let fits = subject(String(repeating: "abcd ", count: 13) + "ab")
    #expect(fits.utf8.count == 76 + 2)
    #expect(subject(String(repeating: "abcd ", count: 13) + "abc") == fits.dropLast(4) + "\r\n abc\r\n")
  }

  @Test(arguments: [
    (nil, "<a@b.fr>"), ("Jean Dupont", "Jean Dupont <a@b.fr>"), ("Dupont, Jean", "\"Dupont, Jean\" <a@b.fr>"),
    ("J. \"le grand\" \\", "\"J. \\\"le grand\\\" \\\\\" <a@b.fr>"), ("<x@y.fr>", "\"<x@y.fr>\" <a@b.fr>"),
    ("a  b", "\"a  b\" <a@b.fr>"), ("Évreux", "=?utf-8?q?=C3=89vreux?= <a@b.fr>"),
    ("a\r\nBcc: x@y.fr", "\"a Bcc: x@y.fr\" <a@b.fr>"), ("x =?y", "=?utf-8?q?x_=3D=3Fy?= <a@b.fr>"),
  ])
  func `a name is atoms, quoted or encoded, as it needs`(name: String?, mailbox: String) throws {
    let address = try MailAddress("a@b.fr", displayName: name)
    let words = HeaderText.words(of: address, column: 4)
    #expect(String(decoding: Array(words.joined(separator: " ".utf8)), as: UTF8.self) == mailbox)
  }

  @Test(arguments: [
    (0, "Thu, 01 Jan 1970 00:00:00 +0000"), (-1, "Wed, 31 Dec 1969 23:59:59 +0000"),
    (951_782_399_999, "Mon, 28 Feb 2000 23:59:59 +0000"), (951_782_400_000, "Tue, 29 Feb 2000 00:00:00 +0000"),
    (1_798_761_599_000, "Thu, 31 Dec 2026 23:59:59 +0000"), (1_798_761_600_000, "Fri, 01 Jan 2027 00:00:00 +0000"),
    (Int64.min, "Mon, 01 Jan 1900 00:00:00 +0000"), (Int64.max, "Fri, 31 Dec 9999 23:59:59 +0000"),
  ])
  func `a date is written in universal time`(milliseconds: Int64, text: String) {
    #expect(DateField.text(milliseconds) == text)
  }
}
