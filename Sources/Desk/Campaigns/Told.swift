import Dates
import Roster
import Store

/// What each addressee was told of, or will be by a letter on its way, and what of it has really left.
struct Told {
  private var last: [ReminderKey: Int] = [:]
  private var left: [ReminderKey: [Int: Day]] = [:]

  init(in reading: Reading, _ clock: DeskClock) throws {
    for key in try reading.remindersSent() { add(key) }
    for telling in try reading.tellings() {
      left[Self.subject(telling.key), default: [:]][telling.key.stage] = clock.day(of: telling.at)
    }
  }

  mutating func add(_ key: ReminderKey) {
    let subject = Self.subject(key)
    last[subject] = max(last[subject] ?? 0, key.stage)
  }

  /// Whether this stage, or a later one, was told: what was said once is not said again more mildly.
  func reached(_ key: ReminderKey) -> Bool { (last[Self.subject(key)] ?? 0) >= key.stage }

  /// For the how manieth time it is really told, from 1.
  func telling(_ key: ReminderKey) -> Int { 1 + (left[Self.subject(key)]?.keys.count { $0 < key.stage } ?? 0) }

  /// The day on which an earlier stage left last; nil where none did.
  func lastTold(_ key: ReminderKey) -> Day? {
    left[Self.subject(key)]?.filter { $0.key < key.stage }.values.max()
  }

  private static func subject(_ key: ReminderKey) -> ReminderKey {
    var subject = key
    subject.stage = 0
    // An adviser is told once, whoever employs them.
    if key.addressee == .adviser { subject.structure = StructureID("") }
    return subject
  }
}

extension OverduePolicy {
  /// Whether somebody who was told of an obligation on a day is not told of it again yet.
  func isTooSoon(after told: Day?, on day: Day) -> Bool { told.map { day.days(since: $0) < gapDays } ?? false }
}

extension Reading {
  /// What speaks against telling this, by what was told before; nil where nothing does.
  ///
  /// - Parameter isQueued: whether a letter of this stage is the one that is asked about.
  func against(
    _ key: ReminderKey, isQueued: Bool, _ policy: OverduePolicy, with parts: DeskParts
  ) throws -> LeftOut.Reason? {
    let last = try lastStage(of: key)
    // Of letters that were held up only the one of the last stage leaves: they do not arrive all at once.
    if isQueued ? last > key.stage : last >= key.stage { return .toldAlready }
    let told = try tellings(before: key).map { parts.clock.day(of: $0.at) }.max()
    return policy.isTooSoon(after: told, on: parts.clock.today()) ? .toldLately : nil
  }
}
