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
  /// Where answers go, as paper has nothing to reply to; nil leaves the letter's words as they are.
  public var contact: String?

  public init(
    language: Language, subject: String, sender: [String], recipient: [String], text: String, contact: String? = nil
  ) {
    self.language = language
    self.subject = subject
    self.sender = sender
    self.recipient = recipient
    self.text = text
    self.contact = contact
  }

  /// Without what the head of the page says already, and without the line that mail readers know the end by.
  var paragraphs: [Paragraph] {
    var paragraphs: [Paragraph] = []
    for block in blocks {
      if paragraphs.isEmpty, block == sender.first { continue }
      let isFoot = block.hasPrefix("--\n")
      let text = Self.onPaper(isFoot ? String(block.dropFirst(3)) : block, language, contact)
      let kind: Paragraph.Kind = isFoot ? .foot : paragraphs.isEmpty ? .head : Self.isTitle(text) ? .title : .plain
      paragraphs.append(Paragraph(text: text, kind: kind))
    }
    return paragraphs
  }

  /// What stands between empty lines.
  private var blocks: [String] {
    var blocks: [String] = []
    var open: [Substring] = []
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    for line in lines + [Substring()] {
      if !line.allSatisfy(\.isWhitespace) {
        open.append(line)
      } else if !open.isEmpty {
        blocks.append(open.joined(separator: "\n"))
        open = []
      }
    }
    return blocks
  }

  /// One line in capitals, as letters have their titles.
  private static func isTitle(_ text: String) -> Bool {
    !text.contains("\n") && text.contains(where: \.isUppercase) && !text.contains(where: \.isLowercase)
  }

  /// Who holds a sheet of paper cannot reply to it: they write to the address that the letter names, or to `contact`.
  private static func onPaper(_ text: String, _ language: Language, _ contact: String?) -> String {
    guard let contact else { return text }
    switch language {
    case .fr:
      return text.replacing("répondez à ce message ou écrivez à", with: "écrivez à")
        .replacing(/répondez à ce message \(ou écrivez à ([^)]*)\)/) { "écrivez à \($0.1)" }
        .replacing(/en répondant à ce message \(ou à ([^)]*)\)/) { "à l’adresse \($0.1)" }
        .replacing("en répondant à ce message", with: "à l’adresse \(contact)")
    case .en:
      return text.replacing("reply to this message or write to", with: "write to")
        .replacing(/reply to this message \(or write to ([^)]*)\)/) { "write to \($0.1)" }
        .replacing(/by replying to this message \(or to ([^)]*)\)/) { "by e-mail to \($0.1)" }
        .replacing("by replying to this message", with: "by e-mail to \(contact)")
        .replacing("in reply to this message", with: "by e-mail to \(contact)")
    }
  }

  /// A paragraph of the letter, and how it is set.
  struct Paragraph: Hashable {
    enum Kind: Hashable { case head, title, plain, foot }
    var text: String
    var kind: Kind
  }
}

extension PostalPage: TemplatePage {
  static let fields: [Field<PostalPage>] = [
    .text("language", \.language.rawValue), .text("subject", \.subject),
    .rows("sender") { $0.sender.map { Line(text: Plain.line($0)) } },
    .rows("recipient") { $0.recipient.map { Line(text: Plain.line($0)) } },
    // Where only the name is known, somebody writes the rest.
    .flag("byHand") { $0.recipient.count < 2 }, .rows("paragraphs") { $0.paragraphs },
  ]

  fileprivate struct Line: TemplatePage {
    let text: String
    static let fields: [Field<Line>] = [.text("text", \.text)]
  }
}

extension PostalPage.Paragraph: TemplatePage {
  static let fields: [Field<PostalPage.Paragraph>] = [
    .text("text", \.text), .flag("isHead") { $0.kind == .head }, .flag("isTitle") { $0.kind == .title },
    .flag("isPlain") { $0.kind == .plain }, .flag("isFoot") { $0.kind == .foot },
  ]
}
