import Dates
import Store

/// One run over the outbox while it goes on: what has ended and waits to be recorded, and the counts.
struct DispatchRun {
  var report = DispatchReport()
  let dispatch: Dispatch
  let parts: DeskParts
  /// What is in the carrier's hands, by number.
  var underway: [Int64: Handed] = [:]
  /// What has ended and is not recorded yet, since when.
  var ended: [Settled] = []
  var endedSince: Instant?
  /// What the carrier has given back, and is still claimed.
  var takenBack: [Int64] = []
  var handedOver = 0
  /// How many messages in a row nobody served.
  private var silences = 0
  /// Whether somebody serves, as far as is known.
  private var isServed = false
  /// Whether campaigns still say what was signed: asked once a run.
  let signed = SignedWords()
  /// When it was last said that this run lives.
  private var renewedAt: Instant?
  /// When nothing was due; nil where something may be.
  var nothingDueAt: Instant?
  /// When others' letters were last looked after.
  var lookedAroundAt: Instant

  /// Whoever claimed a message and has not said for so long that it lives is dead. A living run says so all the while.
  static let leaseSeconds = 15 * 60
  /// So many messages, or so many milliseconds, share a transaction at most.
  static let mostPerTransaction = 100
  static let longestTransaction: Int64 = 50
  /// So many are claimed before the time is looked at.
  static let mostAtOnce = 20

  /// A message in the carrier's hands.
  struct Handed {
    var row: OutboxRow
    var asked: [String]
    /// What became of it earlier for those who are not asked.
    var settled: [DeliveryResult.Outcome]
    /// Those of several who were not asked, as letters come back from them.
    var passedOver: [String] = []
    /// It was in the hands of a run that died.
    var isLost = false
  }

  init(_ dispatch: Dispatch, with parts: DeskParts) {
    self.dispatch = dispatch
    self.parts = parts
    lookedAroundAt = parts.clock.now()
  }

  /// How many messages may still be claimed: few, until it is known that somebody serves.
  var mayClaim: Int {
    let rest = (dispatch.limit ?? .max) - handedOver
    return max(0, isServed ? rest : min(rest, dispatch.mostSilences - silences - underway.count))
  }

  /// Whether what has ended is to be recorded: there is enough of it, it has waited long enough, or no more comes. Or it must be
  /// said again that this run lives.
  func isTimeToRecord(_ underway: Int) -> Bool {
    if !takenBack.isEmpty { return true }
    let now = parts.clock.now()
    guard let endedSince else { return isLeaseShort(at: now) }
    let waited = now.rawValue - endedSince.rawValue
    return underway == 0 || ended.count >= Self.mostPerTransaction || !(0..<Self.longestTransaction).contains(waited)
  }

  mutating func take(_ settled: [Settled]) {
    if settled.isEmpty { return }
    ended += settled
    endedSince = endedSince ?? parts.clock.now()
    for one in settled {
      isServed = !one.result.isUnserved
      // Whoever refuses a login refuses the next one too, and locks the account in the end.
      silences = isServed ? 0 : one.result.isLoginRefused ? dispatch.mostSilences : silences + 1
    }
    report.metSilence = silences >= dispatch.mostSilences
  }

  /// Records what has ended and claims up to `wanted` messages, in one durable transaction.
  ///
  /// Where that fails, the counts stand as before it, and what has ended can still be recorded.
  ///
  /// - Returns: the messages to hand over, and whether more may be due.
  mutating func recordAndClaim(_ wanted: Int) throws -> (mails: [OutgoingMail], mayBeMore: Bool) {
    var run = self
    let claimed = try parts.store.write(at: parts.clock.now()) { writing in
      try run.record(in: writing)
      try run.release(in: writing)
      let claimed = try run.claim(wanted, in: writing)
      try run.renewLease(in: writing)
      return claimed
    }
    self = run
    return claimed
  }

  private func isLeaseShort(at now: Instant) -> Bool {
    guard let renewedAt, !underway.isEmpty else { return false }
    return !(0..<Int64(Self.leaseSeconds) * 1000 / 3).contains(now.rawValue - renewedAt.rawValue)
  }

  private mutating func renewLease(in writing: Writing) throws {
    if isLeaseShort(at: writing.instant) {
      let until = writing.instant.adding(seconds: Self.leaseSeconds)
      try writing.renewLeases(of: dispatch.owner, until: until)
      renewedAt = writing.instant
    }
    if underway.isEmpty { renewedAt = nil } else { renewedAt = renewedAt ?? writing.instant }
  }

  /// Takes messages back of which no server has heard: the next transaction makes them due as before.
  mutating func takeBack(_ ids: [Int64]) {
    takenBack += ids
    handedOver -= ids.count
  }

  /// The report, with what still waits to leave by itself.
  func finished() throws -> DispatchReport {
    if report != DispatchReport() { try putOnRecord() }
    var report = report
    report.remaining = try parts.store.read { try $0.outboxRemaining() }
    return report
  }

  /// One entry for the whole run: each attempt is a row of its own, which stays.
  private func putOnRecord() throws {
    try parts.changing(as: .desk(.dispatch, by: parts.runBy)) { writing in
      for (name, count) in report.counts { writing.tell(name, count) }
    }
  }
}
