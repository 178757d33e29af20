import Cases
import Envelope
import Mail
import Roster
import Store

/// Whether a letter about a case still tells what holds, and goes to where its reader is reached by now.
///
/// Both may have changed while it waited, or while a dispatcher had it in its hands. Two small questions to the database for a
/// letter about a case, none for others.
struct DecisionCheck {
  let reading: Reading

  /// What else becomes of the letter; nil where nothing has changed since it was queued.
  func readiness(of row: OutboxRow, as envelope: SealedEnvelope) throws -> Readiness? {
    guard let reference = row.caseReference,
      let standing = try reading.standing(of: reference, since: row.enqueuedAt)
    else { return nil }
    var adviser = standing.adviser
    let isToFormer = row.letter == LetterKind.transfer.rawValue
    if standing.mayBeTakenBack || isToFormer, let file = try reading.caseFile(reference) {
      if file.hasTakenBack(row) {
        return .drop(try reading.mayHaveArrived(row) ? "recalled-in-doubt" : "recalled")
      }
      // It was theirs before the act that the letter tells of.
      let before = CaseFile(reference: reference, timeline: Array(file.timeline.prefix { $0.at < row.enqueuedAt }))
      if isToFormer, let former = before?.opening.adviser { adviser = former }
    }
    return address(envelope, to: try mailbox(of: row, adviser))
  }

  private func mailbox(of row: OutboxRow, _ adviser: AdviserID) throws -> Result<MailAddress, NoAddress> {
    if let id = row.structure {
      return try reading.structure(id).map(Recipients.mailbox) ?? .failure(NoAddress(.structure(id), .missing))
    }
    return try reading.adviser(adviser).map(Recipients.mailbox) ?? .failure(NoAddress(.adviser(adviser), .missing))
  }

  /// The same words to where letters to its reader go by now. One without a sender is written again all the same.
  private func address(_ envelope: SealedEnvelope, to mailbox: Result<MailAddress, NoAddress>) -> Readiness? {
    // One to several was addressed by a person.
    if envelope.recipients.count > 1 { return nil }
    switch mailbox {
    case .success(let mailbox):
      if envelope.recipients.map(\.address) == [mailbox.address] || LetterRewriting.isNeeded(for: envelope) {
        return nil
      }
      return envelope.readdressed(to: mailbox).map { .send($0, telling: []) }
    case .failure(let reason):
      return .hold(reason.why == .muted && !envelope.recipients.isEmpty ? "address-muted" : "no-address")
    }
  }
}
