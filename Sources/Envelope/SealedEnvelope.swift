/// One finished message: who it goes to, its bytes, and what it rests on.
public struct SealedEnvelope: Hashable, Sendable {
  /// Where a refusal is returned to.
  public var sender: MailAddress
  /// Everybody the message is handed over for; all of them or none.
  public var recipients: [MailAddress]
  /// The same through every attempt.
  public var messageID: MessageID
  /// For lists and logs that may name it; the bytes hold it too.
  public var subject: String
  /// The whole message as it goes over the wire.
  public var bytes: [UInt8]
  public var purpose: Purpose
  public var priority: Priority
  /// The overdue obligations that a reminder states; empty for all others.
  public var restsOn: [Assertion]
  /// The case that the message is about; nil where it is about none.
  public var caseReference: String?

  public init(
    sender: MailAddress, recipients: [MailAddress], messageID: MessageID, subject: String, bytes: [UInt8],
    purpose: Purpose, priority: Priority? = nil, restsOn: [Assertion] = [], caseReference: String? = nil
  ) {
    self.sender = sender
    self.recipients = recipients
    self.messageID = messageID
    self.subject = subject
    self.bytes = bytes
    self.purpose = purpose
    self.priority = priority ?? purpose.priority
    self.restsOn = restsOn
    self.caseReference = caseReference
  }
}

extension Message {
  /// The message finished: rendered once, going to those that its `To` names.
  public func sealed(
    for purpose: Purpose, priority: Priority? = nil, restsOn: [Assertion] = [], caseReference: String? = nil
  ) -> SealedEnvelope {
    SealedEnvelope(
      sender: from, recipients: to, messageID: messageID, subject: subject, bytes: rendered(), purpose: purpose,
      priority: priority, restsOn: restsOn, caseReference: caseReference)
  }
}
