import Envelope
import Foundation
import TestMail
import TestMaterial
import Testing

@testable import SMTP

/// Nothing of a secret stands in what is kept of a server's words.
struct DiscretionTests {
  /// Random letters, as tokens are.
  private func token(_ length: Int) -> String {
    var numbers = SeededNumbers(seed: UInt64(length))
    let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.")
    return String((0..<length).map { _ in letters[Int(numbers.next() % UInt64(letters.count))] })
  }

  /// Whether sixteen letters of `secret` that follow each other stand in `text`.
  private func isKnown(_ secret: String, from text: String) -> Bool {
    let windows = { (text: String) in
      let octets = Array(text.utf8)
      return Set(octets.indices.dropLast(15).map { Array(octets[$0..<($0 + 16)]) })
    }
    return !windows(secret).isDisjoint(with: windows(text))
  }

  private func forms(_ token: String) -> [String] {
    [token, Data("user=desk\u{1}auth=Bearer \(token)\u{1}\u{1}".utf8).base64EncodedString()]
  }

  @Test(arguments: [20, 700, 1_500, 4_000], [0, 300, 900, 990])
  func `a long token is hidden wherever the line is cut`(length: Int, before: Int) {
    let token = token(length)
    for form in forms(token) {
      var log = ReplyLog(discretion: Discretion(username: "desk", secret: Secret(token)))
      log.append(line: Array("535 \(String(repeating: "x ", count: before / 2))\(form) is wrong\r\n".utf8))
      let text = log.replies.first?.text ?? ""
      #expect(!isKnown(form, from: text) && text.contains("••••••"))
      #expect(before > 900 || text.contains("is wrong"), "what is no secret stays")
    }
  }

  @Test(arguments: [16, 40, 76, 400])
  func `pieces of it on lines of their own are hidden too`(portion: Int) {
    let token = token(1_500)
    for form in forms(token) {
      var log = ReplyLog(discretion: Discretion(username: "desk", secret: Secret(token)))
      let pieces = stride(from: 0, to: form.count, by: portion).map { form.dropFirst($0).prefix(portion) }
      for piece in pieces { log.append(line: Array("535-\(piece)\r\n".utf8)) }
      log.append(line: Array("535 wrong\r\n".utf8))
      let text = log.replies.first?.text ?? ""
      #expect(!isKnown(form, from: text) && text.contains("••••••"))
    }
  }

  @Test func `a short password is hidden whole, and words that are no secret are kept`() {
    let discretion = Discretion(username: "desk", secret: Secret("pass"))
    #expect(discretion.hidden(in: "what is pass?") == "what is ••••••?")
    #expect(discretion.hidden(in: "5.7.8 authentication of desk failed") == "5.7.8 authentication of desk failed")
    #expect(Discretion().hidden(in: "pass") == "pass")
  }

  @Test func `a server that repeats a token, at the login or at any other moment, brings none of it into the record`()
    throws
  {
    let token = token(1_500)
    let word = Data("user=desk\u{1}auth=Bearer \(token)\u{1}\u{1}".utf8).base64EncodedString()
    for stage in [FaultServer.Stage.login, .mail, .recipient, .final] {
      let server = try FaultServer(offering: ["AUTH XOAUTH2"]) {
        $0.stage == stage ? .say("554-5.0.0 no \(word)\r\n554 5.0.0 nor \(token.dropFirst(700))") : .proceed
      }
      let settings = try Trial.settings(
        server.url, username: "desk", password: Secret(token), auth: .xoauth2, timeouts: Trial.patient)
      let delivery = try SMTPConnection(settings).deliver(Trial.envelope())
      #expect(delivery.code == 554 && delivery.reply.contains("••••••"))
      for form in [token, word] { #expect(!isKnown(form, from: delivery.reply), "\(stage)") }
    }
  }
}
