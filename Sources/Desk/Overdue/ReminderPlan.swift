import Dates
import Mail
import Roster
import Rules
import Store

/// Who is to be told what by a campaign, worked out before anything is written.
struct ReminderPlan {
  private(set) var report: ReminderReport
  /// One per structure that is told something, in the order of their ids.
  private(set) var digests: [OverdueDigest] = []
  private let policy: OverduePolicy
  private let told: Set<ReminderKey>
  private let completeTo: Day?

  init(_ send: SendOverdue, in reading: Reading, with parts: DeskParts) throws {
    report = ReminderReport(campaign: Campaign(on: send.on).description)
    policy = send.policy
    told = try reading.remindersSent()
    completeTo = try reading.completeTo()
    var advisers: Set<AdviserID> = []
    for overdue in try OverdueList(on: send.on, policy: send.policy).structures(in: reading, with: parts) {
      let due = overdue.filtered { $0.stage != nil }
      if due.advisers.isEmpty { continue }
      report.structures += 1
      advisers.formUnion(due.advisers.map(\.adviser.id))
      plan(due)
    }
    report.advisers = advisers.count
  }

  private mutating func plan(_ due: OverdueStructure) {
    let id = due.structure.id
    let certain = due.filtered(\.isCertain)
    if certain != due { skip(id, .factsNotComplete) }
    if certain.advisers.isEmpty { return }
    if let reason = Recipients.reasonAgainstMailing(due.structure) { return skip(id, reason) }
    let new = certain.filtered { adviser, obligation in
      !told.contains(key(structure: id, adviser: adviser, obligation))
    }
    if new.advisers.isEmpty {
      report.alreadySent += 1
    } else if let digest = digest(new) {
      report.queued += 1
      digests.append(digest)
    }
  }

  private mutating func skip(_ structure: StructureID, _ reason: ReminderReport.Reason) {
    report.skipped.append(ReminderReport.Skipped(structure: structure, reason: reason))
  }

  private func key(structure: StructureID, adviser: AdviserID, _ overdue: OverdueObligation) -> ReminderKey {
    ReminderKey(
      structure: structure, adviser: adviser, obligation: overdue.obligation.id, stage: overdue.stage ?? 0)
  }

  private func digest(_ new: OverdueStructure) -> OverdueDigest? {
    guard let completeTo else { return nil }
    return OverdueDigest(
      structure: new.structure,
      entries: new.advisers.sorted { $0.adviser.isListed(before: $1.adviser) }.map { overdue in
        OverdueDigest.Entry(
          adviser: overdue.adviser,
          reminders: overdue.obligations.map { .init(obligation: $0.obligation, stage: $0.stage ?? 0) })
      }, completeTo: completeTo, stages: policy.stages.count, campaign: report.campaign)
  }
}

extension OverdueStructure {
  fileprivate func filtered(_ holds: (OverdueObligation) -> Bool) -> OverdueStructure {
    filtered { _, obligation in holds(obligation) }
  }

  fileprivate func filtered(_ holds: (AdviserID, OverdueObligation) -> Bool) -> OverdueStructure {
    var copy = self
    copy.advisers = advisers.compactMap { overdue in
      let kept = overdue.obligations.filter { holds(overdue.adviser.id, $0) }
      return kept.isEmpty ? nil : OverdueAdviser(adviser: overdue.adviser, obligations: kept)
    }
    return copy
  }
}

extension Adviser {
  /// In a letter people are looked up by name.
  func isListed(before other: Adviser) -> Bool {
    if lastName != other.lastName { return lastName < other.lastName }
    return firstName == other.firstName ? id < other.id : firstName < other.firstName
  }
}

extension Recipients {
  fileprivate static func reasonAgainstMailing(_ structure: Structure) -> ReminderReport.Reason? {
    guard case .failure(let reason) = mailbox(of: structure) else { return nil }
    return switch reason.why {
    case .missing: .noAddress
    case .invalid: .unusableAddress
    }
  }
}
