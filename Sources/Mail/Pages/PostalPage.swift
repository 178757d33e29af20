public import Dates

/// A letter on paper: A4, folded in three, its address in the window of the envelope.
public struct PostalPage: Sendable, Hashable {
  public var language: Language
  public var subject: String
  /// Lines.
  public var sender: [String]
  /// Lines: the name, then the postal address where it is known.
  public var recipient: [String]
  /// The letter's own words, paragraphs between empty lines.
  public var text: String

  public init(language: Language, subject: String, sender: [String], recipient: [String], text: String) {
    self.language = language
    self.subject = subject
    self.sender = sender
    self.recipient = recipient
    self.text = text
  }

  /// Without what the head of the page says already.
  var paragraphs: [String] {
    var paragraphs: [String] = []
    var open: [Substring] = []
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    for line in lines + [Substring()] {
      if !line.allSatisfy(\.isWhitespace) {
        open.append(line)
      } else if !open.isEmpty {
        paragraphs.append(open.joined(separator: "\n"))
        open = []
      }
    }
    if let first = paragraphs.first, first == sender.first { paragraphs.removeFirst() }
    return paragraphs
  }
}

extension PostalPage: TemplatePage {
  static let fields: [Field<PostalPage>] = [
    .text("language", \.language.rawValue), .text("subject", \.subject),
    .rows("sender") { $0.sender.map { Line(text: Plain.line($0)) } },
    .rows("recipient") { $0.recipient.map { Line(text: Plain.line($0)) } },
    // Where only the name is known, somebody writes the rest.
    .flag("byHand") { $0.recipient.count < 2 }, .rows("paragraphs") { $0.paragraphs.map { Line(text: $0) } },
  ]

  fileprivate struct Line: TemplatePage {
    let text: String
    static let fields: [Field<Line>] = [.text("text", \.text)]
  }
}
