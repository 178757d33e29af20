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
      subject: subject, text: rendered(letter, language, .text, page), html: rendered(letter, language, .html, page))
  }
}
