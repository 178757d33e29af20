import Foundation

/// A message as its reader sees it: read by Python's `email` package, which knows nothing of us.
package struct ReceivedMail: Decodable, Sendable {
  package var subject: String
  /// Addresses without names.
  package var sender: String
  package var recipients: [String]
  /// Without its angle brackets.
  package var messageID: String
  package var text: String
  package var html: String

  /// Subject and text with plain spaces only: French binds numbers and units with others.
  package var words: String {
    (subject + " " + text).split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private static let python = URL(filePath: "/usr/bin/python3")
  package static let canBeRead = FileManager.default.isExecutableFile(atPath: python.path())

  private static let script = """
    import sys, json, email, email.policy
    def one(raw):
        m = email.message_from_bytes(raw, policy=email.policy.default)
        body = lambda k: m.get_body((k,)).get_content()
        return {
            "subject": m["subject"], "sender": m["from"].addresses[0].addr_spec,
            "recipients": [a.addr_spec for a in m["to"].addresses], "messageID": m["message-id"].strip("<>"),
            "text": body("plain"), "html": body("html")}
    print(json.dumps([one(open(name, "rb").read()) for name in sys.argv[1:]]))
    """

  /// Reads `messages` in their order.
  package static func read(_ messages: [[UInt8]]) throws -> [ReceivedMail] {
    let folder = FileManager.default.temporaryDirectory.appending(path: "quitus-mail-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }  // a folder left behind harms nobody
    let files = try messages.enumerated().map { index, message in
      let file = folder.appending(path: "\(index).eml")
      try Data(message).write(to: file)
      return file.path()
    }
    let process = Process()
    let output = Pipe()
    process.executableURL = python
    process.arguments = ["-c", script] + files
    process.standardOutput = output
    try process.run()
    let answer = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return try JSONDecoder().decode([ReceivedMail].self, from: answer)
  }
}
