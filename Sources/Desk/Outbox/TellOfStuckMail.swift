import Cases
public import Dates
import Envelope
import Mail
import Store

/// Tells the admins that decisions do not leave: by a letter, once a day while that lasts.
///
/// Where mail itself is down the letter waits with the others: whoever asks for this is told too, and says so elsewhere.
public struct TellOfStuckMail: Sendable {
  /// How long a decision may wait to leave.
  public var afterMinutes: Int

  /// So long passes before they are told again.
  private static let silence = 24 * 3600

  /// What was found.
  public struct Found: Sendable, Hashable {
    /// When the decision that has waited longest was queued.
    public var oldest: Instant
    /// Letters to the admins that were queued because of it; none where they were told before, or none has an address.
    public var told: Int
  }

  public init(afterMinutes: Int) { self.afterMinutes = afterMinutes }

  /// - Returns: nil where decisions leave.
  public func perform(with parts: DeskParts) throws -> Found? {
    // Asked at every run: nothing is written where all is well.
    guard let oldest = try parts.store.read({ try stuckSince(parts.clock.now(), in: $0) }) else { return nil }
    let told = try parts.changing(as: .desk(.tellOfStuckMail, by: parts.runBy)) { writing in
      let reading = writing.reading
      guard let oldest = try stuckSince(writing.instant, in: reading) else { return 0 }
      if let last = try reading.lastAlarm(), last.adding(seconds: Self.silence) > writing.instant { return 0 }
      return try tell(since: oldest, parts, writing)
    }
    return Found(oldest: oldest, told: told)
  }

  private func stuckSince(_ now: Instant, in reading: Reading) throws -> Instant? {
    try reading.oldestWaiting(.decision).flatMap { $0.adding(seconds: afterMinutes * 60) < now ? $0 : nil }
  }

  private func tell(since oldest: Instant, _ parts: DeskParts, _ writing: Writing) throws -> Int {
    let report = try writing.reading.outboxReport(at: writing.instant)
    let mailing = parts.mailing
    let letters = mailing.writer
    var count = 0
    for admin in try writing.reading.users() where admin.role == .admin {
      let stuck = StuckMail(reader: admin, since: oldest, report)
      let mark = try mailing.postmark(on: parts.clock.today(), at: writing.instant)
      guard let envelope = letters.stuckMail(stuck, mark).envelope else { continue }
      _ = try writing.enqueue(
        envelope, letter: LetterKind.stuckMail.rawValue, language: mailing.language.rawValue, caseReference: nil,
        structure: nil, reminders: [], campaign: nil)
      count += 1
    }
    return count
  }
}

extension StuckMail {
  fileprivate init(reader: User, since oldest: Instant, _ report: OutboxReport) {
    self.init(
      reader: reader, decisions: report.count(.queued, .claimed, .deferred, of: .decision),
      minutes: Int((report.at.rawValue - oldest.rawValue) / 60_000), mail: MailStanding(report),
      reasons: report.deferred.map { reason in
        let words = [reason.code.map(String.init), reason.enhanced, reason.fault].compactMap(\.self)
        return Reason(words.joined(separator: " "), count: reason.count)
      })
  }
}
