/// One letter as it will be mailed, before it is written as bytes.
public struct Message: Hashable, Sendable {
  /// The language of the whole letter, as BCP 47 names it.
  public enum Language: String, Hashable, Sendable, CaseIterable {
    case french = "fr"
    case english = "en"
  }

  /// A field beyond those that every message has; nothing else can be added.
  public enum ExtraField: String, Hashable, Sendable, CaseIterable {
    /// The reference of the justification case that the letter is about.
    case caseReference = "X-Quitus-Case"
    /// The mailing that the letter belongs to.
    case campaign = "X-Quitus-Campaign"
    /// Asks Exchange servers for no automatic answer: `All`.
    case autoResponseSuppress = "X-Auto-Response-Suppress"
    /// Which row of letters it is one of (RFC 2919): `<overdue.example.org>`.
    case listID = "List-Id"
    /// Where a human reader may ask not to be written to again: `<mailto:…>`.
    case listUnsubscribe = "List-Unsubscribe"
  }

  /// A field and its text.
  public struct ExtraHeader: Hashable, Sendable {
    public var field: ExtraField
    /// Free text; line breaks become spaces.
    public var value: String

    public init(_ field: ExtraField, _ value: String) {
      self.field = field
      self.value = value
    }
  }

  public var from: MailAddress
  /// Where answers go; the sender where nil.
  public var replyTo: MailAddress?
  public var to: [MailAddress]
  public var subject: String
  /// The letter as plain text; line breaks of any kind.
  public var text: String
  /// The same letter as a whole HTML document, whose `lang` the template sets; nil for plain text only.
  public var html: String?
  public var language: Language
  public var messageID: MessageID
  /// **Units** Milliseconds since the start of 1970 UTC.
  public var sentOn: Int64
  public var extraHeaders: [ExtraHeader]
  /// In the order in which they are shown.
  public var attachments: [Attachment]

  public init(
    from: MailAddress, replyTo: MailAddress? = nil, to: [MailAddress], subject: String, text: String,
    html: String? = nil, language: Language, messageID: MessageID, sentOn: Int64, extraHeaders: [ExtraHeader] = [],
    attachments: [Attachment] = []
  ) {
    self.from = from
    self.replyTo = replyTo
    self.to = to
    self.subject = subject
    self.text = text
    self.html = html
    self.language = language
    self.messageID = messageID
    self.sentOn = sentOn
    self.extraHeaders = extraHeaders
    self.attachments = attachments
  }
}
