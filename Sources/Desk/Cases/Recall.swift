import Cases
import Dates
import Envelope
import Mail
import Store

/// What was written about a case before something changed that it told of.
struct Recall {
  /// May have arrived.
  var told: [QueuedLetter] = []
  /// Has not left, and no longer will.
  var recalled: [QueuedLetter] = []

  /// Takes the letters that `act` makes untrue and that have not left off their way, and lists the others.
  ///
  /// A reopening undoes what was written since the case was closed; a move to another adviser all that was written about it,
  /// another move the acknowledgement; other acts nothing.
  init(of file: CaseFile, because act: Act, _ writing: Writing) throws {
    self.init()
    switch act {
    case .reopen:
      let closed = file.timeline.last { $0.act.verb.closes }
      try keep(file.reference, because: "case-reopened", writing) { row in
        closed.map { row.enqueuedAt >= $0.at } ?? false
      }
    case .move(let adviser, _, _):
      let isOthers = adviser != file.opening.adviser
      try keep(file.reference, because: "case-moved", writing) { row in
        isOthers || row.letter == LetterKind.acknowledgement.rawValue
      }
    default: break
    }
  }

  private init() {}

  private mutating func keep(
    _ reference: CaseReference, because reason: String, _ writing: Writing, where isUntrue: (OutboxRow) -> Bool
  ) throws {
    for row in try writing.reading.outbox(OutboxFilter(caseReference: reference)) where isUntrue(row) {
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
      // One that a dispatcher holds may be leaving at this moment.
      case .claimed, .accepted, .inDoubt: told.append(letter)
      }
    }
  }
}

extension Verb {
  /// Whether a case is closed by it.
  fileprivate var closes: Bool { Moves.table.contains { $0.verb == self && $0.to?.isClosed ?? false } }
}
