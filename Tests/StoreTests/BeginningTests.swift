import Cases
import Dates
import Foundation
import GRDB
import Rules
import TestMaterial
import Testing

@testable import Store

/// Words that may go on, whichever way the index looks for them.
@Suite struct BeginningTests {
  private let place: Workplace
  private let store: Store

  init() throws {
    place = try Workplace()
    store = try place.store()
    try store.write(at: newYear) { try $0.introduce() }
  }

  private func write(_ notes: [String]) throws {
    try store.write(at: newYear) { writing in
      for (index, note) in notes.enumerated() {
        let file = try #require(StoredWords.file(number: index + 1, acts: [.note(note)]))
        try writing.save(file, previousVersion: 0)
      }
    }
  }

  private func pages(_ text: String, isDescending: Bool) throws -> [Int] {
    var filter = CaseFilter()
    filter.words = try SearchWords(text)
    let order = CaseOrder(.reference, isDescending: isDescending)
    return try store.read { reading in
      var (numbers, cursor): ([Int], CaseCursor?) = ([], nil)
      repeat {
        let page = try reading.cases(filter, order: order, after: cursor, limit: 3)
        numbers += page.rows.map(\.reference.number)
        cursor = page.next
      } while cursor != nil
      return numbers
    }
  }

  /// Words of few syllables, so that many begin alike.
  private static func word(_ numbers: inout SeededNumbers) -> String {
    (0..<(1 + numbers.below(4))).map { _ in numbers.pick(["ma", "RÉ", "tin", "é", "ça", "o", "x2"]) }.joined()
  }

  /// What stands in every case beside its note.
  private static let everywhere = ["Ada", "Exemple", "Mairie", "Empêchée"]

  private static func folded(_ text: String) -> String {
    text.folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil)
  }

  @Test(arguments: 1...40 as ClosedRange<UInt64>)
  func `a beginning finds what reading every text finds, page by page`(seed: UInt64) throws {
    var numbers = SeededNumbers(seed: seed)
    let texts = (0..<12).map { _ in (0..<(1 + numbers.below(6))).map { _ in Self.word(&numbers) } }
    try write(texts.map { $0.joined(separator: "’") })
    for _ in 0..<12 {
      let (whole, long) = (Self.word(&numbers), Self.word(&numbers))
      let beginning = String(long.prefix(1 + numbers.below(long.count)))
      let isPair = numbers.below(3) == 0
      let expected = texts.enumerated().filter { _, words in
        let words = (words + Self.everywhere).map(Self.folded)
        return words.contains { $0.hasPrefix(Self.folded(beginning)) }
          && (!isPair || words.contains(Self.folded(whole)))
      }.map { $0.offset + 1 }
      let text = isPair ? "\(whole) \(beginning)" : beginning
      #expect(try pages(text, isDescending: false) == expected, "\(text)")
      #expect(try pages(text, isDescending: true) == expected.reversed(), "\(text)")
    }
  }

  @Test func `a phrase goes on in its last word, and an apostrophe makes one`() throws {
    try write(["L’arrêté du maire", "l arrête", "d’arrêté", "arrêt l’un"])
    #expect(try pages("l'arret", isDescending: false) == [1, 2])
    #expect(try pages("L’ARRÊTÉ", isDescending: false) == [1, 2])
    #expect(try pages("\"l'arret\"", isDescending: false) == [])
  }

  @Test(arguments: [0, 1]) func `few words are looked for one by one, many together`(more: Int) throws {
    let words = (0..<(Reading.mostWords + more)).map { "longue\($0)" }
    try write([words.joined(separator: " "), "longu", "longue0"])
    var filter = CaseFilter()
    filter.words = try SearchWords("\"avis vu\" longue1")
    let (found, few) = try store.read { reading in
      (try reading.spellingOut(filter).words?.terms.map(\.phrases), try reading.cases(filter).rows)
    }
    #expect(found == [[], words.filter { $0.hasPrefix("longue1") }.sorted()] && few.isEmpty)
    filter.words = try SearchWords("longue")
    let phrases = try store.read { try $0.spellingOut(filter).words?.terms.map(\.phrases.count) }
    #expect(phrases == [more == 0 ? words.count : 0])
    #expect(try pages("longue", isDescending: true) == [3, 1])
    filter.words = try SearchWords("longue9")
    #expect(try store.read { try $0.spellingOut(filter).words?.terms.map(\.phrases.count) } == [11])
    #expect(try pages("longue9", isDescending: true) == [1])
  }

  @Test func `the next word is looked up in the order of words`() throws {
    let plan = try place.stranger { db in
      try Row.fetchAll(
        db, sql: "EXPLAIN QUERY PLAN SELECT term FROM case_search_word WHERE term >= 'a' ORDER BY term LIMIT 1"
      ).map { $0["detail"] as String }
    }
    #expect(plan.count == 1 && plan[0].hasPrefix("SCAN case_search_word VIRTUAL TABLE INDEX"), "\(plan)")
  }

  @Test(arguments: [false, true]) func `a case is read only once it is known to be shown`(isFiltered: Bool) throws {
    var filter = CaseFilter(openOnly: isFiltered)
    filter.words = try SearchWords("ada")
    let question = CaseQuestion(ranking: filter, limit: 50)
    let plan = try store.read { reading throws in
      try Row.fetchAll(reading.db, sql: "EXPLAIN QUERY PLAN " + question.sql, arguments: question.arguments)
        .map { $0["detail"] as String }
    }
    #expect(plan.filter { $0.hasPrefix("SCAN case_search VIRTUAL TABLE INDEX") }.count == 1, "\(plan)")
    let looks = plan.filter { $0 == "SEARCH c USING PRIMARY KEY (year=? AND number=?)" }
    #expect(looks.count == (isFiltered ? 2 : 1), "\(plan)")
  }
}
