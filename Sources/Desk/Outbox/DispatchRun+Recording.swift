import Dates
import Store

extension DispatchRun {
  mutating func record(in writing: Writing) throws {
    for settled in ended {
      // A carrier that tells twice of a message, or of one that it was not given, is not believed.
      guard let handed = underway.removeValue(forKey: settled.outboxID) else { continue }
      try record(settled, of: handed, in: writing)
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

  private mutating func record(_ settled: Settled, of handed: Handed, in writing: Writing) throws {
    let row = handed.row
    let each = settled.result.each(of: handed.asked) + handed.passedOver.map(PassedOver.result)
    let outcomes = each.map(\.outcome)
    let standing = DeliveryStanding(id: row.id, purpose: row.purpose, tries: row.tries + 1, settled: handed.settled)
    let fate =
      handed.isLost
      ? Fate(ofAbandoned: standing, for: handed.asked.count, dispatch.inDoubt)
      : Fate(of: standing, after: outcomes, dispatch.inDoubt)
    let isShared = each.count + handed.settled.count > 1
    try writing.record(
      DeliveryAttempt(settled, outcomes, recipients: isShared ? each : []), of: row.id, newState: fate.state,
      nextAttempt: fate.delay.map { settled.endedAt.adding(seconds: $0) })
    if outcomes.contains(.failed) { try RefusedMailboxes(each, of: row.id).mark(in: writing, with: parts) }
    report.count(fate.state, wasInDoubt: outcomes.contains(.inDoubt))
  }

  /// Of a letter that a dead run had claimed it is known since when, and nothing else.
  mutating func takeUp(_ row: OutboxRow, in writing: Writing) throws {
    let settled = try SettledRecipients.of(row, dispatch.inDoubt, in: writing.reading)
    let lost = Settled(
      outboxID: row.id, result: DeliveryResult(outcome: .inDoubt, reply: "dispatcher-died", host: ""),
      startedAt: row.claimedAt ?? writing.instant, endedAt: writing.instant)
    let asked = row.to.filter { settled[$0] == nil }
    try record(
      lost, of: Handed(row: row, asked: asked, settled: Array(settled.values), isLost: true), in: writing)
  }
}

extension DeliveryAttempt {
  /// - Parameter recipients: empty where the letter has one.
  fileprivate init(
    _ settled: Settled, _ outcomes: [DeliveryResult.Outcome], recipients: [DeliveryResult.ForRecipient]
  ) {
    let result = settled.result
    // What is left to do comes first: a letter that some refused and others shall get later was deferred.
    let order: [DeliveryResult.Outcome] = [.deferred, .inDoubt, .failed]
    self.init(
      startedAt: settled.startedAt, endedAt: settled.endedAt, host: result.host,
      outcome: (order.first(where: outcomes.contains) ?? .accepted).rawValue, code: result.code,
      enhanced: result.enhanced, reply: result.reply,
      recipients: recipients.map { RecipientAttempt($0) })
  }
}
