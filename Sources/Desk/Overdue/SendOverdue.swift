public import Dates
import Mail
import Roster
import Rules
import Store

/// Queues one mail per structure with all that is new to it about overdue modules.
///
/// Each adviser's obligation is told once per stage, however often this runs and however many run it at once.
public struct SendOverdue: Sendable {
  public var on: Day
  public var policy: OverduePolicy
  /// Says what would be queued, and queues nothing.
  public var isDryRun: Bool

  public init(on: Day, policy: OverduePolicy, isDryRun: Bool = false) {
    self.on = on
    self.policy = policy
    self.isDryRun = isDryRun
  }

  /// Plans in a snapshot; plans again inside the transaction where anything has changed since.
  public func perform(with parts: DeskParts) throws -> ReminderReport {
    let (version, plan) = try parts.store.read { (try PlanVersion($0), try ReminderPlan(self, in: $0, with: parts)) }
    if isDryRun || plan.digests.isEmpty { return plan.report }
    let deed = Deed.desk(.sendOverdue, "campaign \(plan.report.campaign)", by: parts.runBy)
    return try parts.store.write(at: parts.clock.now(), as: parts.audited(deed)) { writing in
      let isCurrent = try PlanVersion(writing.reading) == version
      let plan = isCurrent ? plan : try ReminderPlan(self, in: writing.reading, with: parts)
      for digest in plan.digests { try enqueue(digest, in: writing, with: parts) }
      writing.tell("structures", plan.report.structures)
      writing.tell("queued", plan.report.queued)
      return plan.report
    }
  }

  private func enqueue(_ digest: OverdueDigest, in writing: Writing, with parts: DeskParts) throws {
    let mailing = parts.mailing
    let letters = Letters(templates: mailing.letters, office: mailing.office)
    let postmark = try mailing.postmark(on: parts.clock.today(), at: writing.instant)
    guard let envelope = letters.overdue(digest, postmark).envelope else { return }
    _ = try writing.enqueue(
      envelope, letter: LetterKind.overdue.rawValue, language: mailing.language.rawValue, caseReference: nil,
      structure: digest.structure.id, reminders: digest.keys, campaign: digest.campaign)
  }
}

/// What a plan rests on: the facts, and what was told so far.
private struct PlanVersion: Equatable {
  let facts: Int64
  let told: Set<ReminderKey>

  init(_ reading: Reading) throws {
    facts = try reading.factsVersion()
    told = try reading.remindersSent()
  }
}

extension OverdueDigest {
  /// What the letter tells, as the outbox remembers it.
  var keys: [ReminderKey] {
    entries.flatMap { entry in
      entry.reminders.map {
        ReminderKey(
          structure: structure.id, adviser: entry.adviser.id, obligation: $0.obligation.id, stage: $0.stage)
      }
    }
  }
}
