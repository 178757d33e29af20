import Dates
import Envelope
import Mail
import Roster
import Rules
import Store

extension CampaignPlan {
  /// Adds the copies of a structure's letter that the settings want: to its manager, and to each adviser about themself alone.
  mutating func copy(_ digest: OverdueDigest, isStructureTold: Bool, on today: Day, _ told: inout Told) {
    if let manager = digest.structure.addressed(to: .manager) {
      var copy = digest.limited(to: policy.copyManager)
      copy.structure = manager
      copy.entries = untold(copy, .manager, LeftOut.Reason(against: Recipients.mailbox(of: manager)), on: today, &told)
      if !copy.entries.isEmpty { letters.append(Letter(addressee: .manager, adviser: nil, digest: copy)) }
    }
    for entry in digest.limited(to: policy.copyAdviser).entries {
      var copy = digest
      copy.entries = [entry]
      copy.entries = untold(
        copy, .adviser, LeftOut.Reason(against: Recipients.mailbox(of: entry.adviser)), on: today, &told)
      if copy.entries.isEmpty { continue }
      letters.append(
        Letter(
          addressee: .adviser, adviser: entry.adviser.id, digest: copy, isStructureTold: isStructureTold))
    }
  }

  /// What of a copy was not told before; counted as told from here on.
  private mutating func untold(
    _ copy: OverdueDigest, _ addressee: ReminderAddressee, _ nowhere: LeftOut.Reason?, on today: Day,
    _ told: inout Told
  ) -> [OverdueDigest.Entry] {
    var entries: [OverdueDigest.Entry] = []
    for entry in copy.entries {
      var left = entry
      left.reminders = []
      for reminder in entry.reminders {
        let key = ReminderKey(
          structure: copy.structure.id, adviser: entry.adviser.id, obligation: reminder.obligation.id,
          stage: reminder.stage, addressee: addressee)
        if let reason = nowhere ?? against(key, on: today, told) {
          leaveOut(entry.adviser.id, reminder.obligation, reason, at: copy.structure.id, addressee)
        } else {
          told.add(key)
          left.reminders.append(
            .init(obligation: reminder.obligation, stage: reminder.stage, telling: told.telling(key)))
        }
      }
      if !left.reminders.isEmpty { entries.append(left) }
    }
    return entries
  }
}

extension OverdueDigest {
  /// Only what is told at one of these stages.
  fileprivate func limited(to stages: Set<Int>) -> OverdueDigest {
    var copy = self
    copy.entries = entries.compactMap { entry in
      let reminders = entry.reminders.filter { stages.contains($0.stage) }
      return reminders.isEmpty ? nil : Entry(adviser: entry.adviser, reminders: reminders)
    }
    return copy
  }
}

extension Structure {
  /// The structure with the name and the address of whom a letter to it goes to; nil where it has no such person.
  func addressed(to addressee: ReminderAddressee) -> Structure? { addressee == .manager ? manager : self }
}

extension LeftOut.Reason {
  /// Reasons that a campaign's report names by structure.
  static let ofStructures: [LeftOut.Reason] = [.factsNotComplete, .noAddress, .unusableAddress, .addressMuted]

  /// Why nothing can be sent to a mailbox; nil where there is one.
  init?(against mailbox: Result<MailAddress, NoAddress>) {
    guard case .failure(let missing) = mailbox else { return nil }
    switch missing.why {
    case .missing: self = .noAddress
    case .invalid: self = .unusableAddress
    case .muted: self = .addressMuted
    }
  }
}
