import Dates

/// One letter in words, before it is addressed.
struct Draft: Sendable, Hashable {
  let subject: String
  let text: String
  let html: String
}

extension LetterTemplates {
  /// The letter that `page` fills: its subject first, which the other parts repeat.
  func draft<Page: LetterPage>(_ letter: LetterKind, _ language: Language, _ page: Page) -> Draft {
    var page = page.filled
    let subject = Plain.line(rendered(letter, language, .subject, page))
    page.set(Page.fields.firstIndex { $0.name == LetterPart.subject.rawValue }, subject)
    return Draft(
      subject: subject, text: rendered(letter, language, .text, page),
      html: Self.heading(rendered(letter, language, .html, page), keepingWhole: subject))
  }

  /// The HTML with the case's number in its heading kept on one line: it is set large, and screens are narrow.
  private static func heading(_ html: String, keepingWhole subject: String) -> String {
    guard subject.utf8.contains(UInt8(ascii: "-")), let number = subject.firstMatch(of: /[0-9]{4}-[0-9]{5,}/)?.output,
      let start = html.firstRange(of: "<h1"), let end = html[start.upperBound...].firstRange(of: "</h1>")
    else { return html }
    let heading = html[start.lowerBound..<end.lowerBound]
    let whole = heading.replacing(number, with: "<span style=\"white-space:nowrap\">\(number)</span>")
    return String(html[..<start.lowerBound] + whole + html[end.lowerBound...])
  }
}
