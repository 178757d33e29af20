import Dates
import Mail
import Roster
public import Store

/// Queues what is to be told ahead of time, each thing once at each stage however often this runs and however many run it at once.
///
/// Some letters share a transaction: a run that is killed has queued those of whole transactions, and the next one the others.
public struct SendNotices: Sendable {
  public var plan: PlanNotices
  /// The most letters to queue; nil for all.
  public var limit: Int?
  /// Who lets the letters go; nil for whoever runs the program.
  public var by: Acting?

  public init(_ plan: PlanNotices, limit: Int? = nil, by: Acting? = nil) {
    self.plan = plan
    self.limit = limit
    self.by = by
  }

  /// What one run came to.
  public struct Report: Sendable, Hashable {
    /// Letters that wait in the outbox because of this run, by kind; in a dry run, that would.
    public var queued: [NoticeKind: Int] = [:]
    /// Letters that `limit` left for another run.
    public var remaining = 0
    public var leftOut: [NoticeLeftOut]

    /// All letters that were queued.
    public var letters: Int { queued.values.reduce(0, +) }
  }

  /// So many letters are queued in one transaction: others who write wait no longer than for these.
  private static let portion = 200

  /// Plans in a snapshot; plans again inside a transaction where anything has changed since.
  public func perform(with parts: DeskParts) throws -> Report {
    var standing = try parts.store.read { try Standing(in: $0, plan, parts) }
    var report = Report(leftOut: standing.plan.leftOut)
    if parts.isDryRun {
      for letter in standing.plan.letters.prefix(limit ?? .max) { report.queued[letter.kind, default: 0] += 1 }
      report.remaining = standing.plan.letters.count - report.letters
      return report
    }
    let deed = Deed.desk(.sendNotices, "notices \(plan.on)", by: by ?? parts.runBy)
    while !standing.plan.letters.isEmpty {
      let room = min(Self.portion, (limit ?? .max) - report.letters)
      if room <= 0 { break }
      let (before, counted) = (standing, report)
      (standing, report) = try parts.store.write(at: parts.clock.now(), as: parts.audited(deed)) { writing in
        var standing = try before.current(in: writing.reading, plan, parts)
        var report = counted
        for letter in standing.plan.letters.prefix(room) {
          if try queue(letter, in: writing, with: parts) { report.queued[letter.kind, default: 0] += 1 }
        }
        standing.plan.letters.removeFirst(min(room, standing.plan.letters.count))
        writing.tell("queued", report.letters - counted.letters)
        standing.version = try Standing.Version(writing.reading)
        return (standing, report)
      }
    }
    report.remaining = standing.plan.letters.count
    return report
  }

  private func queue(_ letter: NoticeLetter, in writing: Writing, with parts: DeskParts) throws -> Bool {
    let mark = try parts.mailing.postmark(on: parts.clock.today(), at: writing.instant)
    guard let envelope = parts.mailing.notice(letter, mark).envelope else { return false }
    _ = try writing.enqueue(
      envelope, letter: letter.kind.letter.rawValue, language: parts.mailing.language.rawValue,
      caseReference: letter.caseReference, structure: letter.structure?.id, reminders: [],
      campaign: NoticeRun(on: plan.on).description, notices: letter.keys)
    return true
  }

  /// A plan, and what it rests on.
  private struct Standing {
    var version: Version
    var plan: NoticePlan

    struct Version: Equatable {
      let facts: Int64
      let told: Set<NoticeKey>

      init(_ reading: Reading) throws {
        facts = try reading.factsVersion()
        told = try reading.noticesSent()
      }
    }

    init(in reading: Reading, _ asked: PlanNotices, _ parts: DeskParts) throws {
      version = try Version(reading)
      plan = try NoticePlan(on: asked.on, asked.policy, asked.kinds, in: reading, with: parts)
    }

    /// The same where nothing has changed, else planned anew.
    func current(in reading: Reading, _ asked: PlanNotices, _ parts: DeskParts) throws -> Standing {
      try Version(reading) == version ? self : try Standing(in: reading, asked, parts)
    }
  }
}

/// The notices of one day, as the outbox names them: `notices-2026-12-01`.
struct NoticeRun: LosslessStringConvertible {
  let day: Day

  init(on day: Day) { self.day = day }

  init?(_ name: String) {
    guard name.hasPrefix(Self.prefix), let day = Day(String(name.dropFirst(Self.prefix.count))) else { return nil }
    self.day = day
  }

  var description: String { Self.prefix + day.description }

  private static let prefix = "notices-"
}
