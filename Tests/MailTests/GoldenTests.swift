import Cases
import Dates
import Envelope
import Roster
import TestMaterial
import Testing

@testable import Mail

@Suite struct GoldenTests {
  @Test(arguments: Sample.allCases, Language.allCases)
  func `every letter reads as it was last read`(_ sample: Sample, _ language: Language) throws {
    let draft = try Samples().draft(sample, language)
    let difference = try Golden.difference(
      of: draft.subject + "\n\n" + draft.text, from: "\(sample.rawValue).\(language.rawValue).txt")
    #expect(difference == nil)
    let inHTML = try Golden.difference(of: draft.html, from: "\(sample.rawValue).\(language.rawValue).html")
    #expect(inHTML == nil)
  }

  /// The first way in which each letter can be written.
  static let first = LetterKind.allCases.compactMap { letter in Sample.allCases.first { $0.letter == letter } }

  @Test(arguments: first, Language.allCases)
  func `every letter is the same message as it was last read`(_ sample: Sample, _ language: Language) throws {
    let bytes = try Samples().envelope(sample, language).bytes
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(bytes.allSatisfy { $0 < 0x80 })
    let difference = try Golden.difference(
      of: text.replacing("\r\n", with: "\n"), from: "\(sample.rawValue).\(language.rawValue).eml")
    #expect(difference == nil)
  }

  /// A desk whose every name means harm, each in another way.
  static var hostile: Samples {
    var samples = Samples()
    samples.service = "<script>alert(1)</script> & Cie"
    samples.place = "Paris\r\nBcc: victim@example.org"
    samples.phone = "\u{202E}98 76 54 32 10\u{202C}"
    samples.appeal = Office.Appeal(address: "1 rue du Clic\r\n\r\nFaux corps", court: "le tribunal {{service}}")
    samples.adviser.id = AdviserID("<b>\"1042\"\r\nBcc: x@example.org")
    samples.adviser.firstName = "👩‍👩‍👧‍👦 Zoé 🇫🇷"
    samples.adviser.lastName = String(repeating: "é", count: 300)
    samples.structure.name = "מיכל \u{202E}txet neddih & </p><h1>Cie</h1>"
    samples.structure.contactName = "Ève\r\nBcc: victim@example.org\r\n\r\nFaux corps"
    samples.author = User(
      login: "x", name: "=?utf-8?q?Faux?= \"Nom\"", capacity: "a\u{2028}b\u{85}c\u{0}d\u{1B}[2J",
      email: "x@example.org",
      role: .approver)
    samples.reason = "{{> fr/contact.text}} {{{subject}}}\r\nBcc: x@example.org\r\n\r\n<img src=x onerror=alert(1)>"
    return samples
  }

  /// The head of the message and its text, once in each language.
  @Test(arguments: first, Language.allCases)
  func `every letter reads as it was last read, whatever the names`(_ sample: Sample, _ language: Language) throws {
    let samples = Self.hostile
    let message = String(decoding: try samples.envelope(sample, language).bytes, as: UTF8.self)
    let head = String(try #require(message.split(separator: "\r\n\r\n").first)).replacing("\r\n", with: "\n")
    let text = try samples.draft(sample, language).text
    let difference = try Golden.difference(
      of: head + "\n\n" + text, from: "\(sample.letter.rawValue)-hostile.\(language.rawValue).txt")
    #expect(difference == nil)
  }

  @Test(arguments: Sample.allCases, Language.allCases)
  func `text and HTML say the same, word for word`(_ sample: Sample, _ language: Language) throws {
    let draft = try Samples().draft(sample, language)
    let difference = draft.difference(language)
    #expect(difference == nil, "\(difference?.text ?? "") / \(difference?.html ?? "")")
  }
}
