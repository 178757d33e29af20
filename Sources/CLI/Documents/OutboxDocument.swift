import Cases
import Dates
import Desk
import Roster
import Store

/// A letter as lists show it.
struct OutboxDocument: Encodable {
  var id: Int64
  var to: [String]
  var letter: String
  var state: String
  var attempts: Int
  var messageId: String
  @OrNull var lastReply: String?
  @OrNull var `case`: String?
  @OrNull var structure: String?
  @OrNull var campaign: String?
  var enqueuedAt: String
  @OrNull var nextAttempt: String?

  init(_ row: OutboxRow) {
    id = row.id
    to = row.to
    letter = row.letter
    state = row.state.rawValue
    attempts = row.attempts
    messageId = row.messageID
    lastReply = row.lastReply
    `case` = row.caseReference?.description
    structure = row.structure?.rawValue
    campaign = row.campaign
    enqueuedAt = row.enqueuedAt.description
    nextAttempt = row.nextAttempt?.description
  }

  var text: String {
    "\(id)\t\(state)\t\(letter)\t\(to.joined(separator: ", "))\t\(attempts)\t\(lastReply ?? "")"
  }
}

/// What a run over the outbox came to.
struct DispatchDocument: Encodable {
  var sent: Int
  var deferred: Int
  var failed: Int
  var inDoubt: Int
  var remaining: Int
  var held: Int
  var dropped: Int
  var later: Int

  init(_ report: DispatchReport) {
    sent = report.sent
    deferred = report.deferred
    failed = report.failed
    inDoubt = report.inDoubt
    remaining = report.remaining
    held = report.held
    dropped = report.dropped
    later = report.later
  }

  func print(json: Bool, prefix: String = "") throws {
    try Console.print(json ? JSON.line(self) : prefix + said.now)
  }

  var said: Said {
    Said(
      "lettres envoyées : \(sent), différées : \(deferred), échouées : \(failed), douteuses : \(inDoubt), retenues : \(held), sans objet : \(dropped), remises à plus tard : \(later), restantes : \(remaining)",
      "letters sent: \(sent), deferred: \(deferred), failed: \(failed), in doubt: \(inDoubt), held: \(held), dropped: \(dropped), put off: \(later), remaining: \(remaining)"
    )
  }
}
