import Foundation
import Testing

@testable import Envelope

/// Python's `email` package, which knows nothing of us, reads what we write.
struct ParseBackTests {
  static let python = ["/usr/bin/python3", "/usr/local/bin/python3"].first {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  /// Subject, sender, Reply-To and recipients with their names, both bodies, the other fields, and what was found wrong.
  private typealias Reading = [String]

  private static let script = """
    import sys, json, email, email.policy
    from email.header import decode_header, make_header
    from email.utils import getaddresses
    def one(raw):
        m = email.message_from_bytes(raw, policy=email.policy.default)
        # The default policy of Python 3.11 keeps the blanks between encoded words in names; the older reader is right.
        old = email.message_from_bytes(raw, policy=email.policy.compat32)
        names = lambda f: "|".join(str(make_header(decode_header(n))) for n, _ in getaddresses([old[f]]))
        specs = lambda f: "|".join(a.addr_spec for a in m[f].addresses)
        body = lambda k: m.get_body((k,)).get_content().replace("\\r\\n", "\\n")
        defects = [repr(d) for p in m.walk() for d in p.defects]
        defects += [f"{k}: {d!r}" for k in m.keys() for d in m[k].defects]
        return [
            m["subject"], names("from"), specs("from"), names("reply-to"), specs("reply-to"), names("to"), specs("to"),
            body("plain"), body("html"), m["message-id"], m["date"].datetime.isoformat(), m["content-language"],
            m["auto-submitted"], *defects]
    data = sys.stdin.buffer
    out = []
    while size := data.readline():
        out.append(one(data.read(int(size))))
    print(json.dumps(out))
    """

  private static func parse(_ messages: [Message], with python: String) throws -> [Reading] {
    let process = Process()
    let (input, output) = (Pipe(), Pipe())
    process.executableURL = URL(filePath: python)
    process.arguments = ["-c", script]
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    for bytes in messages.map({ $0.rendered() }) {
      try input.fileHandleForWriting.write(contentsOf: Data("\(bytes.count)\n".utf8) + Data(bytes))
    }
    try input.fileHandleForWriting.close()
    let answer = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return try JSONDecoder().decode([Reading].self, from: answer)
  }

  private func message(_ text: String) throws -> Message {
    Message(
      from: try MailAddress("quitus@example.org", displayName: text),
      replyTo: try MailAddress("appui@example.org", displayName: text),
      to: [
        try MailAddress("a@example.org", displayName: text), try MailAddress("b@example.org"),
        try MailAddress("c@example.org", displayName: text),
      ],
      subject: text, text: text, html: "<p>\(text)</p>\n", language: .english,
      messageID: try MessageID("1.2@example.org"), sentOn: 1_767_225_600_000)
  }

  private func expected(_ text: String) throws -> Reading {
    let lines = text.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
    let name = try MailAddress("a@b", displayName: text).displayName ?? ""
    return [
      HeaderText.oneLine(text), name, "quitus@example.org", name, "appui@example.org", "\(name)||\(name)",
      "a@example.org|b@example.org|c@example.org", lines, "<p>\(lines)</p>\n", "<1.2@example.org>",
      "2026-01-01T00:00:00+00:00", "en", "auto-generated",
    ]
  }

  @Test(.enabled(if: python != nil, "needs python3: an independent reader of mail"))
  func `another program reads back every subject, name and body exactly`() throws {
    let parsed = try Self.parse(HostileText.all.map(message), with: try #require(Self.python))
    try #require(parsed.count == HostileText.all.count)
    for (text, parsed) in zip(HostileText.all, parsed) {
      // Octet by octet: Swift calls a letter and its decomposed form equal.
      #expect(try parsed.map { Array($0.utf8) } == expected(text).map { Array($0.utf8) }, "\(parsed)")
    }
  }
}
