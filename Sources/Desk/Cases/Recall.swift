import Cases
import Envelope
import Store

/// What was written about a case before something changed that it told of.
struct Recall {
  /// May have arrived.
  var told: [QueuedLetter] = []
  /// Has not left, and no longer will.
  var recalled: [QueuedLetter] = []

  /// Takes the letters about a case that have not left off their way, and lists the others.
  init(about reference: CaseReference, because reason: String, _ writing: Writing) throws {
    for row in try writing.reading.outbox(OutboxFilter(caseReference: reference)) {
      let subject = try writing.reading.envelope(row.id)?.subject ?? ""
      let letter = QueuedLetter(outboxID: row.id, letter: row.letter, to: row.to, subject: subject)
      switch row.state {
      case .cancelled: continue
      case .queued, .deferred, .held, .failed:
        try writing.cancel(row.id, reason: reason)
        recalled.append(letter)
      // One that a dispatcher holds may be leaving at this moment.
      case .claimed, .accepted, .inDoubt: told.append(letter)
      }
    }
  }
}
