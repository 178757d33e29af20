import Cases
import Envelope
import Store

/// What was written about a case before something changed that it told of.
struct Recall {
  /// May have arrived.
  var told: [QueuedLetter] = []
  /// Has not left, and no longer will.
  var recalled: [QueuedLetter] = []

  /// Takes the letters that `act` takes back and that have not left off their way, and lists the others.
  init(of file: CaseFile, because act: Act, _ writing: Writing) throws {
    guard let back = TakingBack(act, on: file) else { return }
    let reason = back.reason
    for row in try writing.reading.outbox(OutboxFilter(caseReference: file.reference)) where back.concerns(row) {
      let subject = try writing.reading.envelope(row.id)?.subject ?? ""
      let letter = QueuedLetter(outboxID: row.id, letter: row.letter, to: row.to, subject: subject)
      switch row.state {
      case .cancelled: continue
      case .held, .failed:
        // On paper it may have arrived all the same.
        if try writing.reading.postActs(of: row.id).contains(where: { $0.what == .sent || $0.what == .notified }) {
          told.append(letter)
        } else {
          try writing.cancel(row.id, reason: reason)
          recalled.append(letter)
        }
      case .queued, .deferred:
        try writing.cancel(row.id, reason: reason)
        // Of several recipients, one may have it.
        if try writing.reading.mayHaveArrived(row) { told.append(letter) } else { recalled.append(letter) }
      // One that a dispatcher holds may be leaving at this moment; where it comes back, it is not taken again (DecisionCheck).
      case .claimed, .accepted, .inDoubt: told.append(letter)
      }
    }
  }
}
