public import Store

/// All that is known of one letter.
public struct LetterSheet: Sendable, Hashable {
  public var row: OutboxRow
  public var subject: String
  /// What its text part says; empty once its words are gone.
  public var text: String
  public var attempts: [DeliveryAttempt]
  /// Each recipient with the last that a server said of it; nil before the first attempt.
  public var recipients: [Recipient]
  /// The whole message as it goes over the wire.
  public var bytes: [UInt8]

  /// One of those it goes to.
  public struct Recipient: Sendable, Hashable {
    public var address: String
    public var last: RecipientAttempt?
  }
}

/// Reads all that is known of one letter.
public struct ReadLetter: Sendable {
  public var id: Int64

  public init(_ id: Int64) { self.id = id }

  public func perform(with parts: DeskParts) throws -> Outcome<LetterSheet, DeskRefusal> {
    try parts.considering { reading in
      guard let row = try reading.outbox(OutboxFilter(ids: [id])).first else { throw DeskRefusal.noSuchLetter(id) }
      let attempts = try reading.attempts(of: id)
      let bytes = try reading.outboxBytes(id) ?? []
      return LetterSheet(
        row: row, subject: try reading.subject(ofLetter: id) ?? "", text: PlainPart.text(of: bytes),
        attempts: attempts, recipients: row.to.map { Self.recipient($0, in: attempts) }, bytes: bytes)
    }
  }

  /// An attempt that names nobody was answered for all alike.
  private static func recipient(_ address: String, in attempts: [DeliveryAttempt]) -> LetterSheet.Recipient {
    let told = attempts.compactMap { attempt -> RecipientAttempt? in
      if !attempt.recipients.isEmpty { return attempt.recipients.first { $0.address == address } }
      return RecipientAttempt(
        address: address, outcome: attempt.outcome, code: attempt.code, enhanced: attempt.enhanced, reply: attempt.reply
      )
    }
    return LetterSheet.Recipient(address: address, last: told.last { $0.outcome == "accepted" } ?? told.last)
  }
}
