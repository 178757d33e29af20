import Dates
import GRDB
import Roster
import Rules

extension Writing {
  /// Fixes the list of a campaign; its letters may have been queued already.
  ///
  /// - Returns: its number.
  public func freeze(_ campaign: CampaignRecord, _ letters: [CampaignLetter]) throws -> Int64 {
    touch("campaign \(campaign.name)")
    try insert(
      [
        nil, campaign.name, campaign.asOf.description, campaign.completeTo.description, campaign.signers,
        campaign.letters, campaign.structures, campaign.advisers, campaign.listDigest, campaign.wordsDigest,
        campaign.frozenAt.rawValue,
      ], into: .campaign)
    let id = db.lastInsertedRowID
    for letter in letters { try add(letter, to: id) }
    return id
  }

  private func add(_ letter: CampaignLetter, to campaign: Int64) throws {
    try run(
      """
      INSERT INTO campaign_letter (campaign_id, addressee, structure_id, adviser_id, text_digest, facts_digest, outbox_id)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      """,
      [
        campaign, letter.addressee.rawValue, letter.structure.rawValue, letter.adviser?.rawValue, letter.textDigest,
        letter.factsDigest, letter.outboxID,
      ])
    let id = db.lastInsertedRowID
    for reminder in letter.reminders {
      try run(
        "INSERT INTO campaign_reminder (letter_id, adviser_id, obligation, stage) VALUES (?, ?, ?, ?)",
        [id, reminder.adviser.rawValue, reminder.obligation.description, reminder.stage])
    }
  }

  /// Records that somebody signed the list of a campaign; the database takes each login once.
  public func sign(_ campaign: CampaignRecord, _ signature: CampaignSignature) throws {
    touch("campaign \(campaign.name) signed")
    try insert(
      [
        nil, campaign.id, signature.login, signature.systemUser, signature.listDigest, signature.at.rawValue,
      ], into: .campaignSignature)
  }

  /// Records where a campaign stands; one that ends is given this change's instant.
  ///
  /// - Parameter reason: why it is cancelled; nil for every other state.
  public func set(_ campaign: CampaignRecord, _ state: CampaignState, reason: String? = nil) throws {
    touch("campaign \(campaign.name) \(state.rawValue)")
    let ends = state == .sent || state == .cancelled
    try run(
      "UPDATE campaign SET state = ?, ended_at = ?, reason = ? WHERE id = ?",
      [state.rawValue, ends ? instant.rawValue : nil, reason, campaign.id])
  }

  /// Records as which letter of the outbox a campaign's letter was queued.
  public func queued(_ letter: CampaignLetter, as outboxID: Int64) throws {
    try run("UPDATE campaign_letter SET outbox_id = ? WHERE id = ?", [outboxID, letter.id])
  }

  /// Records that nothing in a campaign's letter was true any more before it was queued.
  public func drop(_ letter: CampaignLetter) throws {
    try run("UPDATE campaign_letter SET dropped_at = ? WHERE id = ?", [instant.rawValue, letter.id])
  }

  /// Keeps which facts a campaign's letter tells, beside those that were signed.
  public func note(facts digest: String, of letter: CampaignLetter) throws {
    try run("UPDATE campaign_letter SET facts_digest = ? WHERE id = ?", [digest, letter.id])
  }

  /// Records how a letter leaves otherwise than it was signed.
  public func add(_ change: CampaignChange, to letter: CampaignLetter) throws {
    let (what, adviser, obligation): (String, String?, String?) =
      switch change.what {
      case .takenOut(let adviser, let obligation): ("taken-out", adviser.rawValue, obligation.description)
      case .rewritten: ("rewritten", nil, nil)
      }
    try run(
      """
      INSERT INTO campaign_change (letter_id, at, what, adviser_id, obligation, reason) VALUES (?, ?, ?, ?, ?, ?)
      """, [letter.id, change.at.rawValue, what, adviser, obligation, change.reason])
  }

  /// Takes an adviser out of all campaigns: that letters were written stays, whom they named goes.
  func eraseCampaigns(of id: AdviserID) throws {
    try run(
      """
      UPDATE campaign_letter SET text_digest = '', facts_digest = '' WHERE adviser_id = :id OR id IN
        (SELECT letter_id FROM campaign_reminder WHERE adviser_id = :id)
      """, ["id": id.rawValue])
    try run("UPDATE campaign_letter SET adviser_id = NULL WHERE adviser_id = ?", [id.rawValue])
    try run("DELETE FROM campaign_reminder WHERE adviser_id = ?", [id.rawValue])
    try run("DELETE FROM campaign_change WHERE adviser_id = ?", [id.rawValue])
  }
}
