import Cases
import Dates
import Envelope
import Roster
import Testing

@testable import Mail

/// Every letter once more, with names and reasons that mean harm.
@Suite struct HostileTests {
  static let inputs = [
    "<script>alert(1)</script>", "</p><h1>Faux & \"usage\"</h1>", "\"\u{301} onload=x", "'><b>",
    "Ève\r\nBcc: victim@example.org\r\n\r\nFaux corps", "a\u{2028}b\u{85}c\u{0}d\u{1B}[2J",
    String(repeating: "é", count: 300), "\u{202E}txet neddih", "מיכל בן־דוד", "👩‍👩‍👧‍👦 Zoé 🇫🇷",
    "{{service}} {{{subject}}} {{> fr/contact.text}}", "&lt;b&gt; &amp;",
  ]

  static func samples(_ input: String) -> Samples {
    var samples = Samples()
    samples.service = input
    samples.place = input
    samples.phone = input
    samples.appeal = Office.Appeal(address: input, court: input)
    samples.adviser.id = AdviserID(input)
    samples.adviser.firstName = input
    samples.adviser.lastName = input
    samples.structure.name = input
    samples.structure.contactName = input
    samples.author = User(login: "x", name: input, capacity: input, email: "x@example.org", role: .approver)
    samples.reason = input
    return samples
  }

  @Test(arguments: inputs, Language.allCases)
  func `HTML says exactly what was written, as text`(_ input: String, _ language: Language) throws {
    for sample in Sample.allCases {
      var samples = Self.samples(input)
      // A reason may have paragraphs of its own.
      samples.reason = Plain.line(input)
      let hostile = try samples.draft(sample, language).html
      #expect(Self.tags(hostile) == Self.tags(try Self.samples("Nom").draft(sample, language).html), "\(sample)")
      #expect(hostile.contains(Self.escaped(Plain.line(input))), "\(sample)")
    }
  }

  @Test(arguments: inputs, Language.allCases)
  func `text escapes nothing and keeps each name on its line`(_ input: String, _ language: Language) throws {
    for sample in Sample.allCases where !sample.hasOwnWords {
      let text = try Self.samples(input).draft(sample, language).text
      let usual = try Self.samples("Nom").draft(sample, language).text
      #expect(text.contains(Plain.line(input)), "\(sample)")
      #expect(text.unicodeScalars.count { $0 == "\n" } == usual.unicodeScalars.count { $0 == "\n" }, "\(sample)")
      #expect(!text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" || (0x202A...0x202E).contains($0.value) })
    }
  }

  @Test(arguments: inputs)
  func `no field is added to a message and no recipient to its letter`(_ input: String) throws {
    let samples = Self.samples(input)
    let annual = try Samples.obligation("annual-2025", Samples.standing())
    let letters = try samples.letters()
    let postings = try [
      letters.refusal(samples.decision(annual), reason: input, samples.postmark(.fr)),
      letters.notice(samples.notice(annual, .notGranted), samples.postmark(.fr)),
      letters.overdue(samples.digest(stage: 1), samples.postmark(.fr)),
      letters.acknowledgement(samples.underWay(), papers: samples.papers(), replaces: true, samples.postmark(.fr)),
      letters.notice(samples.caseNotice(.withdrawn), samples.postmark(.fr)),
    ]
    for posting in postings {
      let envelope = try #require(posting.envelope)
      let headers = try #require(String(decoding: envelope.bytes, as: UTF8.self).split(separator: "\r\n\r\n").first)
      let names = headers.split(separator: "\r\n").filter { $0.first != " " && $0.first != "\t" }
        .compactMap { $0.split(separator: ":").first }
      #expect(Set(names).count == names.count)
      #expect(!names.contains("Bcc"))
      #expect(envelope.recipients.count == 1)
    }
  }

  @Test(arguments: [
    ("un\r\ndeux", ["un", "deux"]), ("un\n\n\ndeux\n", ["un", "deux"]), ("  un   deux ", ["un deux"]),
    ("un\u{2029}deux", ["un", "deux"]), ("\u{202E}un\u{202C}", ["un"]), ("a\tb", ["a b"]), (" \n\t", []), ("", []),
  ])
  func `a reason keeps its words and its paragraphs`(_ written: String, _ paragraphs: [String]) {
    #expect(Plain.paragraphs(written) == paragraphs)
  }

  /// The tags of a document in order, with their attributes.
  private static func tags(_ html: String) -> [Substring] { html.matches(of: /<[a-zA-Z!\/][^>]*>/).map(\.0) }

  private static func escaped(_ text: String) -> String {
    // By code points: a quote with an accent on it ends an attribute like any other.
    let map: [UnicodeScalar: String] = ["<": "&lt;", ">": "&gt;", "&": "&amp;", "\"": "&quot;", "'": "&#39;"]
    return text.unicodeScalars.map { map[$0] ?? String($0) }.joined()
  }
}
