import Cases
import Dates
import Mail
import Roster
import Store

extension OutboxRow {
  /// Whether the letter brings a decision that its reader may contest, and says how: a refusal, an approval of less than was asked
  /// for, a reopening that takes an approval back.
  func bringsWhatMayBeContested(_ reading: Reading) throws -> Bool {
    guard let kind = LetterKind(rawValue: letter), let reference = caseReference else { return false }
    switch kind {
    case .refusal: return true
    case .approval, .reopening: break
    default: return false
    }
    guard let file = try reading.caseFile(reference),
      let act = file.timeline.first(where: { $0.at == enqueuedAt })?.act,
      let before = CaseFile(reference: reference, timeline: Array(file.timeline.prefix { $0.at < enqueuedAt }))
    else { return false }
    switch act {
    case .approve(let modules): return modules < before.opening.modules
    case .reopen: return before.decision?.verdict == .approve && before.decision?.modules ?? 0 > 0
    default: return false
    }
  }

  /// The last day on which what the letter brings can be contested, where it was handed over on `day` to somebody who lives in
  /// `department`; nil where it brings nothing of the kind.
  func appealUntil(handedOverOn day: Day, livingIn department: DepartmentCode?, _ reading: Reading) throws -> Day? {
    guard try bringsWhatMayBeContested(reading) else { return nil }
    return AppealLimit.lastDay(from: day, AppealLimit.Distance(livingIn: department))
  }
}
