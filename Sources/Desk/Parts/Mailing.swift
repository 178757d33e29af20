public import Dates
import Envelope
public import Mail
public import Roster
import Store

/// How the desk writes letters.
public struct Mailing: Sendable {
  public var letters: LetterTemplates
  public var office: Office
  /// The language of letters.
  public var language: Language
  /// What stands after the `@` of Message-IDs.
  public var domain: String
  /// Draws the part of a Message-ID that no other message has.
  public var token: @Sendable () -> String
  /// What people call a module; nil where the catalogue does not name it.
  public var moduleName: @Sendable (ModuleCode, Language) -> String? = { _, _ in nil }

  public init(
    letters: LetterTemplates, office: Office, language: Language, domain: String,
    token: @escaping @Sendable () -> String
  ) {
    self.letters = letters
    self.office = office
    self.language = language
    self.domain = domain
    self.token = token
  }

  /// Who letters come from as long as nobody has said it: they do not leave (RFC 2606 §2).
  public static let nobody = "ne-pas-repondre@quitus.invalid"

  /// What writes the letters.
  public var writer: Letters { Letters(templates: letters, office: office) }

  /// A mark for a new letter written at `instant`.
  func postmark(on day: Day, at instant: Instant) throws -> Postmark {
    Postmark(
      day: day, instant: instant, messageID: try MessageID(token: token(), domain: domain), language: language)
  }

  /// A mark for a letter that is written again: it stays the same message, in the same language.
  func postmark(again row: OutboxRow, on day: Day, at instant: Instant) throws -> Postmark {
    Postmark(
      day: day, instant: instant, messageID: try MessageID(row.messageID),
      language: Language(rawValue: row.language) ?? language)
  }
}
