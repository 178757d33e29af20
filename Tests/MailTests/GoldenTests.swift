import Dates
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

  @Test(arguments: Sample.allCases, Language.allCases)
  func `text and HTML say the same, word for word`(_ sample: Sample, _ language: Language) throws {
    let draft = try Samples().draft(sample, language)
    let body = try #require(draft.html.split(separator: "<body", maxSplits: 1).last)
    let visible = ("<body" + body).replacing(/<[^>]*>/, with: " ").replacing("&#39;", with: "'")
    let label = language == .fr ? "Objet\u{A0}: " : "Subject: "
    #expect(words(visible) == words(draft.text.replacing(label, with: "", maxReplacements: 1)))
  }

  private func words(_ text: String) -> [String] {
    text.lowercased().split { !$0.isLetter && !$0.isNumber && $0 != "@" && $0 != "-" }.map(String.init)
      .filter { !$0.allSatisfy { $0 == "-" } }
  }
}
