public import Dates
public import Rules
import Sealing

/// A rule book that somebody would put into force.
public struct ProposedBook: Sendable {
  public var book: RuleBook
  /// The file, word for word.
  public var text: String
  /// All books with this one among them.
  public var books: RuleBooks
  /// The day for which the change is worked out.
  public var asOf: Day

  public init(_ book: RuleBook, text: String, among books: RuleBooks, asOf: Day) {
    self.book = book
    self.text = text
    self.books = books
    self.asOf = asOf
  }

  var digest: String { Digest(of: text.utf8).description }
}
