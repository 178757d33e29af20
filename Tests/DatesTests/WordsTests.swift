import Dates
import Testing

/// Days in words.
@Suite struct WordsTests {
  @Test func `each month has its name in each language, on one line`() {
    let french = """
      janvier février mars avril mai juin juillet août septembre octobre novembre décembre
      """.split(separator: " ")
    let english = """
      January February March April May June July August September October November December
      """.split(separator: " ")
    for month in 1...12 {
      let day = Day(year: 2026, month: month, day: 15)
      #expect(day?.worded(in: .fr) == "15\u{A0}\(french[month - 1])\u{A0}2026")
      #expect(day?.worded(in: .en) == "15\u{A0}\(english[month - 1])\u{A0}2026")
    }
  }

  @Test(arguments: [
    ("2026-02-01", "1er février 2026", "1 February 2026"), ("2026-02-02", "2 février 2026", "2 February 2026"),
    ("2025-12-31", "31 décembre 2025", "31 December 2025"), ("2025-08-21", "21 août 2025", "21 August 2025"),
    ("0800-12-25", "25 décembre 800", "25 December 800"),
  ])
  func `only the first of a French month is an ordinal`(text: String, french: String, english: String) {
    func plain(_ words: String?) -> String? { words.map { String($0.map { $0 == "\u{A0}" ? " " : $0 }) } }
    #expect(plain(Day(text)?.worded(in: .fr)) == french)
    #expect(plain(Day(text)?.worded(in: .en)) == english)
  }

  @Test func `there are two languages, French first`() {
    #expect(Language.allCases == [.fr, .en])
  }
}
