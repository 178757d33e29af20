import Cases
import Dates
import Envelope
import Mail
import Roster
import Rules
import Store

/// Writes a decision's letter again where it was written before anybody had said who letters come from.
///
/// What it says is worked out as it was when the decision was taken, and dated then; it stays the same message.
struct LetterRewriting {
  let parts: DeskParts
  let reading: Reading

  /// Whether a letter of this sender answers nobody: the domain is reserved for that (RFC 2606 §2).
  static func isNeeded(for envelope: SealedEnvelope) -> Bool { envelope.sender.domain.hasSuffix(".invalid") }

  /// The letter with the office's present sender; nil where it can no longer be written as it was.
  func letter(for row: OutboxRow) throws -> SealedEnvelope? {
    guard let reference = row.caseReference, let file = try reading.caseFile(reference),
      let (before, event) = file.beforeItsDecision
    else { return nil }
    let acting = try CaseActing(
      parts: writing(again: row), reading: reading, at: row.enqueuedAt,
      by: Acting(login: event.by, sharesTerminal: true), on: event.on)
    do {
      let letters = try DecisionDraft(event.act, on: before, acting).letters
      let same = letters.first { $0.kind.rawValue == row.letter && $0.structure == row.structure }
      return same?.posting.envelope.flatMap { Self.isNeeded(for: $0) ? nil : $0 }
    } catch is DeskRefusal {
      return nil
    }
  }

  /// The desk on the day the letter was queued, drawing the Message-ID that it has.
  private func writing(again row: OutboxRow) -> DeskParts {
    var parts = parts
    let halves = row.messageID.split(separator: "@").map(String.init)
    let (queuedAt, token) = (row.enqueuedAt, halves.first ?? row.messageID)
    parts.mailing.domain = halves.last ?? parts.mailing.domain
    parts.mailing.token = { token }
    let day = Day(rawValue: Int32(queuedAt.rawValue / 86_400_000))
    parts.clock = DeskClock(now: { queuedAt }, today: { day })
    return parts
  }
}

extension CaseFile {
  /// The case as it was when it was decided, and the act that decided it; nil where it was not.
  fileprivate var beforeItsDecision: (CaseFile, CaseEvent)? {
    guard let index = timeline.lastIndex(where: { $0.act.verb == .approve || $0.act.verb == .refuse }),
      let before = CaseFile(reference: reference, timeline: Array(timeline[..<index]))
    else { return nil }
    return (before, timeline[index])
  }
}
