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
  /// The day as of which the facts are looked at, at the earliest.
  let day: Day

  /// The letter as it may leave now, or nil where nothing in it is true any more.
  ///
  /// It is written anew, so that names, addresses and figures are today's too; it stays the same message.
  func letter(for row: OutboxRow, in reading: Reading, at instant: Instant) throws -> (Posting, [ReminderKey])? {
    guard let id = row.structure, let structure = try reading.structure(id),
      let digest = try digest(of: row, to: structure, in: reading)
    else { return nil }
    let mailing = parts.mailing
    let letters = Letters(templates: mailing.letters, office: mailing.office)
    let mark = try mailing.postmark(again: row, on: parts.clock.today(), at: instant)
    return (letters.overdue(digest, mark), digest.keys)
  }

  private func digest(of row: OutboxRow, to structure: Structure, in reading: Reading) throws -> OverdueDigest? {
    guard let completeTo = try reading.completeTo() else { return nil }
    let day = max(day, row.campaign.flatMap(Campaign.init)?.day ?? day)
    var scan = OverdueScan(on: day, policy: policy, completeTo: completeTo, in: parts.book(day))
    var entries: [OverdueDigest.Entry] = []
    for (id, keys) in Dictionary(grouping: row.reminders, by: \.adviser) {
      guard let adviser = try reading.adviser(id), let facts = try reading.facts(of: id) else { continue }
      let standing = scan.findings(facts, try reading.employments(of: id)).filter {
        $0.isCertain && $0.employers.contains(structure.id)
      }
      let reminders = try standing.compactMap { finding -> OverdueDigest.Reminder? in
        guard let key = keys.first(where: { $0.obligation == finding.obligation.id }),
          try isLast(key, in: reading)
        else { return nil }
        return OverdueDigest.Reminder(obligation: finding.obligation, stage: key.stage)
      }
      if !reminders.isEmpty { entries.append(OverdueDigest.Entry(adviser: adviser, reminders: reminders)) }
    }
    if entries.isEmpty { return nil }
    return OverdueDigest(
      structure: structure, entries: entries.sorted { $0.adviser.isListed(before: $1.adviser) },
      completeTo: completeTo, stages: policy.stages.count, campaign: row.campaign)
  }

  /// Whether no later stage waits or was told: letters that were held up do not arrive all at once.
  private func isLast(_ key: ReminderKey, in reading: Reading) throws -> Bool {
    try reading.lastStage(structure: key.structure, adviser: key.adviser, obligation: key.obligation) == key.stage
  }
}
