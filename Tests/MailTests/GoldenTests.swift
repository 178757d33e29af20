import Dates
import Envelope
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

  @Test(arguments: Sample.allCases, Language.allCases)
  func `text and HTML say the same, word for word`(_ sample: Sample, _ language: Language) throws {
    let draft = try Samples().draft(sample, language)
    let difference = draft.difference(language)
    #expect(difference == nil, "\(difference?.text ?? "") / \(difference?.html ?? "")")
  }
}
