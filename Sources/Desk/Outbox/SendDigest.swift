import Cases
public import Dates
import Envelope
import Mail
import Store

/// Writes to everybody who instructs where cases and mail stand: to each once a day, however often this is run.
///
/// Cases are named by their number alone, so that a mailbox that is read by others tells nothing of anybody.
public struct SendDigest: Sendable {
  public var on: Day
  /// Days without an act after which an open case is told of.
  public var leftOpenDays: Int

  public init(on: Day, leftOpenDays: Int) {
    self.on = on
    self.leftOpenDays = leftOpenDays
  }

  /// Whom a run wrote to, by login.
  public struct Report: Sendable, Equatable {
    public var queued: [String] = []
    public var alreadySent: [String] = []
    public var withoutAddress: [String] = []
  }

  public func perform(with parts: DeskParts) throws -> Report {
    try parts.changing(as: .desk(.sendDigest, "digest \(on)", by: parts.runBy)) { writing in
      let report = try send(in: writing, with: parts)
      writing.tell("queued", report.queued.count)
      return report
    }
  }

  private func send(in writing: Writing, with parts: DeskParts) throws -> Report {
    let (reading, mailing) = (writing.reading, parts.mailing)
    let letters = mailing.writer
    let campaign = "\(LetterKind.dailyDigest.rawValue)-\(on)"
    let told = try reading.recipients(of: LetterKind.dailyDigest.rawValue, campaign: campaign)
    var report = Report()
    let readers = try reading.users().filter(\.role.mayInstruct)
    guard let first = readers.first else { return report }
    var digest = try DailyDigest(
      for: first, on: on, leftOpenDays: leftOpenDays, at: writing.instant, in: reading)
    for user in readers {
      digest.reader = user
      let mark = try mailing.postmark(on: on, at: writing.instant)
      guard let envelope = letters.dailyDigest(digest, mark).envelope else {
        report.withoutAddress.append(user.login)
        continue
      }
      if told.isSuperset(of: envelope.recipients.map(\.address)) {
        report.alreadySent.append(user.login)
        continue
      }
      _ = try writing.enqueue(
        envelope, letter: LetterKind.dailyDigest.rawValue, language: mailing.language.rawValue, caseReference: nil,
        structure: nil, reminders: [], campaign: campaign)
      report.queued.append(user.login)
    }
    return report
  }
}

extension DailyDigest {
  /// Where cases and mail stand on `day`: implied decisions first, the nearest first, then papers that are late, then
  /// cases that nobody has touched.
  init(for user: User, on day: Day, leftOpenDays: Int, at instant: Instant, in reading: Reading) throws {
    let open = try reading.openCases(on: day, edges: []).mapValues { $0.reduce(0, +) }
    let names = Dictionary(try reading.users().map { ($0.login, $0.name) }) { first, _ in first }
    var alarms: [Alarm] = []
    for reference in try reading.casesToLookAt(on: day, leftOpenDays: leftOpenDays) {
      guard let file = try reading.caseFile(reference) else { continue }
      let assignee = file.assignedTo.map { names[$0] ?? $0 }
      alarms += file.alarms(on: day, leftOpenDays: leftOpenDays).map {
        Alarm(reference: reference, alarm: $0, assignee: assignee)
      }
    }
    alarms.sort { a, b in
      if a.rank != b.rank { return a.rank < b.rank }
      return a.alarm.day == b.alarm.day ? a.reference < b.reference : a.alarm.day < b.alarm.day
    }
    var nobodys = CaseFilter(openOnly: true)
    nobodys.assignee = .nobody
    let unassigned = try reading.cases(nobodys).rows.count
    self.init(
      reader: user, open: open, unassigned: unassigned, alarms: alarms,
      mail: MailStanding(try reading.outboxReport(at: instant)))
  }
}

extension DailyDigest.Alarm {
  fileprivate var rank: Int {
    switch alarm.kind {
    case .impliedDecisionNear, .impliedDecisionToday, .impliedDecisionPassed: 0
    case .documentsLate: 1
    case .leftOpen: 2
    }
  }
}

extension MailStanding {
  init(_ report: OutboxReport) {
    self.init(
      queued: report.count(.queued, .claimed), deferred: report.count(.deferred), failed: report.count(.failed),
      held: report.count(.held), inDoubt: report.count(.inDoubt))
  }
}
