import TestMaterial
import Testing

@testable import Intake

@Suite struct MailPartTests {
  private static func fields(_ text: String) -> MailFields {
    var bytes = Array(text.utf8)[...]
    return MailFields(takenFrom: &bytes)
  }

  @Test func `fields are unfolded, and what is no field is passed over`() {
    let fields = Self.fields("From here\nA: 1\n  2\r\n\t3\nno field\n and its rest\nB b: 4\nc : 5\n\nD: 6\n")
    #expect(fields.all.map(\.name) == ["a", "c"])
    #expect(fields.all.map(\.value) == ["1 2 3", "5"])
  }

  @Test(arguments: [
    ("=?utf-8?Q?caf=C3=A9_?= =?utf-8?q?cr=c3=a8me?=", "café crème"), ("=?iso-8859-1?B?6Q==?= x", "é x"),
    ("a =?utf-8?X?b?= c", "a =?utf-8?X?b?= c"), ("=?", "=?"), ("=?a?Q?b", "=?a?Q?b"), ("", ""),
    ("=?a?b?c?d?e", "=?a?b?c?d?e"),
  ])
  func `encoded words are undone`(value: String, text: String) {
    #expect(EncodedText.decoded(value) == text)
  }

  @Test(arguments: [("QQ==", "A"), ("Q Q\n=", "A"), ("QUJD", "ABC"), ("QUJDR", "ABC"), ("!!", ""), ("", "")])
  func `base64 is undone`(text: String, plain: String) {
    #expect(EncodedText.base64(Array(text.utf8)[...]) == Array(plain.utf8))
  }

  @Test(arguments: [("a=3Db=\nc=\r\nd", "a=bcd"), ("=", ""), ("=4", "4"), ("a= \nb", "ab"), ("=ZZ", "ZZ")])
  func `quoted-printable is undone`(text: String, plain: String) {
    #expect(EncodedText.quotedPrintable(Array(text.utf8)[...]) == Array(plain.utf8))
  }

  @Test(arguments: [
    ("<p>a</p><p>b &lt;c@d&gt;</p>", "\na\n\nb <c@d>\n"), ("a<style>x { }</style>b", "ab"),
    ("&#233;&#xE9;&nope;&", "éé&nope;&"),
    ("a<!-- b -->c", "ac"), ("a<b", "a"), ("<script>if (a</script>x", "x"),
  ])
  func `HTML is read for its words`(html: String, words: String) {
    #expect(PlainWords.text(ofHTML: html) == words)
  }

  @Test func `parts are found between their marks, nested ones too`() {
    let text = """
      Content-Type: multipart/mixed; boundary="a b"; x=y

      before
      --a b
      Content-Type: multipart/alternative; boundary=c

      --c

      one
      --c--
      after
      --a bc
      --a b\t
      Content-Type: TEXT/html

      two
      """
    let part = MailPart(Array(text.utf8)[...])
    #expect(part.ownParts.map(\.type.kind) == ["multipart/mixed", "multipart/alternative", "text/plain", "text/html"])
    #expect(part.ownParts[2].decoded(atMost: 99) == Array("one\n".utf8))
    #expect(part.ownParts[3].decoded(atMost: 99) == Array("two".utf8))
  }

  // MARK: Whatever comes in

  @Test(arguments: 0..<8) func `random bytes are read, never a crash`(kind: Int) throws {
    var generator = SeededNumbers(seed: UInt64(truncatingIfNeeded: kind))
    let heads = [
      "", "Content-Type: multipart/report; boundary=x\n\n--x\nContent-Type: message/delivery-status\n\n",
      "From: mailer-daemon@a.example\nSubject: failure notice\n\nHi. This is the qmail-send program\n",
      "X-Failed-Recipients: a@b.example\n\n", "Content-Transfer-Encoding: base64\nContent-Type: message/rfc822\n\n",
      "Subject: =?utf-8?Q?", "From: postmaster@a.example\nContent-Type: text/html\n\n<p>", "From a\n",
    ]
    let spice =
      Array("--x\n\n:;=?<>@&#.5 \r\nFinal-Recipient: rfc822;a@b.example\nAction: failed\n".utf8) + [0, 0xFF, 0xC3]
    for _ in 0..<200 {
      var bytes = Array(heads[kind].utf8)
      for _ in 0..<Int.random(in: 0...300, using: &generator) {
        let isSpice = Int.random(in: 0..<4, using: &generator) > 0
        bytes.append(
          isSpice ? spice.randomElement(using: &generator) ?? 0 : UInt8.random(in: 0...255, using: &generator))
      }
      for message in MailFolder.messages(in: bytes) { Self.check(ReturnedMail(message)) }
    }
  }

  @Test(arguments: ["postfix-two", "exchange-words", "qmail-two", "forwarded"])
  func `every beginning of a message is read, never a crash`(file: String) throws {
    let bytes = try Fixture.bytes("Bounces/\(file).eml")
    for end in stride(from: 0, to: bytes.count, by: 13) { Self.check(ReturnedMail(Array(bytes[..<end]))) }
  }

  private static func check(_ mail: ReturnedMail) {
    #expect(mail.letters.count <= 20 && mail.recipients.count <= 200)
    #expect(mail.letters.allSatisfy { $0.utf8.count <= 250 && !$0.contains { $0.isWhitespace } })
    for recipient in mail.recipients {
      #expect(recipient.text.count <= 300 && !recipient.addresses.isEmpty)
      #expect(recipient.addresses.allSatisfy { $0.utf8.count <= 320 && $0.contains("@") })
    }
  }

  static let hostile: [(String, String)] = [
    ("parts without end", String(repeating: "--x\n\n", count: 400_000)),
    ("marks alone", String(repeating: "--x\n", count: 500_000)),
    ("parts in parts", String(repeating: "--x\nContent-Type: multipart/mixed; boundary=x\n\n", count: 5000)),
    ("addresses", String(repeating: "a@b.example ", count: 200_000)),
    ("one line", String(repeating: "@", count: 3_000_000)),
    ("encoded words", String(repeating: "=?utf-8?Q?a?= ", count: 200_000)),
    ("tags", String(repeating: "<", count: 1_000_000)),
  ]

  @Test(.timeLimit(.minutes(1)), arguments: hostile)
  func `hostile messages take bounded work`(what: String, content: String) {
    for head in [
      "Content-Type: multipart/mixed; boundary=x\n\n", "From: mailer-daemon@a.example\n\n",
      "From: mailer-daemon@a.example\nContent-Type: text/html\n\n", "Subject: ",
    ] {
      Self.check(ReturnedMail(Array((head + content).utf8)))
    }
  }

  @Test(.timeLimit(.minutes(1))) func `a report with ten megabytes below it is read in its place`() throws {
    let report = String(decoding: try Fixture.bytes("Bounces/postfix-unknown.eml"), as: UTF8.self)
    let big = report.replacing("Bonjour.", with: String(repeating: "Bonjour, bonjour, bonjour.\n", count: 400_000))
    let mail = ReturnedMail(Array(big.utf8))
    #expect(big.utf8.count > 10_000_000)
    #expect(mail.kind == .bounce && mail.letters == ["k3v9-4821@quitus.example"])
    #expect(mail.recipients.map(\.verdict) == [.hard])
  }
}
