import Dates
import Envelope
import Store

extension DispatchRun {
  /// Claims up to `wanted` messages that may leave; those that may not are held, dropped or put off on the way.
  mutating func claim(_ wanted: Int, in writing: Writing) throws -> (mails: [OutgoingMail], mayBeMore: Bool) {
    var mails: [OutgoingMail] = []
    var looked = 0
    let begun = parts.clock.now()
    while mails.count < min(wanted, Self.mostPerTransaction), looked < Self.mostPerTransaction,
      parts.clock.now().rawValue - begun.rawValue < Self.longestTransaction
    {
      let rows = try writing.claim(
        limit: min(wanted - mails.count, Self.mostAtOnce),
        leaseUntil: writing.instant.adding(seconds: Self.leaseSeconds),
        owner: dispatch.owner)
      if rows.isEmpty { return (mails, false) }
      looked += rows.count
      mails += try rows.compactMap { try ready($0, in: writing) }
    }
    handedOver += mails.count
    return (mails, wanted > 0)
  }

  private mutating func ready(_ row: OutboxRow, in writing: Writing) throws -> OutgoingMail? {
    switch try ReadinessCheck(parts: parts, dispatch: dispatch, signed: signed).readiness(of: row, in: writing) {
    case .drop(let reason):
      try writing.takeOffItsWay(row, reason: reason)
      report.dropped += 1
    case .hold(let reason, let rewritten):
      if let rewritten { try writing.lay(rewritten, into: row) }
      try writing.hold(row.id, reason: reason)
      report.held += 1
    case .later(let instant):
      try writing.release(row.id, owner: dispatch.owner, until: instant)
      report.later += 1
    case .send(let envelope, let keys):
      if let keys { try writing.lay(RewrittenLetter(envelope: envelope, telling: keys), into: row) }
      return try mail(envelope, of: row, in: writing)
    }
    return nil
  }

  /// The message for those who do not have it yet; nil where all do.
  private mutating func mail(_ envelope: SealedEnvelope, of row: OutboxRow, in writing: Writing) throws -> OutgoingMail?
  {
    let settled = try SettledRecipients.of(row, dispatch.inDoubt, in: writing.reading)
    var envelope = envelope
    let before = envelope.recipients.compactMap { settled[$0.address] }
    envelope.recipients.removeAll { settled[$0.address] != nil }
    let passedOver = try row.to.count > 1 ? envelope.passOver(mutedIn: writing.reading) : []
    if envelope.recipients.isEmpty, !before.isEmpty {
      let standing = DeliveryStanding(id: row.id, purpose: row.purpose, tries: row.tries, settled: before)
      let state = Fate(of: standing, after: passedOver.map { _ in .failed }, dispatch.inDoubt).state
      if passedOver.isEmpty {
        try writing.conclude(row.id, state)
      } else {
        let attempt = PassedOver.attempt(for: passedOver, at: writing.instant)
        try writing.record(attempt, of: row.id, newState: state, nextAttempt: nil)
      }
      report.count(state, wasInDoubt: false)
      return nil
    }
    let mail = OutgoingMail(envelope, outboxID: row.id)
    underway[row.id] = Handed(row: row, asked: mail.recipients, settled: before, passedOver: passedOver)
    return mail
  }
}
