import Foundation
import Sealing
import TestProgram
import Testing

/// The tokens by which answers to letters are known, as the program makes them.
@Suite struct ReplyTokenTests {
  private func key(_ program: Program) throws -> ReplyKey {
    let file = program.folder.appending(path: "workspace/keys/reply.key")
    let mode = try FileManager.default.attributesOfItem(atPath: file.path())[.posixPermissions] as? Int
    #expect(mode == 0o600)
    return try #require(ReplyKey(text: String(contentsOf: file, encoding: .utf8)))
  }

  @Test func `every letter of a case has a token of its own that the workspace's key has made`() throws {
    let program = try Program(copying: Desks.proposed.get())
    try program.run("case", "approve", "2025-00001", "--as", "pierre", "--as-of", "2025-12-15")
    let letters = try program.jsonLines("outbox", "list")
    #expect(!letters.isEmpty)
    let key = try key(program)
    let tokens = letters.compactMap { ($0["message_id"] as? String).flatMap { key.token(in: $0) } }
    #expect(tokens.count == letters.count && Set(tokens).count == tokens.count)
  }

  @Test func `where it is set, a letter is answered at an address that holds its token`() throws {
    let program = try Program()
    try program.run("init")
    let settings = ["QUITUS_MAIL_FROM": "quitus@exemple.fr", "QUITUS_MAIL_REPLY_TO": "support@exemple.fr"]
    let plain = try program.run("letters", "preview", "refusal", "--format", "eml", environment: settings).output
    #expect(plain.contains("\r\nReply-To: <support@exemple.fr>\r\n"))
    let own = try program.run(
      "letters", "preview", "refusal", "--format", "eml",
      environment: settings.merging(["QUITUS_MAIL_REPLY_PLUS": "true"]) { $1 }
    ).output
    let id = try #require(own.firstMatch(of: /\r\nMessage-ID: <([a-z0-9]+)@exemple\.fr>\r\n/)?.1)
    #expect(own.contains("\r\nReply-To: <support+\(id)@exemple.fr>\r\n"))
  }
}
