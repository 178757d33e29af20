import Dates
import Envelope
import Mail
import Roster
import Store

/// Whether a letter that was claimed may leave now.
enum Readiness {
  /// It may, as it stands here.
  ///
  /// - Parameter telling: what it still tells of, where it was written anew; nil where it leaves as it was queued.
  case send(SealedEnvelope, telling: [ReminderKey]?)
  /// Nothing in it is true any more.
  case drop(String)
  /// It waits for a person.
  ///
  /// - Parameter rewritten: the letter as it stands by what is known, where it was written anew.
  case hold(String, rewritten: RewrittenLetter? = nil)
  /// Not before this instant.
  case later(Instant)
}

/// A letter that was written again, and what it tells.
struct RewrittenLetter {
  var envelope: SealedEnvelope
  var telling: [ReminderKey]
}

/// Looks at a letter in the transaction that claims it. The first thing that speaks against it decides.
struct ReadinessCheck {
  let parts: DeskParts
  let dispatch: Dispatch
  let signed: SignedWords

  func readiness(of row: OutboxRow, in writing: Writing) throws -> Readiness {
    do {
      if let instant = try notBefore(row, in: writing) { return .later(instant) }
      let letter = row.purpose == .reminder ? try reminder(row, in: writing) : try stored(row, in: writing.reading)
      guard case .send(let envelope, let telling) = letter else { return letter }
      if try isOverdueAlarm(row, in: writing.reading) { return .drop("no-longer-true") }
      // Of one that leaves as it was queued it was asked before whether mail may arrive there.
      guard let obstacle = try obstacle(to: envelope, isLookedAt: telling == nil, in: writing.reading) else {
        return letter
      }
      return .hold(obstacle, rewritten: telling.map { RewrittenLetter(envelope: envelope, telling: $0) })
    } catch StoreError.unreadable {
      // Somebody changed the row by hand: the letters behind it do not wait for it.
      return .hold("unreadable")
    }
  }

  /// Whether it says that decisions do not leave, and they have left since.
  private func isOverdueAlarm(_ row: OutboxRow, in reading: Reading) throws -> Bool {
    try row.letter == LetterKind.stuckMail.rawValue && reading.oldestWaiting(.decision) == nil
  }

  /// When the letter may leave at the earliest, where that is still to come.
  ///
  /// What is one of many waits for a working hour where it is read; what somebody waits for leaves at once.
  private func notBefore(_ row: OutboxRow, in writing: Writing) throws -> Instant? {
    guard let quiet = dispatch.quiet, row.purpose.priority == .bulk else { return nil }
    let reading = writing.reading
    let place = try row.structure.flatMap { try reading.structure($0) }?.department
    // What is told to an adviser is read where they work.
    let department = try
      (place ?? row.notices.first.flatMap { try reading.department(of: $0.adviser, on: dispatch.on) })?
      .rawValue
    let zone = department.flatMap { Territory.timeZone(ofDepartment: $0) }
    let earliest = quiet.earliest(from: writing.instant, in: Territory(department: department ?? "")) {
      parts.clock.offset($0, zone)
    }
    return earliest > writing.instant ? earliest : nil
  }

  /// What speaks against sending the letter to those it goes to.
  private func obstacle(to envelope: SealedEnvelope, isLookedAt: Bool, in reading: Reading) throws -> String? {
    if try !isLookedAt && !envelope.mayArrive(reading) {
      return envelope.recipients.isEmpty ? "no-address" : "address-muted"
    }
    return dispatch.fence.lets(envelope.recipients.map(\.address)) ? nil : "only-to"
  }

  private func stored(_ row: OutboxRow, in reading: Reading) throws -> Readiness {
    guard let envelope = try reading.envelope(of: row) else { return .hold("unreadable") }
    if let changed = try DecisionCheck(reading: reading).readiness(of: row, as: envelope) { return changed }
    let mayArrive = try envelope.mayArrive(reading)
    guard !mayArrive || LetterRewriting.isNeeded(for: envelope) else { return .send(envelope, telling: nil) }
    // Written again it goes to the address that is used by now, where there is one.
    guard let again = try LetterRewriting(parts: parts, reading: reading).letter(for: row) else {
      return .hold(mayArrive ? "no-sender" : envelope.recipients.isEmpty ? "no-address" : "address-muted")
    }
    return .send(again, telling: [])
  }

  /// A reminder, or a notice, as it may leave now.
  private func reminder(_ row: OutboxRow, in writing: Writing) throws -> Readiness {
    if let kind = NoticeKind(rawValue: row.letter) {
      let check = NoticeCheck(parts: parts, day: dispatch.on)
      guard let posting = try check.posting(kind, for: row, in: writing) else { return .drop("no-longer-true") }
      return posting.envelope.map { .send($0, telling: []) } ?? .hold("no-address")
    }
    let check = ReminderCheck(parts: parts, policy: dispatch.policy, day: dispatch.on)
    if try check.isCancelled(row, in: writing.reading) { return .drop("campaign-cancelled") }
    if try !signed.areInForce(for: row, in: writing.reading, with: parts, dispatch.policy) {
      return .hold("words-changed")
    }
    guard let (posting, keys) = try check.letter(for: row, in: writing) else { return .drop("no-longer-true") }
    switch posting {
    case .ready(let envelope): return .send(envelope, telling: keys)
    case .noAddress(let reason, unaddressed: let envelope):
      return .hold(reason.held, rewritten: RewrittenLetter(envelope: envelope, telling: keys))
    }
  }
}

extension NoAddress {
  /// The word under which a letter that has nowhere to go is held, to be printed.
  var held: String { why == .muted ? "address-muted" : "no-address" }
}
