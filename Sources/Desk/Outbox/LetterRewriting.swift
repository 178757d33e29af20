import Cases
import Dates
import Envelope
import Mail
import Roster
import Rules
import Store

/// Writes a case's letter again where it was written before anybody had said who letters come from.
///
/// What it says is worked out as it was when the act was done, and dated then; it stays the same message.
struct LetterRewriting {
  let parts: DeskParts
  let reading: Reading

  /// Whether a letter of this sender answers nobody: the domain is reserved for that (RFC 2606 §2).
  static func isNeeded(for envelope: SealedEnvelope) -> Bool { envelope.sender.domain.hasSuffix(".invalid") }

  /// The letter with the office's present sender; nil where it can no longer be written as it was.
  func letter(for row: OutboxRow) throws -> SealedEnvelope? {
    guard let reference = row.caseReference, let file = try reading.caseFile(reference),
      let event = file.timeline.first(where: { $0.at == row.enqueuedAt && $0.act.verb != .note })
    else { return nil }
    let acting = try CaseActing(
      parts: writing(again: row), reading: reading, at: row.enqueuedAt,
      by: Acting(login: event.by, sharesTerminal: true), on: event.on)
    do {
      let same = try letters(of: event, on: file, row, acting).first {
        $0.kind.rawValue == row.letter && $0.structure == row.structure
      }
      return same?.posting.envelope.flatMap { Self.isNeeded(for: $0) ? nil : $0 }
    } catch is DeskRefusal {
      return nil
    }
  }

  /// All letters of the act that queued this one; what else was done in the same instant belongs to it.
  private func letters(
    of event: CaseEvent, on file: CaseFile, _ row: OutboxRow, _ acting: CaseActing
  ) throws -> [CaseLetter] {
    let before = CaseFile(reference: file.reference, timeline: Array(file.timeline.prefix { $0.at < row.enqueuedAt }))
    if let before, event.act.verb == .approve || event.act.verb == .refuse {
      return try DecisionDraft(event.act, on: before, acting).letters
    }
    let until = file.timeline.prefix { $0.at <= row.enqueuedAt }
    guard let after = CaseFile(reference: file.reference, timeline: Array(until)) else { return [] }
    let told = CaseLetters.Told(adviser: true, structures: row.structure.map { [$0] } ?? [])
    return try CaseLetters(acting: acting, before: before, file: after, told: told).written(event.act)
  }

  /// The desk on the day the letter was queued, drawing the Message-ID that it has.
  private func writing(again row: OutboxRow) -> DeskParts {
    var parts = parts
    let halves = row.messageID.split(separator: "@").map(String.init)
    let (queuedAt, token) = (row.enqueuedAt, halves.first ?? row.messageID)
    parts.mailing.domain = halves.last ?? parts.mailing.domain
    parts.mailing.token = { token }
    let day = parts.clock.day(of: queuedAt)
    parts.clock = DeskClock(now: { queuedAt }, today: { day }, offset: parts.clock.offset)
    return parts
  }
}
