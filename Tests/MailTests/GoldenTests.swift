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
    let difference = draft.difference(language)
    #expect(difference == nil, "\(difference?.text ?? "") / \(difference?.html ?? "")")
  }
}
