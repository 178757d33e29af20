public import Cases

/// What somebody looks for: every word must be there, accents and case ignored.
///
/// A word that ends in `*`, and the last one, also finds longer ones; what stands in quotes, "…" or « … », must stand so.
public struct SearchWords: Sendable, Hashable {
  public private(set) var terms: [Term]

  /// A word or a phrase.
  public struct Term: Sendable, Hashable {
    public var text: String
    /// Whether its last word may go on.
    public var isPrefix: Bool
    /// The grounds that are called so: a case that pleads one is found too.
    public var grounds: [GroundCode]
    /// What the index holds that begins so, as whole words; empty where it is asked for the beginning itself.
    var phrases: [String] = []
  }

  /// Why nothing can be looked for.
  public enum Flaw: Error, Sendable, Hashable {
    /// There is no letter and no digit.
    case noWord
    case tooMany(limit: Int)
  }

  static let limit = 32

  /// - Parameter grounds: the grounds that are called what a term says.
  public init(_ text: String, grounds: (_ text: String, _ isPrefix: Bool) -> [GroundCode] = { _, _ in [] })
    throws(Flaw)
  {
    // The index would read no further than the first of these.
    let text = String(String.UnicodeScalarView(text.unicodeScalars.filter { $0 != "\0" }))
    terms = []
    var pending = ""
    var isQuoted = false
    var lastIsWord = false
    func term(_ text: String, isPhrase: Bool) -> Term? {
      var text = text[...]
      var isPrefix = false
      while !isPhrase, text.last == "*" {
        text.removeLast()
        isPrefix = true
      }
      guard text.contains(where: { $0.isLetter || $0.isNumber }) else { return nil }
      return Term(text: String(text), isPrefix: isPrefix, grounds: [])
    }
    for character in text + " " {
      let isQuote = ["\"", "«", "»", "“", "”"].contains(character)
      guard isQuote || (!isQuoted && character.isWhitespace) else {
        pending.append(character)
        continue
      }
      if let term = term(pending, isPhrase: isQuoted) {
        terms.append(term)
        lastIsWord = !isQuoted
      }
      pending = ""
      if isQuote { isQuoted.toggle() }
    }
    // A phrase that was not closed ends where the text does.
    if let term = term(pending, isPhrase: true) {
      terms.append(term)
      lastIsWord = false
    }
    guard !terms.isEmpty else { throw .noWord }
    guard terms.count <= Self.limit else { throw .tooMany(limit: Self.limit) }
    if lastIsWord { terms[terms.count - 1].isPrefix = true }
    for index in terms.indices { terms[index].grounds = grounds(terms[index].text, terms[index].isPrefix) }
  }

  /// Puts whole words in the place of those that may go on.
  ///
  /// - Parameter phrases: what the index holds that begins as a text does.
  mutating func spellOut(_ phrases: (String) throws -> [String]) rethrows {
    for index in terms.indices where terms[index].isPrefix { terms[index].phrases = try phrases(terms[index].text) }
  }

  /// In the language of the index. Every text stands in quotes there, so that none of it is read as an instruction.
  var expression: String {
    terms.map { term in
      let phrases = term.phrases.map(Self.quoted).joined(separator: " OR ")
      let word =
        "{names words} : "
        + (phrases.isEmpty ? Self.quoted(term.text) + (term.isPrefix ? " *" : "") : "(\(phrases))")
      let grounds = term.grounds.map { "ground : \(Self.quoted(Self.token($0)))" }
      return "(" + ([word] + grounds).joined(separator: " OR ") + ")"
    }.joined(separator: " AND ")
  }

  /// A ground as one word, which nobody writes.
  private static func token(_ ground: GroundCode) -> String {
    String(String.UnicodeScalarView(ground.rawValue.unicodeScalars.filter { $0 != "-" }))
  }

  /// Scalar by scalar, as the index reads: a quote with an accent on it is one character, and ends a text all the same.
  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      if scalar == "\"" { quoted.unicodeScalars.append(scalar) }
      quoted.unicodeScalars.append(scalar)
    }
    return quoted + "\""
  }
}
