import Dates
import Mail
import Roster
import Rules
import Store

/// Which of the things that a letter was to tell are still true, and why the others are not.
struct StandingReminders {
  /// What may still be told, as a letter lists it; nil where there is nothing left.
  private(set) var digest: OverdueDigest?
  /// In the order of the letter.
  private(set) var takenOut: [(key: ReminderKey, reason: LeftOut.Reason)] = []

  /// - Parameters:
  ///   - keys: what the letter was to tell.
  ///   - days: as of which the facts are looked at: what is told must be true on each of them. Figures are those of the last.
  ///   - against: what else speaks against telling it.
  init(
    _ keys: [ReminderKey], of structure: Structure, on days: Set<Day>, _ policy: OverduePolicy, campaign: String?,
    in reading: Reading, with parts: DeskParts,
    against: (ReminderKey, Obligation) throws -> LeftOut.Reason?
  ) throws {
    let completeTo = try reading.completeTo()
    var scans = days.sorted().map {
      OverdueScan(on: $0, policy: policy, completeTo: completeTo, in: parts.book($0))
    }
    var entries: [OverdueDigest.Entry] = []
    for (id, keys) in Dictionary(grouping: keys, by: \.adviser).sorted(by: { $0.key < $1.key }) {
      guard let adviser = try reading.adviser(id), let facts = try reading.facts(of: id) else {
        takenOut += keys.map { ($0, .noSuchAdviser) }
        continue
      }
      let employments = try reading.employments(of: id)
      let owed = scans.indices.map { scans[$0].obligations(of: facts) }
      let obligations = owed.last ?? []
      var reminders: [OverdueDigest.Reminder] = []
      for key in keys {
        let reasons = zip(owed, scans).compactMap { owed, scan in
          Self.reason(key, owed.first { $0.id == key.obligation }, employments, scan)
        }
        let obligation = obligations.first { $0.id == key.obligation }
        let reason = try reasons.first ?? obligation.map { try against(key, $0) } ?? .notOwed
        if let reason {
          takenOut.append((key, reason))
        } else if let obligation {
          reminders.append(try Self.reminder(key, obligation, in: reading))
        }
      }
      reminders.sort { a, b in Self.place(a, obligations) < Self.place(b, obligations) }
      if !reminders.isEmpty { entries.append(OverdueDigest.Entry(adviser: adviser, reminders: reminders)) }
    }
    guard let completeTo, !entries.isEmpty else { return }
    digest = OverdueDigest(
      structure: structure, entries: entries.sorted { $0.adviser.isListed(before: $1.adviser) },
      completeTo: completeTo, stages: policy.stages.count, campaign: campaign)
  }

  private static func reminder(
    _ key: ReminderKey, _ obligation: Obligation, in reading: Reading
  ) throws -> OverdueDigest.Reminder {
    let earlier = Set(try reading.tellings(before: key).map(\.key.stage))
    return OverdueDigest.Reminder(obligation: obligation, stage: key.stage, telling: 1 + earlier.count)
  }

  private static func place(_ reminder: OverdueDigest.Reminder, _ obligations: [Obligation]) -> Int {
    obligations.firstIndex { $0.id == reminder.obligation.id } ?? 0
  }

  private static func reason(
    _ key: ReminderKey, _ obligation: Obligation?, _ employments: [Employment], _ scan: OverdueScan
  ) -> LeftOut.Reason? {
    guard let obligation else { return .notOwed }
    if let reason = LeftOut.Reason(obligation.status) { return reason }
    if !scan.isCertain(obligation) { return .factsNotComplete }
    return employments.employers(at: obligation.deadline).contains(key.structure) ? nil : .otherEmployer
  }
}
