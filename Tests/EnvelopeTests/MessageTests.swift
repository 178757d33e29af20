import Foundation
import Testing

@testable import Envelope

struct MessageTests {
  private static func message(
    subject: String = "Modules", name: String? = nil, text: String = "texte", html: String? = "<p>texte</p>"
  ) throws -> Message {
    Message(
      from: try MailAddress("quitus@example.org", displayName: name), to: [try MailAddress("a@example.org")],
      subject: subject, text: text, html: html, language: .french, messageID: try MessageID("42@example.org"),
      sentOn: 1_767_225_600_000)
  }

  private func rendered(_ message: Message) -> String { String(decoding: message.rendered(), as: UTF8.self) }

  @Test func `a message with two parts is written field by field`() throws {
    var message = try Self.message(subject: "Modules à suivre", name: "Cellule, appui", text: "Bonjour été.\n")
    message.replyTo = try MailAddress("appui@example.org")
    message.to.append(try MailAddress("b@example.org", displayName: "Évreux"))
    message.extraHeaders = [Message.ExtraHeader(.caseReference, "C-7\r\nBcc: x@y.fr")]
    let boundary = Boundary.text(for: message.messageID)
    let expected = """
      Date: Thu, 01 Jan 2026 00:00:00 +0000
      From: "Cellule, appui" <quitus@example.org>
      Reply-To: <appui@example.org>
      To: <a@example.org>, =?utf-8?q?=C3=89vreux?= <b@example.org>
      Subject: =?utf-8?q?Modules_=C3=A0_suivre?=
      Message-ID: <42@example.org>
      Auto-Submitted: auto-generated
      X-Quitus-Case: C-7 Bcc: x@y.fr
      MIME-Version: 1.0
      Content-Language: fr
      Content-Type: multipart/alternative;
       boundary="\(boundary)"

      --\(boundary)
      Content-Language: fr
      Content-Type: text/plain; charset=utf-8
      Content-Transfer-Encoding: quoted-printable

      Bonjour =C3=A9t=C3=A9.

      --\(boundary)
      Content-Language: fr
      Content-Type: text/html; charset=utf-8
      Content-Transfer-Encoding: quoted-printable

      <p>texte</p>
      --\(boundary)--

      """
    #expect(rendered(message) == expected.replacing("\n", with: "\r\n"))
  }

  @Test func `a message that goes to somebody else is the same message but for its To`() throws {
    var message = try Self.message(subject: "To: nobody", text: "To: nobody\n")
    let names = [nil, "Évreux", String(repeating: "très ", count: 30), "a\r\nBcc: x@y.fr"]
    for old in names {
      message.to = [try MailAddress("a@example.org", displayName: old)]
      let envelope = message.sealed(for: .decision, caseReference: "2026-00001")
      for new in names {
        message.to = [try MailAddress("b@example.org", displayName: new)]
        #expect(envelope.readdressed(to: message.to[0]) == message.sealed(for: .decision, caseReference: "2026-00001"))
      }
    }
    message.to = []
    let printed = message.sealed(for: .decision)
    message.to = [try MailAddress("b@example.org")]
    #expect(printed.readdressed(to: message.to[0]) == message.sealed(for: .decision))
    var headless = printed
    headless.bytes = Array("Subject: x\r\n\r\nTo: <a@example.org>\r\n".utf8)
    #expect(headless.readdressed(to: message.to[0]) == nil)
  }

  @Test(arguments: ["a", "a\n", ""])
  func `a text alone is one part that ends with a line break`(text: String) throws {
    let bytes = rendered(try Self.message(text: text, html: nil))
    #expect(bytes.hasSuffix("Content-Transfer-Encoding: quoted-printable\r\n\r\n\(text.isEmpty ? "" : "a")\r\n"))
    #expect(!bytes.contains("multipart"))
  }

  @Test func `a message to nobody still has its To field`() throws {
    var message = try Self.message()
    message.to = []
    #expect(rendered(message).contains("\r\nTo: undisclosed-recipients:;\r\n"))
  }

  @Test(arguments: HostileText.all)
  func `no text adds a field, a long line, a bare line break or a raw octet`(text: String) throws {
    let message = try Self.message(subject: text, name: text, text: text, html: text)
    let bytes = message.rendered()
    #expect(bytes == message.rendered())
    #expect(bytes.allSatisfy { (0x20..<0x7F).contains($0) || [9, 10, 13].contains($0) })
    let lines = rendered(message).components(separatedBy: "\r\n")
    #expect(
      lines.allSatisfy { $0.utf8.count <= 76 && !$0.hasPrefix(".") && !$0.utf8.contains(13) && !$0.utf8.contains(10) })
    let fields = lines.prefix { !$0.isEmpty }.filter { !$0.hasPrefix(" ") }.map { $0.prefix { $0 != ":" } }
    #expect(
      fields == [
        "Date", "From", "To", "Subject", "Message-ID", "Auto-Submitted", "MIME-Version", "Content-Language",
        "Content-Type",
      ])
    #expect(
      lines.prefix { !$0.isEmpty }.allSatisfy {
        $0 == $0.trimmingCharacters(in: .whitespaces) || $0.hasPrefix(" ") || $0 == "Subject: "
      })
  }

  @Test(arguments: HostileText.all)
  func `no encoded word exceeds 75 octets or splits a character that fits into one`(text: String) throws {
    let words = EncodedWords.words(of: text, column: 9).map { String(decoding: $0, as: UTF8.self) }
    #expect(words.allSatisfy { $0.utf8.count <= 75 })
    let decoded = try words.map(decoded)
    #expect(Array(decoded.joined().utf8) == Array(text.utf8))
    if text.allSatisfy({ $0.utf8.count <= 20 }) {
      #expect(decoded.map(\.count).reduce(0, +) == text.count)
    }
  }

  private func decoded(_ word: String) throws -> String {
    let parts = word.split(separator: "?", omittingEmptySubsequences: false)
    try #require(parts.count == 5 && parts[0] == "=" && parts[1] == "utf-8" && parts[4] == "=")
    if parts[2] == "b" { return String(decoding: try #require(Data(base64Encoded: String(parts[3]))), as: UTF8.self) }
    let pieces = parts[3].replacing("_", with: " ").split(separator: "=", omittingEmptySubsequences: false)
    let octets = try pieces.dropFirst().flatMap { piece in
      [try #require(UInt8(piece.prefix(2), radix: 16))] + Array(piece.dropFirst(2).utf8)
    }
    return String(decoding: Array(pieces[0].utf8) + octets, as: UTF8.self)
  }

  @Test func `an envelope holds what the message says, once and for all`() throws {
    let message = try Self.message()
    let assertion = Assertion(adviser: "1042", obligation: "annual-2025", stage: 2)
    let envelope = message.sealed(for: .reminder, restsOn: [assertion])
    #expect(envelope.bytes == message.rendered())
    #expect((envelope.sender, envelope.recipients) == (message.from, message.to))
    #expect(envelope.messageID == message.messageID)
    #expect(envelope.priority == .bulk && envelope.restsOn == [assertion] && envelope.caseReference == nil)
  }

  @Test(arguments: [(Purpose.decision, "decision"), (.notice, "notice"), (.reminder, "reminder"), (.test, "test")])
  func `a purpose is stored under a name that never changes`(purpose: Purpose, stored: String) {
    #expect(purpose.rawValue == stored)
    #expect(purpose.priority <= .bulk && Priority.prompt < .ordinary && Priority.ordinary < .bulk)
  }
}
