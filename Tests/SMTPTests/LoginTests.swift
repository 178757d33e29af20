import Envelope
import Foundation
import TestMail
import Testing

@testable import SMTP

/// How we show who we are, and that nobody else learns it.
struct LoginTests {
  private func deliver(
    _ server: FaultServer, _ auth: SMTPSettings.Authentication, secret: SecretSource = .given(Secret("hunter2"))
  ) throws -> Delivery {
    let settings = try SMTPSettings(
      url: server.url, startTLS: .off, username: "desk", secret: secret, auth: auth, ehloName: "tests.example.org",
      timeouts: Trial.patient)
    return try SMTPConnection(settings).deliver(Trial.envelope())
  }

  private func decoded(_ word: some StringProtocol) -> String? {
    Data(base64Encoded: String(word)).map { String(decoding: $0, as: UTF8.self) }
  }

  @Test func `plain gives both in one word`() throws {
    let server = try FaultServer(offering: ["AUTH LOGIN PLAIN CRAM-MD5"]) { _ in .proceed }
    #expect(try deliver(server, .plain).outcome == .accepted)
    let command = try #require(server.commands.first { $0.hasPrefix("AUTH") })
    #expect(command == "AUTH PLAIN" && server.secrets.map { decoded($0) } == ["\0desk\0hunter2"])
  }

  @Test func `login gives them one after the other`() throws {
    let server = try FaultServer(offering: ["AUTH LOGIN PLAIN"]) { _ in .proceed }
    #expect(try deliver(server, .login).outcome == .accepted)
    #expect(server.commands.contains("AUTH LOGIN") && server.secrets.map { decoded($0) } == ["desk", "hunter2"])
  }

  @Test func `a token goes as a token`() throws {
    let server = try FaultServer(offering: ["AUTH PLAIN XOAUTH2"]) { _ in .proceed }
    #expect(try deliver(server, .xoauth2).outcome == .accepted)
    #expect(server.commands.contains("AUTH XOAUTH2"))
    #expect(server.secrets.map { decoded($0) } == ["user=desk\u{1}auth=Bearer hunter2\u{1}\u{1}"])
  }

  @Test(arguments: [SMTPSettings.Authentication.plain, .login, .cramMD5, .xoauth2])
  func `a way that the server does not offer is not tried, and the message stays`(
    auth: SMTPSettings.Authentication
  ) throws {
    let server = try FaultServer(offering: ["AUTH GSSAPI"]) { _ in .proceed }
    let delivery = try deliver(server, auth)
    #expect(delivery.outcome == .deferred && delivery.reason == .authenticationMissing)
    #expect(!server.commands.contains { $0.hasPrefix("AUTH") || $0.hasPrefix("MAIL") })
  }

  @Test func `a file is read anew for each connection, without its line end`() throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "quitus-token-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: file) }  // a leftover of a test harms nobody
    let server = try FaultServer(offering: ["AUTH XOAUTH2"]) { $0.stage == .final ? .sayAndDrop("250 ok") : .proceed }
    try Data("first\r\nsecond line".utf8).write(to: file)
    let settings = try SMTPSettings(
      url: server.url, startTLS: .off, username: "desk", secret: .file(file.path()), auth: .xoauth2)
    let connection = try SMTPConnection(settings)
    #expect(connection.deliver(try Trial.envelope(1)).outcome == .accepted)
    try Data("next\n".utf8).write(to: file)
    #expect(connection.deliver(try Trial.envelope(2)).outcome == .accepted)
    #expect(server.secrets.compactMap { decoded($0) }.map { $0.contains("Bearer first\u{1}") } == [true, false])
    #expect(server.secrets.last.flatMap { decoded($0) }?.contains("Bearer next\u{1}") == true)
  }

  @Test(arguments: [SMTPSettings.Authentication.plain, .login, .xoauth2])
  func `a server that repeats the secret does not bring it into what is recorded`(
    auth: SMTPSettings.Authentication
  ) throws {
    let server = try FaultServer(offering: ["AUTH PLAIN LOGIN XOAUTH2"], echoesSecrets: true) { _ in .proceed }
    let delivery = try deliver(server, auth)
    #expect((delivery.outcome, delivery.reason, delivery.code) == (.deferred, .authenticationRefused, 535))
    #expect(delivery.reply.contains("••••••"))
    for secret in server.secrets.suffix(1) + ["hunter2"] { #expect(!delivery.reply.contains(secret)) }
  }
}
