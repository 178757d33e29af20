import Dates
import Envelope
import Testing

@testable import Mail

/// What `letters check` finds: everything at once, and more than what keeps letters from being written.
@Suite struct FindingsTests {
  private func findings(_ own: [String: String]) -> [TemplateFlaw] {
    LetterTemplates.findings(in: Samples.files.merging(own) { $1 })
  }

  private func edited(_ path: String, _ old: String, _ new: String) throws -> [TemplateFlaw] {
    let text = try #require(Samples.files[path])
    #expect(text.contains(old))
    return findings([path: text.replacing(old, with: new)])
  }

  @Test func `nothing is to be said of the program's own letters`() {
    #expect(LetterTemplates.findings(in: Samples.files) == [])
  }

  @Test func `all flaws are told and each once, whatever many letters share it`() {
    let contact = "mail/fr/contact.text.mustache"
    let found = findings([
      contact: "{{nobody}}\n{{{contact}}}\n", "mail/fr/tset.text.mustache": "",
      "mail/en/test.html.mustache": "{{contact}", "mail/en/transfer.html.mustache": "{{#reasons}}",
    ])
    #expect(
      found.contains(.unknownTag("nobody", path: contact, line: 1))
        && found.contains(.unescaped("contact", path: contact, line: 2))
        && found.contains(.malformed(path: "mail/en/test.html.mustache", line: 1))
        && found.contains(.malformed(path: "mail/en/transfer.html.mustache", line: 1))
        && found.contains(.unused(path: "mail/fr/tset.text.mustache")))
    #expect(Set(found).count == found.count)
  }

  @Test func `a name that never shows is told, though the letter would leave`() throws {
    let path = "mail/fr/overdue.text.mustache"
    let found = try edited(path, " ({{reminder}})", "")
    #expect(found.contains(.unusedTag("reminder", path: path)))
    let text = try #require(Samples.files[path]).replacing(" ({{reminder}})", with: "")
    #expect(throws: Never.self) { try LetterTemplates(files: Samples.files.merging([path: text]) { $1 }) }
  }

  @Test func `a text and an HTML that say different things are told by the first word`() throws {
    let path = "mail/en/withdrawal.html.mustache"
    #expect(
      try edited(path, "Another request remains possible.", "No other request is possible.")
        == [.partsDiffer(text: "another", html: "no", path: "mail/en/withdrawal.text.mustache")])
  }

  @Test func `words of the law that were edited out are told with their article`() throws {
    let path = "mail/fr/documents-requested.text.mustache"
    let found = try edited(path, "L.\u{A0}114-5", "L.\u{A0}114")
    #expect(found.contains(.lacksWords("L. 114-5", source: "CRPA L114-5", path: path)))
  }

  @Test(arguments: LetterKind.allCases, Language.allCases)
  func `every letter can be shown about made-up people, in any year`(_ letter: LetterKind, _ language: Language) throws
  {
    let letters = try Samples().letters()
    for year in [2024, 2026, 2028, 2031] {
      var mark = try Samples().postmark(language)
      mark.day = day(year, 2, 28)
      let preview = try #require(letters.preview(letter, Specimen(madeUpOn: mark.day), mark), "\(letter) \(year)")
      let envelope = try #require(preview.posting.envelope)
      #expect(!preview.text.isEmpty && envelope.subject == preview.subject)
    }
  }
}
