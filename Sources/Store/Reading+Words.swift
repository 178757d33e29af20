import GRDB

/// Which words of the index a beginning stands for.
extension Reading {
  /// The words of `filter`, where the last one of a term may go on, as whole words.
  ///
  /// The index keeps beginnings of two to four characters in order. Of a longer one it would gather all matches before the first is
  /// known, 130 ms where they are a million; those of whole words it walks from either end.
  func spellingOut(_ filter: CaseFilter) throws -> CaseFilter {
    var filter = filter
    try filter.words?.spellOut(phrases)
    return filter
  }

  /// What `text` may go on to be: one phrase for each word that begins as its last one; none where it is to stay as it is.
  private func phrases(_ text: String) throws -> [String] {
    let words = try db.makeTokenizer(.unicode61(diacritics: .remove)).tokenize(query: text).map(\.token)
    guard let beginning = words.last, beginning.unicodeScalars.count > Self.longestKept else { return [] }
    return try self.words(beginningWith: beginning).map { (words.dropLast() + [$0]).joined(separator: " ") }
  }

  /// In their order; none where there are more than it pays to look for one by one.
  private func words(beginningWith beginning: String) throws -> [String] {
    var words: [String] = []
    var next = beginning
    while let word = try firstWord(from: next), word.utf8.starts(with: beginning.utf8) {
      guard words.count < Self.mostWords else { return [] }
      words.append(word)
      // No word holds such a character: it is looked for behind all that stands for this one.
      next = word + "\u{1}"
    }
    return words
  }

  private func firstWord(from word: String) throws -> String? {
    try one("SELECT term FROM case_search_word WHERE term >= ? ORDER BY term LIMIT 1", [word]) { $0[0] as String }
  }

  /// The longest beginning that the index keeps.
  private static var longestKept: Int { 4 }
  static var mostWords: Int { 100 }
}
