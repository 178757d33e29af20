/// What became of one attempt to hand over one message.
public struct Delivery: Hashable, Sendable {
  /// What to do with the message now.
  ///
  /// **Units** The raw value is what storage writes; it never changes.
  public enum Outcome: String, Hashable, Sendable, CaseIterable {
    /// The server has taken the message over.
    case accepted
    /// Not taken, and not the message's fault: try again later.
    case deferred
    /// Refused for good: trying again would be refused again.
    case failed
    /// All was sent and no answer came: the server may or may not have taken it.
    case inDoubt = "in-doubt"
  }

  public var outcome: Outcome
  /// The three digits of the decisive reply; nil where the server gave none.
  public var code: Int?
  /// The enhanced status (RFC 3463) at the head of the reply, such as `5.1.1`.
  public var enhancedStatus: String?
  /// The decisive reply's text, its lines joined by spaces; the reason's raw value where the server gave none.
  public var reply: String
  public var reason: DeliveryReason
  /// It was refused for good in answer to RCPT: what is said, is said of that address.
  public var isAboutRecipient = false
  /// Whether the servers would answer any other message in the same way.
  ///
  /// No connection came about; greeting, EHLO or login were refused; MAIL was answered with 421, or by nobody, or was
  /// refused because of the account, the sender or this machine. The message itself is not to blame.
  public var isRefusalOfService = false
  /// What became of it for each of its recipients; empty where one answer holds for all.
  public var recipients: [ForRecipient] = []

  /// What became of a message for one of those it goes to.
  public struct ForRecipient: Hashable, Sendable {
    public var address: String
    public var outcome: Outcome
    public var code: Int?
    public var enhancedStatus: String?
    public var reply: String
    public var reason: DeliveryReason
    /// It was refused for good in answer to RCPT.
    public var isAboutRecipient = false

    /// Code and text on one line, as they are recorded.
    public var line: String { code.map { "\($0) \(reply)" } ?? reply }
  }

  public init(
    outcome: Outcome, code: Int? = nil, enhancedStatus: String? = nil, reply: String, reason: DeliveryReason
  ) {
    self.outcome = outcome
    self.code = code
    self.enhancedStatus = enhancedStatus
    self.reply = reply
    self.reason = reason
  }

  /// Code and text on one line, as they are recorded.
  public var line: String { code.map { "\($0) \(reply)" } ?? reply }
}

/// Why an attempt ended as it did.
///
/// **Units** The raw value is what storage writes; it never changes.
public enum DeliveryReason: String, Hashable, Sendable, CaseIterable {
  /// 2xx after the message.
  case accepted
  /// 4xx: the server asks to come back later.
  case refusedForNow = "refused-for-now"
  /// 5xx about this message or a recipient.
  case refusedForGood = "refused-for-good"
  /// The connection or the server's patience ended between the message and its answer.
  case answerLost = "answer-lost"
  /// 5xx before any message: the server wants nothing from us at all.
  case serviceRefused = "service-refused"
  /// 5xx because of the account, the sender, this machine or the server's rules: whoever runs the server can change it.
  case accountRefused = "account-refused"
  /// User name or password not accepted.
  case authenticationRefused = "authentication-refused"
  /// The server wants a login, or TLS, that it was not given: none is set, or it offers no way to give it.
  case authenticationMissing = "authentication-missing"
  /// TLS is required and the server does not offer it.
  case tlsNotOffered = "tls-not-offered"
  /// The server's certificate does not verify.
  case certificateNotTrusted = "certificate-not-trusted"
  /// The TLS handshake failed.
  case tlsFailed = "tls-failed"
  /// The file of certificate authorities cannot be read.
  case caFileUnusable = "ca-file-unusable"
  case hostNotFound = "host-not-found"
  case connectionRefused = "connection-refused"
  case connectionLost = "connection-lost"
  case timedOut = "timed-out"
  /// What came back is not SMTP, or not an answer that the protocol foresees.
  case notUnderstood = "not-understood"
  /// This machine ran out of something, or libcurl refused to work.
  case localFault = "local-fault"
  /// The envelope names nobody.
  case noRecipient = "no-recipient"
  /// The message is larger than the server takes.
  case tooLarge = "too-large"
  /// The message holds octets above 127, and the server takes none.
  case eightBitsNotOffered = "eight-bits-not-offered"
  /// An address holds letters outside ASCII, and the server takes none.
  case utf8NotOffered = "utf8-not-offered"
  /// The message holds a line break that is not CR LF: a server might see two messages in it.
  case lineBreakMalformed = "line-break-malformed"
}
