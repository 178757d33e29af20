import Cases
public import Dates
public import Envelope
import FoundationEssentials
import GRDB
import Roster
import Rules

extension Reading {
  /// Whether a dispatcher would find a letter to send at `instant`.
  public func isLetterDue(at instant: Instant) throws -> Bool {
    for priority in Priority.allCases {
      for sql in [Writing.untriedSQL, Writing.dueSQL] {
        let arguments: StatementArguments =
          sql == Writing.dueSQL ? [priority.rawValue, instant.rawValue, 1] : [priority.rawValue, 1]
        if try one(sql, arguments, { $0[0] as Int64 }) != nil { return true }
      }
    }
    return false
  }

  /// How many letters still wait to leave by themselves, or are leaving.
  public func outboxRemaining() throws -> Int {
    try one(Self.remainingSQL, []) { $0[0] as Int } ?? 0
  }

  /// Two counts, each in an index of its own: letters that have left outnumber these a thousand times.
  static let remainingSQL = """
    SELECT (SELECT count(*) FROM outbox WHERE state IN ('queued', 'deferred'))
      + (SELECT count(*) FROM outbox WHERE state = 'claimed')
    """

  static let outboxSQL = """
    SELECT id, recipients, letter, language, purpose, state, attempts, message_id, next_attempt, last_reply, case_year,
      case_number, structure_id, campaign, enqueued_at, tries, claimed_at
    FROM outbox
    """

  func row(_ row: Columns) throws -> OutboxRow {
    let year = row[10] as Int?
    let number = row[11] as Int?
    let purpose: Purpose = try row.value(4, of: "outbox")
    let isNotice = NoticeKind(rawValue: row[2]) != nil
    return OutboxRow(
      id: row[0], to: (row[1] as String).split(separator: "\n").map(String.init), letter: row[2], language: row[3],
      purpose: purpose, state: try row.value(5, of: "outbox"), attempts: row[6], tries: row[15],
      messageID: row[7], nextAttempt: (row[8] as Int64?).map(Instant.init), lastReply: row[9],
      caseReference: year.flatMap { year in number.map { CaseReference(year: year, number: $0) } },
      structure: (row[12] as String?).map { StructureID($0) },
      reminders: purpose == .reminder && !isNotice ? try reminders(of: row[0]) : [],
      notices: isNotice ? try notices(ofLetter: row[0]) : [], campaign: row[13],
      enqueuedAt: Instant(rawValue: row[14]), claimedAt: (row[16] as Int64?).map(Instant.init))
  }

  /// What a letter tells, of those things that still stand in it.
  private func reminders(of id: Int64) throws -> [ReminderKey] {
    try all(
      """
      SELECT structure_id, adviser_id, obligation, stage, addressee FROM reminder WHERE outbox_id = ? AND stands = 1
      ORDER BY adviser_id, obligation
      """, [id], Self.reminder)
  }

  static func reminder(_ row: Columns) throws -> ReminderKey {
    guard let obligation = ObligationID(row[2] as String) else { throw StoreError.unreadable(table: "reminder") }
    return ReminderKey(
      structure: StructureID(row[0]), adviser: AdviserID(row[1]), obligation: obligation, stage: row[3],
      addressee: try row.value(4, of: "reminder"))
  }

  /// All that structures were told, or will be by a letter that is on its way.
  public func remindersSent() throws -> Set<ReminderKey> {
    Set(
      try all(
        """
        SELECT structure_id, adviser_id, obligation, stage, addressee FROM reminder INDEXED BY reminder_once
        WHERE stands = 1
        """, [], Self.reminder))
  }

  /// The highest stage at which the addressee of this reminder was told of its obligation, or will be; 0 where never. An
  /// adviser is told once, whoever employs them.
  public func lastStage(of key: ReminderKey) throws -> Int {
    let structure = key.addressee == .adviser ? "" : "structure_id = ? AND "
    let place = key.addressee == .adviser ? [] : [key.structure.rawValue]
    return try one(
      "SELECT max(stage) FROM reminder WHERE \(structure)adviser_id = ? AND obligation = ? AND addressee = ? AND stands = 1",
      StatementArguments(place + [key.adviser.rawValue, key.obligation.description, key.addressee.rawValue])
    ) { $0[0] as Int? ?? 0 } ?? 0
  }

  /// The message as it goes over the wire; nil where there is no such letter.
  public func outboxBytes(_ id: Int64) throws -> [UInt8]? {
    try one("SELECT bytes FROM outbox_message WHERE outbox_id = ?", [id]) { $0.bytes(0) }
  }

  /// A letter ready to be handed over; nil where there is none of that id.
  public func envelope(_ id: Int64) throws -> SealedEnvelope? {
    try outbox(OutboxFilter(ids: [id])).first.flatMap { try envelope(of: $0) }
  }

  /// The same, of a letter that was read.
  public func envelope(of row: OutboxRow) throws -> SealedEnvelope? {
    let written = try one(
      """
      SELECT sender, sender_name, subject, priority, bytes FROM outbox JOIN outbox_message ON outbox_id = id WHERE id = ?
      """, [row.id]
    ) { row in
      (
        row[0] as String, row[1] as String?, row[2] as String, row[3] as Int,
        row.bytes(4)
      )
    }
    guard let (sender, name, subject, priority, bytes) = written else { return nil }
    do {
      return SealedEnvelope(
        sender: try MailAddress(sender, displayName: name), recipients: try row.to.map { try MailAddress($0) },
        messageID: try MessageID(row.messageID), subject: subject, bytes: bytes, purpose: row.purpose,
        priority: Priority(rawValue: priority),
        restsOn: row.reminders.map {
          Assertion(adviser: $0.adviser.rawValue, obligation: $0.obligation.description, stage: $0.stage)
        }, caseReference: row.caseReference?.description)
    } catch is MailAddressError {
      throw StoreError.unreadable(table: "outbox")
    } catch is MessageIDError {
      throw StoreError.unreadable(table: "outbox")
    }
  }
}
