/// A message that came to the mailbox from which letters leave: a letter that came back, or what it is instead.
///
/// Reads reports (RFC 3464) and what mail systems write who send none: qmail, Exim, Exchange, and plain words in English and French.
/// The work is bounded, whatever comes in: ``longest`` bytes of a message are looked at, eight parts deep.
public struct ReturnedMail: Sendable, Hashable {
  /// What it is.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// A letter was not delivered.
    case bounce
    /// One is late, and is still being tried.
    case delay
    /// One arrived, and the mail system says so.
    case confirmation
    /// A machine answers for somebody who is away.
    case autoReply = "auto-reply"
    /// One was shown to its reader (RFC 8098).
    case readReceipt = "read-receipt"
    /// Somebody calls one unwanted (RFC 5965).
    case complaint
    /// Nothing that reports of a letter.
    case other
  }

  /// How it says so.
  public enum Form: String, Sendable, Hashable, CaseIterable {
    /// In a part for programs (RFC 3464).
    case report
    /// In words, with the addresses in a field of their own.
    case listed
    case qmail
    case words
  }

  public var kind: Kind
  /// nil where it is no report.
  public var form: Form?
  public var recipients: [ReturnedRecipient] = []
  /// Message-IDs of what it reports of, as it names them, without brackets; at most 20.
  public var letters: [String] = []
  /// Its own bytes, without what its way here adds: the same message is known again by them.
  public var identity: [UInt8]

  /// How much of one message is looked at.
  public static let longest = 1 << 21
  private static let mostLetters = 20

  /// Reads one message; there is none that cannot be read, if only as ``Kind/other``.
  public init(_ message: [UInt8]) {
    let bytes = message.prefix(Self.longest).drop { $0.endsLine || [0xEF, 0xBB, 0xBF].contains($0) }
    let whole = MailPart(bytes)
    identity = Self.identity(whole)
    let message = whole.first { $0.ownParts.contains(where: \.isDeliveryStatus) } ?? whole
    let notice = Notice(message)
    let named = Self.letters(named: message, notice)
    let mine = Set(ReportedAddress.all(in: (message.fields.first("to") ?? "")[...]) + named.map { $0.lowercased() })
    if let part = message.first(where: \.isDeliveryStatus) {
      let report = DeliveryReport(part)
      letters = report.letters
      form = .report
      recipients = report.recipients.isEmpty ? notice.recipients(except: mine) : report.recipients
      kind = Self.kind(of: recipients)
    } else if message.first("message/disposition-notification", "message/global-disposition-notification") != nil {
      kind = .readReceipt
    } else if message.first("message/feedback-report") != nil {
      kind = .complaint
    } else {
      form = Self.form(of: notice)
      kind = form == nil ? (notice.isAutoReply ? .autoReply : .other) : .bounce
      if form != nil, form != .listed, notice.isDelay { kind = .delay }
      if kind == .bounce { recipients = notice.recipients(except: mine) }
    }
    if kind != .other { take(named) }
  }

  private mutating func take(_ named: [String]) {
    for id in named where !letters.contains(id) && letters.count < Self.mostLetters { letters.append(id) }
  }

  /// How a report in words says that a letter came back; nil where it does not.
  private static func form(of notice: Notice) -> Form? {
    if !notice.listedAddresses.isEmpty { return .listed }
    if notice.isQmail { return .qmail }
    let fails = FailureWords.fails(notice.text.folded)
    if notice.isFromMailSystem { return fails || notice.isAboutFailure || notice.isDelay ? .words : nil }
    return notice.isAboutFailure && fails && !notice.isAutoReply ? .words : nil
  }

  private static func kind(of recipients: [ReturnedRecipient]) -> Kind {
    let verdicts = Set(recipients.map(\.verdict))
    if !verdicts.isDisjoint(with: [.hard, .soft, .refused]) { return .bounce }
    if verdicts.contains(.delayed) { return .delay }
    return verdicts.isEmpty ? .bounce : .confirmation
  }

  /// From the letter that it encloses, else from what it quotes of it, and from what it answers.
  private static func letters(named message: MailPart, _ notice: Notice) -> [String] {
    var named: [String] = []
    if let enclosed = message.first(where: \.isEnclosure)?.parts.first {
      named += enclosed.fields.values("message-id").flatMap(MessageIDs.all)
    }
    if let headers = message.first("text/rfc822-headers", "message/global-headers") {
      var bytes = headers.decoded(atMost: 1 << 16)[...]
      named += MailFields(takenFrom: &bytes).values("message-id").flatMap(MessageIDs.all)
    }
    named += MessageIDs.quoted(in: notice.rest[...]) + MessageIDs.quoted(in: notice.text[...])
    let fields = message.fields
    return named + fields.values("x-original-message-id", "in-reply-to", "references").flatMap(MessageIDs.all)
  }

  /// Its own Message-ID and its content, whichever way its lines end.
  private static func identity(_ message: MailPart) -> [UInt8] {
    var identity = Array((message.fields.first("message-id") ?? "").utf8)
    var blanks = 1
    var rest = message.content
    while let line = rest.takeLine() {
      if line.isEmpty {
        blanks += 1
        continue
      }
      identity += Array(repeating: Byte.lineFeed, count: blanks) + line
      blanks = 1
    }
    return identity
  }
}
