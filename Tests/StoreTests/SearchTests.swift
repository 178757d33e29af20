import Cases
import Dates
import Foundation
import GRDB
import Roster
import Rules
import TestMaterial
import Testing

@testable import Store

/// Cases by the words that are in them.
@Suite struct SearchTests {
  private let place: Workplace
  private let store: Store

  /// 1 is Ada Exemple's at Mairie, and says “Empêchée.”; 2 is Zoé L’Été’s at Café de l’Œuvre, noted and labelled.
  init() throws {
    place = try Workplace()
    store = try place.store()
    try store.write(at: newYear) { writing in
      try writing.introduce()
      try writing.append(
        Structure(id: StructureID("8"), name: "CAFÉ de l’œuvre", siret: "21300000000018"), importID: nil)
      try writing.save(Adviser(id: AdviserID("2042"), lastName: "L’ÉTÉ-Ñandú", firstName: "Zoé"), importID: nil)
      let employment = Employment(structure: StructureID("8"), period: period("2023-01-01"))
      try writing.append(employment, of: AdviserID("2042"), importID: nil)
      try writing.save(try #require(StoredWords.file(number: 1, acts: [])), previousVersion: 0)
      try writing.save(try #require(try Self.second()), previousVersion: 0)
    }
  }

  private static func second(_ acts: [Act] = [.note("Arrêt vu le 3 décembre ; rappeler Ada."), .label("à-revoir")])
    throws
    -> CaseFile?
  {
    let move = Act.move(adviser: AdviserID("2042"), obligation: .annual(2025), modules: 1)
    return StoredWords.file(number: 2, requestedBy: .structure, acts: [move] + acts)
  }

  private func numbers(_ text: String, _ change: (inout CaseFilter) -> Void = { _ in }) throws -> [Int] {
    var filter = CaseFilter()
    filter.words = try SearchWords(text) { text, _ in text == "zut" ? [GroundCode(rawValue: "other")] : [] }
    change(&filter)
    let newest = CaseOrder(.reference, isDescending: true)
    return try store.read { try $0.cases(filter, order: newest).rows.map(\.reference.number) }
  }

  @Test(
    arguments: [
      ("exemple", [1]), ("EXEMPLE ada", [1]), ("ada", [2, 1]), ("ada arret", [2]), ("empechee", [1]), ("EMPÊCHÉE", [1]),
      ("exem", [1]), ("exem ada", []), ("exem* ada", [1]), ("emp*", [1]), ("mairie", [1]), ("été", [2]), ("l'ete", [2]),
      ("L’ÉTÉ", [2]), ("nandu", [2]), ("cafe", [2]), ("21300000000018", [2]), ("2130", [2]), ("2042", [2]),
      ("2025-00002", [2]), ("2025", [2, 1]), ("a-revoir", [2]), ("\"arret vu\"", [2]), ("\"vu arret\"", []),
      ("« Arrêt vu »", [2]), ("\"arret v\"", []), ("\"arret vu", [2]), ("zut", [2, 1]), ("zut ada exemple", [1]),
      ("other", []), ("sick", []), ("decembre rappeler", [2]),
      // What would be an instruction to the index is a word like others.
      ("ada OR mairie", []), ("ada NOT mairie", []), ("NEAR(ada exemple)", []), ("names:exemple", []),
      ("{names}:ada", []),
      ("^ada", [2, 1]), ("ada) OR (mairie", []), ("ada*exemple", [1]), ("-ada", [2, 1]), ("ada AND exemple", []),
    ] as [(String, [Int])])
  func `all words must be there, accents and case aside`(text: String, expected: [Int]) throws {
    #expect(try numbers(text) == expected)
  }

  @Test(arguments: 1...300 as ClosedRange<UInt64>) func `no text is an error to the index`(seed: UInt64) throws {
    var numbers = SeededNumbers(seed: seed)
    let pieces = [
      "\"", "'", "*", "(", ")", "^", "+", "-", ":", "{", "}", "NEAR", "AND", "OR", "NOT", " ", "ada", "é", "\0", "«",
      ",",
      ";", "%", "_", "\\", "ß", "名", "🎈", "\u{301}", "\t", "\n", "x*", "1", "“",
    ]
    let text = (0..<(1 + numbers.below(12))).map { _ in numbers.pick(pieces) }.joined()
    do {
      _ = try self.numbers(text)
    } catch let flaw as SearchWords.Flaw {
      #expect(flaw == .noWord && !text.contains("ada"), "\(text)")
    }
  }

  @Test func `without a word nothing is looked for, nor with too many`() {
    for text in ["", " ", "*", "\"\"", "« »", "!?", "- *"] {
      #expect(throws: SearchWords.Flaw.noWord) { try SearchWords(text) }
    }
    let many = Array(repeating: "a", count: 33).joined(separator: " ")
    #expect(throws: SearchWords.Flaw.tooMany(limit: 32)) { try SearchWords(many) }
  }

  @Test func `what changes is found as it stands`() throws {
    var file = try #require(try Self.second())
    let version = file.version
    for act in [Act.unlabel("à-revoir"), .label("clos"), .note("Scribe.")] {
      file.append(CaseEvent(act: act, by: "paul", systemUser: nil, on: day("2026-02-01"), at: newYear))
    }
    try store.write(at: newYear) { writing in
      try writing.save(file, previousVersion: version)
      try writing.append(Structure(id: StructureID("8"), name: "Bibliothèque"), importID: nil)
      try writing.save(Adviser(id: AdviserID("1"), lastName: "Autrement", firstName: "Ada"), importID: nil)
    }
    for (text, expected) in [
      ("revoir", []), ("clos", [2]), ("scribe", [2]), ("cafe", []), ("bibliotheque", [2]), ("2130", []),
      ("exemple", []),
      ("autrement", [1]),
    ] { #expect(try numbers(text) == expected, "\(text)") }
    let employment = Employment(structure: StructureID("8"), period: period("2025-06-01"))
    try store.write(at: newYear) { try $0.append(employment, of: AdviserID("1"), importID: nil) }
    #expect(try numbers("bibliotheque") == [2, 1] && numbers("mairie").isEmpty)
  }

  // A term of the index is written without what it shares with the one before: “cembre” after “de”.
  @Test func `what was erased is found no more, and leaves no trace in the file`() throws {
    func holds(_ word: String) throws -> Bool {
      #expect(try store.emptyLog())
      return try place.bytes().range(of: Data(word.utf8)) != nil
    }
    #expect(try numbers("rappeler") == [2] && holds("rappeler") && holds("cembre"))
    try store.write(at: newYear) { writing in
      try writing.db.execute(sql: "DELETE FROM case_text; DELETE FROM person")
      try writing.indexCases(of: AdviserID("2042"))
      try writing.indexCases(of: AdviserID("1"))
      try writing.forgetErasedWords()
    }
    for word in ["rappeler", "ete", "exemple", "empechee"] { #expect(try numbers(word).isEmpty, "\(word)") }
    for word in ["rappeler", "cembre", "empechee", "nandu"] { #expect(try !holds(word), "\(word)") }
    #expect(try numbers("2042") == [2] && numbers("mairie") == [1])
  }

  @Test func `pages of a search, and a search with other filters`() throws {
    #expect(try numbers("ada") { $0.structure = StructureID("8") } == [2])
    #expect(try numbers("ada") { $0.label = "à-revoir" } == [2])
    #expect(try numbers("ada") { $0.receivedTo = day("2025-01-01") } == [])
    var filter = CaseFilter()
    filter.words = try SearchWords("ada")
    for isDescending in [false, true] {
      for sort in [CaseOrder.Sort.reference, .received, .due] {
        let order = CaseOrder(sort, isDescending: isDescending)
        try store.read { reading throws in
          let first = try reading.cases(filter, order: order, limit: 1)
          let second = try reading.cases(filter, order: order, after: first.next, limit: 1)
          #expect((first.rows + second.rows).map(\.reference.number) == (isDescending ? [2, 1] : [1, 2]))
          #expect(second.next == nil)
          // As it was known, by the words that are there now.
          let known = try reading.known(on: newYear.adding(seconds: 9)).cases(filter, order: order)
          #expect(known.rows == first.rows + second.rows)
        }
      }
    }
  }

  @Test func `what the words name ranks before what mentions them`() throws {
    var filter = CaseFilter()
    filter.words = try SearchWords("ada")
    let found = try store.read { try $0.rankedCases(filter, limit: 9) }
    #expect(found.rows.map(\.reference.number) == [1, 2] && !found.isCapped)
    filter.label = "à-revoir"
    #expect(try store.read { try $0.rankedCases(filter, limit: 9) }.rows.map(\.reference.number) == [2])
  }

  @Test func `pages of a search are walked along the index of words, newest first`() throws {
    var filter = CaseFilter()
    filter.words = try SearchWords("ada")
    let order = CaseOrder(.reference, isDescending: true)
    let row = try #require(try store.read { try $0.cases(filter).rows.first })
    let questions = [
      CaseQuestion(filter, order, after: nil, limit: 50),
      CaseQuestion(filter, order, after: CaseCursor(after: row, in: order), limit: 50),
    ]
    for question in questions {
      let plan = try store.read { reading throws in
        try Row.fetchAll(reading.db, sql: "EXPLAIN QUERY PLAN " + question.sql, arguments: question.arguments)
          .map { $0["detail"] as String }
      }
      #expect(plan.count == 2 && plan[0].hasPrefix("SCAN case_search VIRTUAL TABLE INDEX"), "\(plan)")
      #expect(plan[1] == "SEARCH c USING PRIMARY KEY (year=? AND number=?)", "\(plan)")
    }
  }

  @Test func `a migration fills the index as the program would`() throws {
    func rows() throws -> [[String]] {
      try place.stranger { db in
        try Row.fetchAll(db, sql: "SELECT rowid, names, words, ground FROM case_search ORDER BY rowid")
          .map { row in (0..<4).map { "\(row[$0] as DatabaseValue)" } }
      }
    }
    let before = try rows()
    let path = try #require(EmbeddedFiles.all.first { "\($0.path)".hasSuffix("-search.sql") })
    let sql = "\(path.text)"
    let start = try #require(sql.range(of: "INSERT INTO case_search"))
    let end = try #require(sql.range(of: ";", range: start.upperBound..<sql.endIndex))
    try place.stranger { db in
      try db.execute(sql: "DELETE FROM case_search")
      try db.execute(sql: String(sql[start.lowerBound..<end.lowerBound]))
    }
    #expect(before.count == 2)
    #expect(try rows() == before)
  }

  @Test func `filters are kept by login and name`() throws {
    try store.write(at: newYear) { writing in
      for login in ["anne", "paul"] {
        try writing.save(User(login: login, name: login, capacity: "c", email: "e@desk.example", role: .agent))
        try writing.save(SavedFilter(login: login, name: "à voir", words: ["--open", "--text=\(login)\nx"]))
      }
      try writing.save(SavedFilter(login: "anne", name: "à voir", words: ["--open"]))
      try writing.save(SavedFilter(login: "anne", name: "a", words: ["--overdue"]))
    }
    let (anne, paul) = try store.read { (try $0.filters(of: "anne"), try $0.filters(of: "paul")) }
    #expect(anne.map(\.name) == ["a", "à voir"] && anne.last?.words == ["--open"])
    #expect(paul.map(\.words) == [["--open", "--text=paul x"]])
    try store.write(at: newYear) { try $0.removeFilter("à voir", of: "anne") }
    #expect(try store.read { try $0.filter("à voir", of: "anne") } == nil)
    #expect(try store.read { try $0.filter("à voir", of: "paul") } == paul[0])
  }
}
