import Cases
import Dates
import Roster
import Rules

extension CaseDocument.EventDocument {
  init(_ event: CaseEvent) {
    self.init(
      at: event.at.description, on: event.on.description, by: event.by, systemUser: event.systemUser,
      inPlaceOf: event.inPlaceOf, what: event.act.verb.rawValue, detail: event.act.detail)
  }
}

extension Act {
  /// What the act says beside its name; nil where it says nothing.
  fileprivate var detail: String? {
    switch self {
    case .open(let opening): "\(opening.obligation), \(opening.modules), \(opening.ground)"
    case .take, .unassign, .withdraw: nil
    case .give(let login): login
    case .note(let text), .label(let text), .unlabel(let text), .sendBack(let text), .refuse(let text),
      .reopen(let text):
      text
    case .move(let adviser, let obligation, let modules): "\(adviser), \(obligation), \(modules)"
    case .requestDocuments(let text, let by): "\(by), \(text)"
    case .documentsSeen(let text, let validity):
      "\(validity.start) – \(validity.end?.description ?? "…"), \(text)"
    case .keepEvidence(let number): String(number)
    case .propose(let verdict, let modules, let reason):
      [verdict.rawValue, modules.map(String.init), reason].compactMap { $0 }.joined(separator: ", ")
    case .sign(let verdict, let modules, let reason):
      [verdict.rawValue, String(modules), reason].compactMap { $0 }.joined(separator: ", ")
    case .approve(let modules): String(modules)
    case .merge(let other), .link(let other), .unlink(let other): other.description
    case .absorb(let other, let receivedOn): "\(other), \(receivedOn)"
    }
  }
}
