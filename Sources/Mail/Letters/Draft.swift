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
    let html = octets(letter, language, .html, page)
    return Draft(
      subject: subject, text: rendered(letter, language, .text, page),
      html: String(decoding: Self.heading(html, keepingWhole: subject), as: UTF8.self))
  }

  /// The HTML with the case's number in its heading kept on one line: it is set large, and screens are narrow.
  private static func heading(_ html: [UInt8], keepingWhole subject: String) -> [UInt8] {
    guard let number = caseNumber(in: subject), let start = html[...].place(of: "<h1".utf8),
      let end = html[start...].place(of: "</h1>".utf8)
    else { return html }
    var whole = Array(html[..<start])
    var rest = html[start..<end]
    while let place = rest.place(of: number) {
      whole += rest[..<place]
      whole += "<span style=\"white-space:nowrap\">".utf8
      whole += number
      whole += "</span>".utf8
      rest = rest[(place + number.count)...]
    }
    return whole + rest + html[end...]
  }

  /// Four digits, a hyphen, at least five digits.
  private static func caseNumber(in subject: String) -> ArraySlice<UInt8>? {
    let octets = Array(subject.utf8)
    for hyphen in octets.indices where octets[hyphen] == UInt8(ascii: "-") {
      let (year, number) = (octets[..<hyphen].suffix(4), octets[(hyphen + 1)...].prefix(while: isDigit))
      if year.count == 4, year.allSatisfy(isDigit), number.count >= 5 {
        return octets[year.startIndex..<number.endIndex]
      }
    }
    return nil
  }

  private static func isDigit(_ octet: UInt8) -> Bool { octet &- 0x30 < 10 }
}

extension ArraySlice<UInt8> {
  /// Where these octets first stand; nil where they do not.
  fileprivate func place(of octets: some Collection<UInt8>) -> Int? {
    guard let first = octets.first else { return nil }
    var rest = self
    while let place = rest.firstIndex(of: first) {
      rest = rest[place...]
      if rest.starts(with: octets) { return place }
      rest = rest.dropFirst()
    }
    return nil
  }
}
