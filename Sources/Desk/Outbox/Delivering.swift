public import Envelope

/// Hands one message to a server and says what became of it. The live one is made where the program is put together.
public typealias Deliver = (OutgoingMail) -> DeliveryResult

/// One message on its way out.
public struct OutgoingMail: Sendable, Hashable {
  public var outboxID: Int64
  /// Where a refusal is returned to.
  public var sender: String
  public var recipients: [String]
  /// The same through every attempt.
  public var messageID: String
  public var purpose: Purpose
  /// The whole message as it goes over the wire.
  public var bytes: [UInt8]

  init(_ envelope: SealedEnvelope, outboxID: Int64) {
    self.outboxID = outboxID
    sender = envelope.sender.address
    recipients = envelope.recipients.map(\.address)
    messageID = envelope.messageID.rawValue
    purpose = envelope.purpose
    bytes = envelope.bytes
  }
}

/// What became of one attempt to deliver.
public struct DeliveryResult: Sendable, Hashable {
  /// The raw value is what the outbox keeps; it never changes.
  public enum Outcome: String, Sendable, Hashable, CaseIterable {
    case accepted
    /// Not now: try again later.
    case deferred
    /// Refused for good.
    case failed
    /// All was sent and no answer came.
    case inDoubt = "in-doubt"
  }

  public var outcome: Outcome
  /// The three digits of the server's reply; nil where it gave none.
  public var code: Int?
  /// Its enhanced status, such as `5.1.1`.
  public var enhanced: String?
  /// Its words, or why there are none.
  public var reply: String
  /// The server that was asked.
  public var host: String

  public init(outcome: Outcome, code: Int? = nil, enhanced: String? = nil, reply: String, host: String) {
    self.outcome = outcome
    self.code = code
    self.enhanced = enhanced
    self.reply = reply
    self.host = host
  }

  /// Nobody answered: the fault lies with the server or the way to it, not with the message.
  var isSilence: Bool { outcome == .deferred && code == nil }
}
