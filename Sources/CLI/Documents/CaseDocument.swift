import Cases
import Dates
import Desk
import Roster
import Rules

/// A case as other programs read it.
struct CaseDocument: Encodable {
  var `case`: String
  var adviser: String
  var obligation: String
  var ground: String
  var modules: Int
  @OrNull var from: String?
  @OrNull var to: String?
  var state: String
  var receivedOn: String
  var impliedDecisionOn: String
  var requestedBy: String
  @OrNull var assignedTo: String?
  @OrNull var message: String?
  var advice: [AdviceDocument]
  var labels: [String]
  var links: [String]
  @OrNull var mergedInto: String?
  /// The day by which papers that are awaited are to be sent.
  @OrNull var documentsBy: String?
  var version: Int
  var timeline: [EventDocument]
  /// Where a decision was to be looked at again: why, and what came of it.
  var reviews: [ReviewDocument]
  /// After an act: the letters that it queued.
  var letters: [LetterDocument]?
  /// Letters that told of what no longer holds, and may have arrived.
  var told: [LetterDocument]?
  /// Letters that would have told of it, and stay here.
  var recalled: [LetterDocument]?
  /// After a reopening: the last day on which the approval could be withdrawn, where that has passed.
  var withdrawableUntil: String?

  /// A letter in the outbox.
  struct LetterDocument: Encodable {
    var id: Int64
    var letter: String
    var to: [String]
    var subject: String

    init(_ letter: QueuedLetter) {
      id = letter.outboxID
      self.letter = letter.letter
      to = letter.to
      subject = letter.subject
    }
  }

  struct EventDocument: Encodable {
    var at: String
    /// The day on which it takes effect.
    var on: String
    var by: String
    @OrNull var systemUser: String?
    @OrNull var inPlaceOf: String?
    var what: String
    @OrNull var detail: String?
  }
}

extension CaseDocument {
  init(_ file: CaseFile, advice: [AdviceDocument], reviews: [Review]) {
    let opening = file.opening
    self.init(
      case: file.reference.description, adviser: opening.adviser.rawValue, obligation: opening.obligation.description,
      ground: opening.ground.rawValue, modules: opening.modules, from: opening.absence?.start.description,
      to: opening.absence?.end?.description, state: file.state.rawValue, receivedOn: opening.receivedOn.description,
      impliedDecisionOn: file.impliedDecisionOn.description, requestedBy: opening.requestedBy.rawValue,
      assignedTo: file.assignedTo, message: opening.message, advice: advice, labels: file.labels.sorted(),
      links: file.links.sorted().map(\.description), mergedInto: file.mergedInto?.description,
      documentsBy: file.request?.by.description, version: file.version,
      timeline: file.timeline.map(EventDocument.init), reviews: reviews.map { ReviewDocument($0, of: file) })
  }
}
