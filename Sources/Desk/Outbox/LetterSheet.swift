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
  /// What was marked because a server refused one of its addresses.
  public var refusals: [AddressMark]
  /// The times it came back, in the order in which that was recorded.
  public var returns: [Return]
  /// The whole message as it goes over the wire.
  public var bytes: [UInt8]

  /// One of those it goes to.
  public struct Recipient: Sendable, Hashable {
    public var address: String
    public var last: RecipientAttempt?
  }

  /// That it came back, and what was marked because of it.
  public struct Return: Sendable, Hashable {
    public var record: BounceRecord
    public var marks: [AddressMark]
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
        attempts: attempts, recipients: row.to.map { Self.recipient($0, in: attempts) },
        refusals: try reading.addressMarks(ofAttemptsOn: id),
        returns: try reading.bounces(ofLetter: id).map {
          LetterSheet.Return(record: $0, marks: try reading.addressMarks(ofBounce: $0.id))
        }, bytes: bytes)
    }
  }

  /// Those of a letter's recipients of whom no server has taken it.
  static func unreached(of row: OutboxRow, in reading: Reading) throws -> [String] {
    let attempts = try reading.attempts(of: row.id)
    return row.to.filter { recipient($0, in: attempts).last?.outcome != DeliveryResult.Outcome.accepted.rawValue }
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
