import Dates
import Testing

@testable import Mail

/// What a telephone of 375 pixels shows.
@Suite struct NarrowScreenTests {
  @Test(arguments: Sample.allCases, Language.allCases)
  func `the number of a case stands on one line`(_ sample: Sample, _ language: Language) throws {
    let html = try Samples().draft(sample, language).html
    let body = String(html.split(separator: "<body", maxSplits: 1).last ?? "")
    // The line that lists of messages show beside the subject is not on the page.
    let seen = body.replacing(/<div class="preheader"[^>]*>[^<]*<\/div>/, with: "")
    let numbers = seen.matches(of: /([^>]*>)?(20[0-9]{2}-[0-9]{5})/)
    for number in numbers {
      #expect(number.1?.hasSuffix("white-space:nowrap\">") ?? false, "\(number.0)")
    }
    if sample.rawValue.hasPrefix("refusal") { #expect(!numbers.isEmpty) }
  }
}
