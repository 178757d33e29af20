public import Dates
public import Envelope

/// Carries messages to a server, as many at once as it has room for. The live one is made where the program is put together.
///
/// A dispatcher uses it from one thread. Whatever a carrier took, it tells of exactly once.
public protocol Carrier: AnyObject {
  /// How many more messages it takes at this moment; it begins soon with each that it takes.
  var room: Int { get }
  /// How many messages it took and has not told of.
  var underway: Int { get }
  /// From here on the message is in its hands.
  func take(_ mail: OutgoingMail)
  /// Waits until something has ended, and tells of all that has; of nothing once `time` is over or nothing is underway.
  func settled(within time: Duration) -> [Settled]
  /// Lets go of messages that it took and of which no server has heard yet.
  ///
  /// - Returns: their numbers; they are not told of any more.
  func giveBack() -> [Int64]
  /// Nothing is in its hands, and all that it told of is recorded.
  func allIsRecorded()
}

extension Carrier {
  /// Of none, where the carrier begins with each message at once.
  public func giveBack() -> [Int64] { [] }

  /// Of no use where nothing is noted.
  public func allIsRecorded() {}
}

/// One attempt that has ended.
public struct Settled: Sendable, Hashable {
  public var outboxID: Int64
  public var result: DeliveryResult
  public var startedAt: Instant
  public var endedAt: Instant

  public init(outboxID: Int64, result: DeliveryResult, startedAt: Instant, endedAt: Instant) {
    self.outboxID = outboxID
    self.result = result
    self.startedAt = startedAt
    self.endedAt = endedAt
  }
}

/// One message on its way out.
public struct OutgoingMail: Sendable, Hashable {
  public var outboxID: Int64
  /// Where a refusal is returned to.
  public var sender: String
  /// Those who do not have it yet.
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

  /// What became of it for those whom ``recipients`` does not name.
  public var outcome: Outcome
  /// The three digits of the server's reply; nil where it gave none.
  public var code: Int?
  /// Its enhanced status, such as `5.1.1`.
  public var enhanced: String?
  /// Its words, or why there are none.
  public var reply: String
  /// The server that was asked.
  public var host: String
  /// It refused the address itself for good, before it was given the message.
  public var isAboutRecipient: Bool
  /// What became of it for each recipient; empty where one answer holds for all.
  public var recipients: [ForRecipient]
  /// Whether the server refused to serve at all, for whatever it said: the fault lies with it, with the account, or with the way.
  public var isRefusalOfService = false
  /// Whether it refused the login.
  public var isLoginRefused = false

  /// What became of a message for one of those it goes to.
  public struct ForRecipient: Sendable, Hashable {
    public var address: String
    public var outcome: Outcome
    public var code: Int?
    public var enhanced: String?
    public var reply: String
    /// The server refused the address itself for good, before it was given the message.
    public var isAboutRecipient: Bool

    public init(
      address: String, outcome: Outcome, code: Int? = nil, enhanced: String? = nil, reply: String,
      isAboutRecipient: Bool = false
    ) {
      self.address = address
      self.outcome = outcome
      self.code = code
      self.enhanced = enhanced
      self.reply = reply
      self.isAboutRecipient = isAboutRecipient
    }
  }

  public init(
    outcome: Outcome, code: Int? = nil, enhanced: String? = nil, reply: String, host: String,
    isAboutRecipient: Bool = false, recipients: [ForRecipient] = []
  ) {
    self.outcome = outcome
    self.code = code
    self.enhanced = enhanced
    self.reply = reply
    self.host = host
    self.isAboutRecipient = isAboutRecipient
    self.recipients = recipients
  }

  /// Nobody served: the fault does not lie with the message.
  var isUnserved: Bool { outcome == .deferred && recipients.isEmpty && (code == nil || isRefusalOfService) }

  /// What became of the message for each of `asked`, in their order.
  func each(of asked: [String]) -> [ForRecipient] {
    asked.map { address in
      recipients.first { $0.address == address }
        ?? ForRecipient(
          address: address, outcome: outcome, code: code, enhanced: enhanced, reply: reply,
          isAboutRecipient: isAboutRecipient)
    }
  }
}
