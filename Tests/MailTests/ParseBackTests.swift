import Dates
import Envelope
import Foundation
import Testing

@testable import Mail

/// Every letter as Python's `email` package reads it, which knows nothing of us: usual names, and those that mean harm.
@Suite struct ParseBackTests {
  static let python = ["/usr/bin/python3", "/usr/local/bin/python3"].first {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  /// What another program finds in one message.
  private struct Reading: Decodable {
    var subject: String
    var to: [String]
    var replyTo: String
    var text: String
    var html: String
    var calendars: [String]
    var files: [String]
    var kinds: [String]
    var fields: [String]
    var defects: [String]
  }

  private static let script = """
    import sys, json, email, email.policy
    def one(raw):
        m = email.message_from_bytes(raw, policy=email.policy.default)
        body = lambda k: m.get_body((k,)).get_content().replace("\\r\\n", "\\n")
        files = list(m.iter_attachments()) if m.get_content_type() == "multipart/mixed" else []
        return {
            "subject": m["subject"], "to": [a.addr_spec for a in m["to"].addresses],
            "replyTo": m["reply-to"].addresses[0].addr_spec, "text": body("plain"), "html": body("html"),
            "calendars": [f.get_content() for f in files], "files": [f.get_filename() for f in files],
            "kinds": [f"{f.get_content_type()} {f.get_param('method')} {f.get_content_disposition()}" for f in files],
            "fields": m.keys(), "defects": [repr(d) for p in m.walk() for d in p.defects]}
    data = sys.stdin.buffer
    while size := data.readline():
        print(json.dumps(one(data.read(int(size)))))
    """

  private static func read(_ messages: [[UInt8]], with python: String) throws -> [Reading] {
    let process = Process()
    let folder = FileManager.default.temporaryDirectory.appending(path: "quitus-letters-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }  // a folder left behind harms nobody
    let (input, output) = (folder.appending(path: "in"), folder.appending(path: "out"))
    var data = Data()
    for bytes in messages { data += Data("\(bytes.count)\n".utf8) + Data(bytes) }
    try data.write(to: input)
    try Data().write(to: output)
    process.executableURL = URL(filePath: python)
    process.arguments = ["-c", script]
    process.standardInput = try FileHandle(forReadingFrom: input)
    process.standardOutput = try FileHandle(forWritingTo: output)
    try process.run()
    process.waitUntilExit()
    return try Data(contentsOf: output).split(separator: UInt8(ascii: "\n")).map {
      try JSONDecoder().decode(Reading.self, from: $0)
    }
  }

  @Test(.enabled(if: python != nil, "needs python3: an independent reader of mail"))
  func `another program reads the same words, and adds nobody to whom a letter goes`() throws {
    let names = [nil] + HostileTests.inputs.map { Optional($0) }
    let wanted = names.flatMap { name in
      Language.allCases.flatMap { language in Sample.allCases.map { (name, language, $0) } }
    }
    let envelopes = try wanted.map { name, language, sample in
      try (name.map(HostileTests.samples) ?? Samples()).envelope(sample, language)
    }
    let readings = try Self.read(envelopes.map(\.bytes), with: try #require(Self.python))
    try #require(readings.count == wanted.count && wanted.count > 1_000)
    for (index, reading) in readings.enumerated() {
      let (name, language, sample) = wanted[index]
      let samples = name.map(HostileTests.samples) ?? Samples()
      let draft = try samples.draft(sample, language)
      let plan = try samples.plan(sample, language)
      let here = Comment(rawValue: "\(sample) \(language) \(name ?? "-")")
      #expect(reading.subject == draft.subject && reading.defects.isEmpty, here)
      #expect(reading.to == envelopes[index].recipients.map(\.address) && reading.to.count == 1, here)
      #expect(reading.replyTo == "aide@support.example", here)
      #expect(Array(reading.text.utf8) == Array(draft.text.utf8), here)
      #expect(Array(reading.html.utf8) == Array(draft.html.utf8), here)
      #expect(Set(reading.fields).count == reading.fields.count && !reading.fields.contains("Bcc"), here)
      #expect(reading.calendars.count == (plan.events.isEmpty ? 0 : 1), here)
      for (file, kind) in zip(reading.files, reading.kinds) {
        #expect(file.utf8.allSatisfy { $0 < 0x80 } && file.hasSuffix(".ics"), here)
        #expect(kind == "text/calendar PUBLISH attachment", here)
      }
      for calendar in reading.calendars {
        #expect(calendar.ranges(of: "BEGIN:VEVENT").count == plan.events.count, here)
      }
    }
  }
}
