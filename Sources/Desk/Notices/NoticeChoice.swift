import Dates
import Roster
import Store

/// Which of the things found are to be told on a day, and why the others are not: a function of them, of the day, and of what was
/// told before.
struct NoticeChoice: Sendable, Hashable {
  /// One thing that is to be told.
  struct Due: Sendable, Hashable {
    var finding: NoticeFinding
    var stage: Int

    var key: NoticeKey { finding.key(stage) }
  }

  /// In the order of the findings.
  private(set) var due: [Due] = []
  /// What has reached a stage, and is told to nobody.
  private(set) var leftOut: [NoticeLeftOut] = []

  init(_ findings: [NoticeFinding], on day: Day, _ policy: NoticePolicy, told: Set<NoticeKey>) {
    var latest: [NoticeKey: Int] = [:]
    for key in told { latest[Self.subject(key)] = min(latest[Self.subject(key)] ?? key.stage, key.stage) }
    for finding in findings {
      guard let stage = policy.stage(of: finding, on: day) else { continue }
      let due = Due(finding: finding, stage: stage)
      // What was said once is not said again as if there were more time.
      let isTold = latest[Self.subject(due.key)].map { $0 <= stage } ?? false
      if let reason = finding.obstacle ?? (isTold ? .toldAlready : nil) {
        leftOut.append(NoticeLeftOut(finding, reason))
      } else {
        self.due.append(due)
      }
    }
  }

  private static func subject(_ key: NoticeKey) -> NoticeKey {
    var subject = key
    subject.stage = 0
    return subject
  }
}
