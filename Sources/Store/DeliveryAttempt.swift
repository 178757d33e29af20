public import Dates

/// One attempt at handing a letter over, and what the server said.
public struct DeliveryAttempt: Sendable, Hashable {
  public var startedAt: Instant
  public var endedAt: Instant
  /// The server; empty where nobody knows any more which one it was.
  public var host: String
  /// `accepted`, `deferred`, `failed` or `in-doubt`.
  public var outcome: String
  public var code: Int?
  /// The enhanced status code (RFC 3463).
  public var enhanced: String?
  public var reply: String
  /// What it said of each of those asked, where the letter has several recipients.
  public var recipients: [RecipientAttempt]

  public init(
    startedAt: Instant, endedAt: Instant, host: String, outcome: String, code: Int?, enhanced: String?, reply: String,
    recipients: [RecipientAttempt] = []
  ) {
    self.startedAt = startedAt
    self.endedAt = endedAt
    self.host = host
    self.outcome = outcome
    self.code = code
    self.enhanced = enhanced
    self.reply = reply
    self.recipients = recipients
  }
}

/// What became of an attempt for one recipient.
public struct RecipientAttempt: Sendable, Hashable {
  public var address: String
  /// `accepted`, `deferred`, `failed` or `in-doubt`.
  public var outcome: String
  public var code: Int?
  public var enhanced: String?
  public var reply: String

  public init(address: String, outcome: String, code: Int?, enhanced: String?, reply: String) {
    self.address = address
    self.outcome = outcome
    self.code = code
    self.enhanced = enhanced
    self.reply = reply
  }
}
