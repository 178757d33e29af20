import Dates
import Envelope
import Mail
import Roster
import Rules
import Store

/// Whether what a reminder states is still true: asked each time it is about to leave.
struct ReminderCheck {
  let parts: DeskParts
  let policy: OverduePolicy
  /// The day as of which the facts are looked at, or that of the campaign where it is later; and today in any case.
  let day: Day

  /// Whether the letter belongs to a campaign that somebody stopped: one that was in a server's hands at that moment may have
  /// come back since.
  func isCancelled(_ row: OutboxRow, in reading: Reading) throws -> Bool {
    try row.campaign.flatMap { try reading.campaignState($0) } == .cancelled
  }

  /// What of the letter is still true; nil where its reader is not known any more.
  func standing(of row: OutboxRow, in reading: Reading) throws -> StandingReminders? {
    guard let id = row.structure, let structure = try reading.structure(id)?.addressed(to: addressee(of: row)) else {
      return nil
    }
    let day = max(day, row.campaign.flatMap(Campaign.init)?.day ?? day)
    return try StandingReminders(
      row.reminders, of: structure, on: [day, parts.clock.today()], policy, campaign: row.campaign, in: reading,
      with: parts, against: { key, _ in try reading.against(key, isQueued: true, policy, with: parts) })
  }

  private func addressee(of row: OutboxRow) -> ReminderAddressee { row.reminders.first?.addressee ?? .structure }

  /// The letter as it may leave now, or nil where nothing in it is true any more; whether its campaign was stopped is asked before.
  ///
  /// It is written anew, so that names, addresses and figures are today's too; it stays the same message. Where it belongs to
  /// a campaign, how it differs from what was signed is recorded.
  func letter(for row: OutboxRow, in writing: Writing) throws -> (Posting, [ReminderKey])? {
    let reading = writing.reading
    let frozen = try reading.campaignLetter(queuedAs: row.id)
    guard let standing = try standing(of: row, in: reading) else {
      if let frozen { for key in row.reminders { try writing.takeOut(key, .noAddress, of: frozen) } }
      return nil
    }
    let addressee = addressee(of: row)
    if let frozen { try record(standing, against: frozen, in: writing) }
    guard let digest = standing.digest else { return nil }
    let letter = CampaignPlan.Letter(
      addressee: addressee, adviser: frozen?.adviser, digest: digest,
      isStructureTold: try addressee != .adviser || reading.isStructureTold(with: digest.keys(to: addressee)))
    let mark = try parts.mailing.postmark(again: row, on: parts.clock.today(), at: writing.instant)
    return (parts.mailing.reminder(letter, mark), letter.keys)
  }

  private func record(_ standing: StandingReminders, against frozen: CampaignLetter, in writing: Writing) throws {
    let known = try writing.reading.changes(of: frozen.id)
    for (key, reason) in standing.takenOut {
      let what = CampaignChange.What.takenOut(key.adviser, key.obligation)
      // What may have arrived keeps standing, and is taken out again each time.
      if known.contains(where: { $0.what == what && $0.reason == reason.rawValue }) { continue }
      try writing.takeOut(key, reason, of: frozen)
    }
    guard let digest = standing.digest else { return }
    try writing.note(FactsDigest(of: digest), of: frozen)
  }
}

extension Reading {
  /// Whether the structure is written to of one of these things as well.
  func isStructureTold(with keys: [ReminderKey]) throws -> Bool {
    try keys.contains { try isStructureTold(with: $0) }
  }
}

extension Writing {
  /// Records that a campaign's letter no longer tells this.
  func takeOut(_ key: ReminderKey, _ reason: LeftOut.Reason, of letter: CampaignLetter) throws {
    let what = CampaignChange.What.takenOut(key.adviser, key.obligation)
    try add(CampaignChange(what, reason: reason.rawValue, at: instant), to: letter)
  }

  /// Records that a campaign's letter tells what still stands in it otherwise than it was signed, each time that this changes.
  func note(_ facts: FactsDigest, of letter: CampaignLetter) throws {
    guard var kept = KeptFacts(letter.factsDigest), !facts.stands(in: kept.last) else { return }
    kept.latest = facts
    try note(facts: kept.description, of: letter)
    // What is told as it was signed once more is no change of what was signed.
    if facts.stands(in: kept.signed) { return }
    try add(CampaignChange(.rewritten, reason: "facts-changed", at: instant), to: letter)
  }
}
