import Dates

extension CaseFile {
  /// The state changes, and with it the delays and the stretch of time that the case is open.
  mutating func arrive(at new: CaseState, on day: Day) {
    let old = state
    state = new
    if old == .awaitingDocuments {
      request = nil
      impliedDecision.resume(on: day)
    }
    if new.isClosed {
      spells[spells.count - 1].closedOn = day
    } else if old.isClosed {
      reopen(on: day)
    }
  }

  private mutating func reopen(on day: Day) {
    if spells[spells.count - 1].granted != nil { spells[spells.count - 1].revokedOn = day }
    decision = nil
    mergedInto = nil
    spells.append(Spell(adviser: opening.adviser, obligation: opening.obligation, from: day))
    impliedDecision = ImpliedDecision(receivedOn: day)
  }

  /// What an act adds to the case beside the state that it leads to.
  mutating func record(_ event: CaseEvent) {
    switch event.act {
    case .take: assignedTo = event.by
    case .give(let login): assignedTo = login
    case .unassign: assignedTo = nil
    case .label(let label): if !label.isEmpty { labels.insert(label) }  // empty once it was erased
    case .unlabel(let label): labels.remove(label)
    case .link(let other): links.insert(other)
    case .unlink(let other): links.remove(other)
    case .merge(let twin): mergedInto = twin
    case .requestDocuments(let text, let by):
      request = DocumentRequest(text: text, on: event.on, by: by)
      impliedDecision.suspend(from: event.on, until: by)
    case .documentsSeen(let text, let validity):
      documents.append(DocumentsSeen(text: text, by: event.by, on: event.on, validity: validity))
    case .move, .absorb: redirect(event)
    case .propose, .sign, .approve, .refuse: decide(event)
    case .open, .note, .keepEvidence, .sendBack, .withdraw, .reopen: break
    }
  }

  private mutating func redirect(_ event: CaseEvent) {
    switch event.act {
    case .move(let adviser, let obligation, let modules):
      opening.adviser = adviser
      opening.obligation = obligation
      opening.modules = modules
      spells[spells.count - 1].closedOn = event.on
      spells.append(Spell(adviser: adviser, obligation: obligation, from: opening.receivedOn))
    case .absorb(let other, let receivedOn):
      absorbed.append(other)
      // After a reopening the twin's own delay is younger than the duplicate's may be.
      impliedDecision.receivedEarlier(on: receivedOn)
      guard receivedOn < opening.receivedOn else { return }
      opening.receivedOn = receivedOn
      spells[spells.count - 1].from = min(receivedOn, spells[spells.count - 1].from)
    default: break
    }
  }

  private mutating func decide(_ event: CaseEvent) {
    switch event.act {
    case .propose(let verdict, let modules, let reason):
      proposal = Proposal(verdict: verdict, modules: modules, reason: reason, by: event.by)
    case .sign(let verdict, let modules, let reason):
      signature = Signature(verdict: verdict, modules: modules, reason: reason, by: event.by, on: event.on)
    case .approve(let modules):
      spells[spells.count - 1].granted = modules
      decision = decision(event, .approve, modules, reason: nil)
    case .refuse(let reason): decision = decision(event, .refuse, 0, reason: reason)
    default: break
    }
  }

  private func decision(_ event: CaseEvent, _ verdict: Verdict, _ modules: Int, reason: String?) -> Decision {
    Decision(
      verdict: verdict, modules: modules, reason: reason, by: event.by, inPlaceOf: event.inPlaceOf, on: event.on,
      factsVersion: event.factsVersion)
  }
}
