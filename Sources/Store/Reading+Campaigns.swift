public import Dates
import GRDB
import Roster
import Rules

extension Reading {
  /// Campaigns in the order in which they were frozen; the last ones where there is a limit.
  public func campaigns(limit: Int? = nil) throws -> [CampaignRecord] {
    try all(Self.campaignSQL + " ORDER BY id DESC LIMIT ?", [limit ?? -1], campaign).reversed()
  }

  /// The campaign of this name; nil where there is none.
  public func campaign(_ name: String) throws -> CampaignRecord? {
    try one(Self.campaignSQL + " WHERE name = ?", [name], campaign)
  }

  /// Those that were frozen and neither sent whole nor cancelled.
  public func openCampaigns() throws -> [CampaignRecord] {
    try all(Self.campaignSQL + " WHERE state IN ('frozen', 'sending') ORDER BY id", [], campaign)
  }

  /// Where the campaign of this name stands; nil where there is none.
  public func campaignState(_ name: String) throws -> CampaignState? {
    try one("SELECT state FROM campaign WHERE name = ?", [name]) { try $0.value(0, of: "campaign") }
  }

  /// How many letters that one person let go alone campaigns have queued since `instant`; those taken off their way not counted.
  public func lettersLetGoAlone(since instant: Instant) throws -> Int {
    try one(
      """
      SELECT count(*) FROM campaign JOIN campaign_letter ON campaign_id = campaign.id JOIN outbox ON outbox.id = outbox_id
      WHERE signers = 1 AND ended_at >= ? AND outbox.state <> 'cancelled'
      """, [instant.rawValue]
    ) { $0[0] as Int } ?? 0
  }

  private static let campaignSQL = """
    SELECT id, name, as_of, complete_to, signers, letters, structures, advisers, list_digest, words_digest, frozen_at,
      state, ended_at, reason
    FROM campaign
    """

  private func campaign(_ row: Columns) throws -> CampaignRecord {
    var record = CampaignRecord(
      name: row[1], asOf: try row.day(2, of: "campaign"), completeTo: try row.day(3, of: "campaign"), signers: row[4],
      letters: row[5], structures: row[6], advisers: row[7], listDigest: row[8], wordsDigest: row[9],
      frozenAt: Instant(rawValue: row[10]))
    record.id = row[0]
    record.state = try row.value(11, of: "campaign")
    record.endedAt = (row[12] as Int64?).map(Instant.init)
    record.reason = row[13]
    record.signatures = try all(
      "SELECT by_login, system_user, list_digest, at FROM campaign_signature WHERE campaign_id = ? ORDER BY id",
      [record.id]
    ) {
      CampaignSignature(login: $0[0], systemUser: $0[1], listDigest: $0[2], at: Instant(rawValue: $0[3]))
    }
    return record
  }

  /// The letters of a campaign in their order; only those that were neither queued nor dropped yet where `waiting`.
  public func letters(
    of campaign: Int64, waiting: Bool = false, after id: Int64 = 0, limit: Int? = nil
  ) throws -> [CampaignLetter] {
    let waiting = waiting ? " AND outbox_id IS NULL AND dropped_at IS NULL" : ""
    return try all(
      Self.campaignLetterSQL + " WHERE campaign_id = ? AND id > ?\(waiting) ORDER BY id LIMIT ?",
      [campaign, id, limit ?? -1], campaignLetter)
  }

  /// The letter of a campaign that was queued as this one of the outbox; nil where it belongs to none.
  public func campaignLetter(queuedAs outboxID: Int64) throws -> CampaignLetter? {
    try one(Self.campaignLetterSQL + " WHERE outbox_id = ?", [outboxID], campaignLetter)
  }

  private static let campaignLetterSQL = """
    SELECT id, addressee, structure_id, adviser_id, text_digest, facts_digest, outbox_id, dropped_at FROM campaign_letter
    """

  private func campaignLetter(_ row: Columns) throws -> CampaignLetter {
    let (id, structure) = (row[0] as Int64, StructureID(row[2] as String))
    let addressee: ReminderAddressee = try row.value(1, of: "campaign_letter")
    let reminders = try all(
      """
      SELECT adviser_id, obligation, stage FROM campaign_reminder WHERE letter_id = ? ORDER BY adviser_id, obligation
      """, [id]
    ) {
      ReminderKey(
        structure: structure, adviser: AdviserID($0[0] as String),
        obligation: try $0.obligation(1, of: "campaign_reminder"),
        stage: $0[2], addressee: addressee)
    }
    var letter = CampaignLetter(
      addressee: addressee, structure: structure, adviser: (row[3] as String?).map { AdviserID($0) },
      textDigest: row[4], factsDigest: row[5], reminders: reminders)
    letter.id = id
    letter.outboxID = row[6]
    letter.droppedAt = (row[7] as Int64?).map(Instant.init)
    return letter
  }

  /// Where these letters of the outbox stand.
  public func outboxStates(of ids: [Int64]) throws -> [Int64: OutboxState] {
    var states: [Int64: OutboxState] = [:]
    for id in ids {
      states[id] = try one("SELECT state FROM outbox WHERE id = ?", [id]) { try $0.value(0, of: "outbox") }
    }
    return states
  }

  /// How a letter of a campaign left otherwise than it was signed, in order.
  public func changes(of letter: Int64) throws -> [CampaignChange] {
    try all(
      "SELECT what, adviser_id, obligation, reason, at FROM campaign_change WHERE letter_id = ? ORDER BY id", [letter]
    ) { row in
      let adviser = (row[1] as String?).map { AdviserID($0) }
      let what: CampaignChange.What =
        if let adviser { .takenOut(adviser, try row.obligation(2, of: "campaign_change")) } else { .rewritten }
      return CampaignChange(what, reason: row[3], at: Instant(rawValue: row[4]))
    }
  }
}

extension Columns {
  fileprivate func obligation(_ index: Int, of table: String) throws -> ObligationID {
    guard let id = ObligationID(self[index] as String) else { throw StoreError.unreadable(table: table) }
    return id
  }
}
