import Dates
import Envelope
import Mail
import Roster
import Store

/// Whether a letter that is to be printed still tells something true, and how it reads then, as is asked of one that is mailed
/// each time it is about to leave.
///
/// Reminders and notices may cease to be true; a decision says what was decided.
struct PaperCheck {
  let parts: DeskParts
  let policy: OverduePolicy

  /// Whether anything that the letter tells is still true; nothing is recorded.
  func isTrue(_ row: OutboxRow, in reading: Reading) throws -> Bool {
    guard row.mayCeaseToBeTrue else { return true }
    if let kind = NoticeKind(rawValue: row.letter) { return try notices.isTrue(kind, row, in: reading) }
    if try reminders.isCancelled(row, in: reading) { return false }
    return try reminders.standing(of: row, in: reading)?.digest != nil
  }

  /// The letter as it reads on the day, and which reminders it tells; nil where nothing in it is true any more.
  func letter(for row: OutboxRow, in writing: Writing) throws -> (Posting, [ReminderKey])? {
    if let kind = NoticeKind(rawValue: row.letter) {
      return try notices.posting(kind, for: row, in: writing).map { ($0, []) }
    }
    if try reminders.isCancelled(row, in: writing.reading) { return nil }
    return try reminders.letter(for: row, in: writing)
  }

  private var reminders: ReminderCheck { ReminderCheck(parts: parts, policy: policy, day: parts.clock.today()) }
  private var notices: NoticeCheck { NoticeCheck(parts: parts, day: parts.clock.today()) }
}

extension OutboxRow {
  /// Whether what it says may cease to be true as long as it has not arrived.
  var mayCeaseToBeTrue: Bool { purpose == .reminder }
}
