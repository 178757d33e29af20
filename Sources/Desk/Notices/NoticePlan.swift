import Cases
public import Dates
import Mail
import Roster
import Rules
public import Store

/// Who is to be told what ahead of time, and who is left out and why; worked out before anything is written.
public struct NoticePlan: Sendable, Equatable {
  public internal(set) var day: Day
  /// By kind, then by adviser.
  public internal(set) var letters: [NoticeLetter] = []
  /// By kind, then by adviser.
  public internal(set) var leftOut: [NoticeLeftOut] = []
}

extension NoticePlan {
  /// - Parameters:
  ///   - kinds: only these.
  ///   - reading: one snapshot of the facts and of what was told.
  init(
    on day: Day, _ policy: NoticePolicy, _ kinds: Set<NoticeKind>, in reading: Reading, with parts: DeskParts
  ) throws {
    self.day = day
    let findings = try Self.findings(on: day, in: reading, with: parts).filter { kinds.contains($0.kind) }
    let choice = NoticeChoice(findings, on: day, policy, told: try reading.noticesSent())
    leftOut = choice.leftOut
    let places = Dictionary(choice.due.map { ($0.key, $0.finding) }) { first, _ in first }
    for letter in try NoticeComposition(parts: parts, reading: reading, day: day).letters(choice.due) {
      guard let reason = letter.obstacle else {
        letters.append(letter)
        continue
      }
      leftOut += letter.tells.compactMap { places[$0.key] }.map { NoticeLeftOut($0, reason) }
    }
    leftOut = NoticeKind.allCases.flatMap { kind in leftOut.filter { $0.kind == kind } }
  }

  private static func findings(on day: Day, in reading: Reading, with parts: DeskParts) throws -> [NoticeFinding] {
    let kinds = try reading.structures().compactMapValues(\.kind)
    var scan = NoticeScan(on: day, in: parts.book(day))
    var findings: [NoticeFinding] = []
    try reading.eachAdviser { record in
      findings += scan.findings(of: record.id, record.facts, record.employments, kinds: kinds)
    }
    return try findings
      + reading.caseFiles(CaseFilter(states: [.awaitingDocuments])).compactMap { scan.finding(of: $0) }
  }
}

extension NoticeLetter {
  /// What it tells, as the outbox remembers it.
  var keys: [NoticeKey] { tells.map(\.key) }
}

/// Works out who would be told what ahead of time, and who is left out and why. Changes nothing.
public struct PlanNotices: Sendable {
  public var on: Day
  public var policy: NoticePolicy
  /// Only these.
  public var kinds: Set<NoticeKind>

  public init(on: Day, policy: NoticePolicy, kinds: Set<NoticeKind> = Set(NoticeKind.allCases)) {
    self.on = on
    self.policy = policy
    self.kinds = kinds
  }

  public func perform(with parts: DeskParts) throws -> NoticePlan {
    try parts.store.read { try NoticePlan(on: on, policy, kinds, in: $0, with: parts) }
  }
}
