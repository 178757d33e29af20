import Cases
import Dates
import Roster
import Rules

extension StoredEvent {
  /// What the act says, put into the row's columns.
  mutating func take(_ act: Act) {
    switch act {
    case .open(let opening): take(opening)
    case .give(let login): toLogin = login
    case .note(let words), .label(let words), .unlabel(let words), .sendBack(let words), .refuse(let words),
      .reopen(let words):
      text = words
    case .move(let adviser, let obligation, let modules):
      self.adviser = adviser
      self.obligation = obligation
      self.modules = modules
    case .requestDocuments(let words, let by):
      text = words
      dueOn = by
    case .documentsSeen(let words, let validity):
      text = words
      period = validity
    case .keepEvidence(let number): evidence = number
    case .propose(let verdict, let modules, let reason):
      self.verdict = verdict
      self.modules = modules
      text = reason
    case .sign(let verdict, let modules, let reason):
      self.verdict = verdict
      self.modules = modules
      text = reason
    case .approve(let modules): self.modules = modules
    case .merge(let twin): other = twin
    case .absorb(let duplicate, let receivedOn):
      other = duplicate
      self.receivedOn = receivedOn
    case .link(let reference), .unlink(let reference): other = reference
    case .take, .unassign, .withdraw: break
    }
  }

  private mutating func take(_ opening: Opening) {
    adviser = opening.adviser
    obligation = opening.obligation
    modules = opening.modules
    requestedBy = opening.requestedBy
    receivedOn = opening.receivedOn
    period = opening.absence
    text = opening.message
  }

  /// What was done; nil where the row lacks what such an act says. Words that were erased read as none, the days of a paper as
  /// the day on which it was seen.
  func act(_ ground: GroundCode) -> Act? {
    let words = text ?? ""
    switch verb {
    case .open: return opening(ground).map(Act.open)
    case .take: return .take
    case .give: return toLogin.map { .give(to: $0) }
    case .unassign: return .unassign
    case .note: return .note(words)
    case .label: return .label(words)
    case .unlabel: return .unlabel(words)
    case .requestDocuments: return dueOn.map { .requestDocuments(words, by: $0) }
    case .documentsSeen: return (period ?? Period(start: on, end: on)).map { .documentsSeen(words, validity: $0) }
    case .keepEvidence: return evidence.map(Act.keepEvidence)
    case .sendBack: return .sendBack(reason: words)
    case .refuse: return .refuse(reason: words)
    case .approve: return modules.map { .approve(modules: $0) }
    case .withdraw: return .withdraw
    case .reopen: return .reopen(reason: words)
    case .propose: return verdict.map { .propose($0, modules: modules, reason: words) }
    case .move, .sign, .merge, .absorb, .link, .unlink: return other(words)
    }
  }

  private func other(_ words: String) -> Act? {
    switch verb {
    case .move:
      guard let adviser, let obligation, let modules else { return nil }
      return .move(adviser: adviser, obligation: obligation, modules: modules)
    case .sign:
      guard let verdict, let modules else { return nil }
      return .sign(verdict, modules: modules, reason: text)
    case .absorb:
      guard let other, let receivedOn else { return nil }
      return .absorb(other, receivedOn: receivedOn)
    case .merge: return other.map { .merge(into: $0) }
    case .link: return other.map(Act.link)
    case .unlink: return other.map(Act.unlink)
    default: return nil
    }
  }

  private func opening(_ ground: GroundCode) -> Opening? {
    guard let adviser, let obligation, let modules, let requestedBy, let receivedOn else { return nil }
    return Opening(
      adviser: adviser, obligation: obligation, ground: ground, modules: modules, absence: period,
      requestedBy: requestedBy, receivedOn: receivedOn, message: text)
  }
}
