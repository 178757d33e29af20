import Dates
import Store

extension DispatchRun {
  mutating func record(in writing: Writing) throws {
    for settled in ended {
      // A carrier that tells twice of a message, or of one that it was not given, is not believed.
      guard let handed = underway.removeValue(forKey: settled.outboxID) else { continue }
      try record(settled, of: handed, by: dispatch.owner, in: writing)
    }
    ended = []
    endedSince = nil
  }

  mutating func release(in writing: Writing) throws {
    for id in takenBack {
      guard let handed = underway.removeValue(forKey: id) else { continue }
      try writing.release(id, owner: dispatch.owner, until: handed.row.nextAttempt)
    }
    takenBack = []
  }

  mutating func record(_ settled: Settled, of handed: Handed, by owner: String, in writing: Writing) throws {
    let row = handed.row
    let each = settled.result.each(of: handed.asked) + handed.passedOver.map(PassedOver.result)
    let outcomes = each.map(\.outcome)
    let doubts = outcomes.contains(.inDoubt) ? try writing.reading.doubts(about: row.id) : 0
    let standing = DeliveryStanding(
      id: row.id, purpose: row.purpose, tries: row.tries + 1, doubts: doubts, settled: handed.settled)
    let fate =
      handed.isLost
      ? Fate(ofAbandoned: standing, for: handed.asked.count, dispatch.inDoubt)
      : Fate(of: standing, after: outcomes, dispatch.inDoubt)
    let isShared = each.count + handed.settled.count > 1
    try writing.record(
      DeliveryAttempt(settled, outcomes, recipients: isShared ? each : []), of: row.id, by: owner, newState: fate.state,
      nextAttempt: fate.delay.map { settled.endedAt.adding(seconds: $0) })
    if outcomes.contains(.failed) { try RefusedMailboxes(each, of: row.id).mark(in: writing, with: parts) }
    report.count(fate.state, wasInDoubt: outcomes.contains(.inDoubt))
  }
}

extension DeliveryAttempt {
  /// - Parameter recipients: empty where the letter has one.
  fileprivate init(
    _ settled: Settled, _ outcomes: [DeliveryResult.Outcome], recipients: [DeliveryResult.ForRecipient]
  ) {
    let result = settled.result
    // A doubt is listed whatever became of the others; then what is left to do comes first.
    let order: [DeliveryResult.Outcome] = [.inDoubt, .deferred, .failed]
    self.init(
      startedAt: settled.startedAt, endedAt: settled.endedAt, host: result.host,
      outcome: (order.first(where: outcomes.contains) ?? .accepted).rawValue, code: result.code,
      enhanced: result.enhanced, reply: result.reply,
      recipients: recipients.map { RecipientAttempt($0) })
  }
}
