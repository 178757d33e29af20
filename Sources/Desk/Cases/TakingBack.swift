import Cases
import Dates
import Mail
import Store

/// Which letters about a case an act takes back, as what they tell no longer holds.
///
/// A reopening takes back what was written since the case was closed; a move to another adviser all that was written about it,
/// another move the acknowledgement; other acts nothing.
struct TakingBack {
  /// What the outbox keeps of it.
  let reason: String
  private let since: Instant
  /// nil for all kinds.
  private let kind: LetterKind?

  /// - Parameter file: the case before the act.
  init?(_ act: Act, on file: CaseFile) {
    switch act {
    case .reopen:
      guard let closed = file.timeline.last(where: { $0.act.verb.closes }) else { return nil }
      (reason, since, kind) = ("case-reopened", closed.at, nil)
    case .move(let adviser, _, _):
      let isOthers = adviser != file.opening.adviser
      (reason, since, kind) = ("case-moved", Instant(rawValue: .min), isOthers ? nil : .acknowledgement)
    default: return nil
    }
  }

  /// Whether it takes back a letter that was queued before it.
  func concerns(_ row: OutboxRow) -> Bool {
    row.enqueuedAt >= since && (kind.map { row.letter == $0.rawValue } ?? true)
  }
}

extension CaseFile {
  /// Whether something that was done since `row` was queued takes it back.
  func hasTakenBack(_ row: OutboxRow) -> Bool {
    timeline.indices.contains { index in
      let event = timeline[index]
      guard event.at > row.enqueuedAt, event.act.verb == .reopen || event.act.verb == .move,
        let before = CaseFile(reference: reference, timeline: Array(timeline[..<index]))
      else { return false }
      return TakingBack(event.act, on: before)?.concerns(row) ?? false
    }
  }
}

extension Verb {
  /// Whether a case is closed by it.
  fileprivate var closes: Bool { Moves.table.contains { $0.verb == self && $0.to?.isClosed ?? false } }
}
