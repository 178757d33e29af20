import Dates
import Envelope
import Mail
import Store

/// One run over the outbox while it goes on: what was handed over last and waits to be recorded, and the counts.
struct DispatchRun {
  private(set) var report = DispatchReport()
  private let dispatch: Dispatch
  private let parts: DeskParts
  /// The message that was claimed last, since when, and what became of it.
  private var current: (row: OutboxRow, startedAt: Instant)?
  private var result: (DeliveryResult, endedAt: Instant)?
  private var handedOver = 0
  /// How many messages in a row nobody answered for.
  private var silences = 0

  /// Longer than any attempt takes; whoever claimed a message and did not record it by then is dead.
  private static let leaseSeconds = 15 * 60
  /// A server that so many messages in a row could not reach will not be reached by the next one either.
  private static let mostSilences = 10

  init(_ dispatch: Dispatch, with parts: DeskParts) {
    self.dispatch = dispatch
    self.parts = parts
  }

  func mayGoOn(_ limit: Int?) -> Bool {
    silences < Self.mostSilences && handedOver < limit ?? .max
  }

  /// Messages that a dead run left claimed may have left: reminders go again, everything else waits for a person.
  mutating func takeUpExpiredLeases() throws {
    report.inDoubt += try parts.store.write(at: parts.clock.now()) { writing in
      let expired = try writing.expireLeases { $0 != dispatch.owner && dispatch.isAlive($0) }
      if expired.isEmpty { return 0 }
      let rows = try writing.reading.outbox(OutboxFilter(ids: expired))
      let again = rows.filter { $0.purpose.goesAgainInDoubt }.map(\.id)
      if !again.isEmpty { _ = try writing.makeDue(again) }
      return expired.count
    }
  }

  /// Records what became of the last message and claims the next, in one durable transaction; nil where none is due.
  ///
  /// Where that fails, the counts stand as before it, and what became of the last message can still be recorded.
  private mutating func recordAndClaim() throws -> OutgoingMail? {
    var run = self
    let mail = try parts.store.write(at: parts.clock.now()) { writing in
      try run.record(in: writing)
      return try run.claim(in: writing)
    }
    self = run
    return mail
  }

  mutating func take(_ result: DeliveryResult) {
    self.result = (result, parts.clock.now())
    handedOver += 1
    silences = result.isSilence ? silences + 1 : 0
  }

  /// The next message to hand over; where none can be claimed, what became of the last one is recorded on its own first.
  mutating func nextMail() throws -> OutgoingMail? {
    do {
      return try recordAndClaim()
    } catch {
      try recordLast()
      throw error
    }
  }

  /// Records what became of the last message where no other one is claimed any more.
  mutating func recordLast() throws {
    if result == nil { return }
    var run = self
    try parts.store.write(at: parts.clock.now()) { try run.record(in: $0) }
    self = run
  }

  /// The report, with what still waits to leave by itself.
  func finished() throws -> DispatchReport {
    if report != DispatchReport() { try putOnRecord() }
    var report = report
    report.remaining = try parts.store.read { try $0.outboxRemaining() }
    return report
  }
}

// MARK: Recording

extension DispatchRun {
  /// One entry for the whole run: each attempt is a row of its own, which stays.
  private func putOnRecord() throws {
    try parts.changing(as: .desk(.dispatch, by: parts.runBy)) { writing in
      writing.tell("sent", report.sent)
      writing.tell("deferred", report.deferred)
      writing.tell("failed", report.failed)
      writing.tell("in-doubt", report.inDoubt)
      writing.tell("held", report.held)
      writing.tell("dropped", report.dropped)
    }
  }
}

extension DispatchRun {
  private mutating func record(in writing: Writing) throws {
    guard let (row, startedAt) = current, let (result, endedAt) = result else { return }
    let attempt = DeliveryAttempt(
      startedAt: startedAt, endedAt: endedAt, host: result.host, outcome: result.outcome.rawValue, code: result.code,
      enhanced: result.enhanced, reply: result.reply)
    let (state, delay) = next(for: row, after: result.outcome)
    try writing.record(
      attempt, of: row.id, newState: state, nextAttempt: delay.map { endedAt.adding(seconds: $0) })
    report.count(state == .failed ? .failed : result.outcome)
    (current, self.result) = (nil, nil)
  }

  /// What a message becomes, and in how many seconds it is tried again.
  private func next(for row: OutboxRow, after outcome: DeliveryResult.Outcome) -> (OutboxState, Int?) {
    switch outcome {
    case .accepted: return (.accepted, nil)
    case .failed: return (.failed, nil)
    case .inDoubt where !row.purpose.goesAgainInDoubt: return (.inDoubt, nil)
    case .inDoubt, .deferred:
      let delay = Backoff.delay(after: row.attempts + 1)
      return (delay == nil ? .failed : .deferred, delay)
    }
  }
}

// MARK: Claiming

extension DispatchRun {
  /// The next message that may leave; those that may not are held or dropped on the way.
  private mutating func claim(in writing: Writing) throws -> OutgoingMail? {
    let lease = writing.instant.adding(seconds: Self.leaseSeconds)
    while let row = try writing.claim(limit: 1, leaseUntil: lease, owner: dispatch.owner).first {
      guard let mail = try ready(row, in: writing) else { continue }
      current = (row, writing.instant)
      return mail
    }
    return nil
  }

  private mutating func ready(_ row: OutboxRow, in writing: Writing) throws -> OutgoingMail? {
    let mail = row.purpose == .reminder ? try checked(row, in: writing) : try stored(row, in: writing)
    guard let mail else { return nil }
    if dispatch.fence.lets(mail.recipients) { return mail }
    try hold(row, because: "only-to", in: writing)
    return nil
  }

  private mutating func stored(_ row: OutboxRow, in writing: Writing) throws -> OutgoingMail? {
    guard let envelope = try writing.reading.envelope(row.id) else { return nil }
    guard LetterRewriting.isNeeded(for: envelope) else { return OutgoingMail(envelope, outboxID: row.id) }
    guard let again = try LetterRewriting(parts: parts, reading: writing.reading).letter(for: row) else {
      try hold(row, because: "no-sender", in: writing)
      return nil
    }
    try writing.replace(again, reminders: [], of: row.id)
    return OutgoingMail(again, outboxID: row.id)
  }

  /// A reminder as it may leave now; nil once nothing in it is true any more.
  private mutating func checked(_ row: OutboxRow, in writing: Writing) throws -> OutgoingMail? {
    let check = ReminderCheck(parts: parts, policy: dispatch.policy, day: dispatch.on)
    guard let (posting, keys) = try check.letter(for: row, in: writing.reading, at: writing.instant) else {
      try writing.cancel(row.id, reason: "no-longer-true")
      report.dropped += 1
      return nil
    }
    guard let envelope = posting.envelope else {
      try hold(row, because: "no-address", in: writing)
      return nil
    }
    try writing.replace(envelope, reminders: keys, of: row.id)
    return OutgoingMail(envelope, outboxID: row.id)
  }

  private mutating func hold(_ row: OutboxRow, because reason: String, in writing: Writing) throws {
    try writing.hold(row.id, reason: reason)
    report.held += 1
  }
}

extension Purpose {
  /// Where it is not known whether a message arrived: twice is better than never.
  fileprivate var goesAgainInDoubt: Bool {
    switch self {
    case .reminder, .test: true
    case .decision, .notice: false
    }
  }
}
