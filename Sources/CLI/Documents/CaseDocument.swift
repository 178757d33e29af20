import Cases
import Dates
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
  var version: Int
  var timeline: [EventDocument]

  /// Something that the rules say of the case on this day: advice, never a decision.
  struct AdviceDocument: Encodable {
    var check: String
    var ok: Bool
    var fr: String
    var en: String
  }

  struct EventDocument: Encodable {
    var at: String
    /// The day on which it takes effect.
    var on: String
    var by: String
    @OrNull var systemUser: String?
    var what: String
    @OrNull var detail: String?
  }
}

extension CaseDocument {
  init(_ file: CaseFile, advice: [AdviceDocument]) {
    let opening = file.opening
    self.init(
      case: file.reference.description, adviser: opening.adviser.rawValue, obligation: opening.obligation.description,
      ground: opening.ground.rawValue, modules: opening.modules, from: opening.absence?.start.description,
      to: opening.absence?.end?.description, state: file.state.rawValue, receivedOn: opening.receivedOn.description,
      impliedDecisionOn: file.impliedDecisionOn.description, requestedBy: opening.requestedBy.rawValue,
      assignedTo: file.assignedTo, message: opening.message, advice: advice, version: file.version,
      timeline: file.timeline.map(EventDocument.init))
  }
}

extension CaseDocument.EventDocument {
  init(_ event: CaseEvent) {
    let detail: String? =
      switch event.act {
      case .open(let opening): "\(opening.obligation), \(opening.modules), \(opening.ground)"
      case .take, .withdraw: nil
      case .note(let text): text
      case .propose(let verdict, let modules, let reason):
        [verdict.rawValue, modules.map(String.init), reason].compactMap { $0 }.joined(separator: ", ")
      case .approve(let modules): String(modules)
      case .refuse(let reason): reason
      }
    self.init(
      at: event.at.description, on: event.on.description, by: event.by, systemUser: event.systemUser,
      what: event.act.verb.rawValue, detail: detail)
  }
}
