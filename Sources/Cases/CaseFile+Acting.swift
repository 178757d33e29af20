public import Dates

/// Why an act is not done. The first four say that the person may not; the others that the case, or what was said, does not allow it.
public enum MoveRefusal: Error, Sendable, Hashable {
  case roleMayNotInstruct(Role)
  case roleMayNotDecide(Role)
  /// The person opened, took or proposed it, and may not decide as well.
  case fourEyes(did: Verb, on: Day)
  /// The same person did it under another login, as their operating-system user shows.
  case fourEyesAtTerminal(did: Verb, asLogin: String)
  case state(found: CaseState, verb: Verb)
  /// The ground asks for a proposal by somebody else first.
  case needsProposal(found: CaseState)
  case inTheFuture(Day, today: Day)
  case beforePreviousAct(Day, previous: Day)
  case noReason(Verb)
  case noText(Verb)
  case modules(Int)

  /// Whether it is the person that is refused, rather than the act.
  public var isAboutThePerson: Bool {
    switch self {
    case .roleMayNotInstruct, .roleMayNotDecide, .fourEyes, .fourEyesAtTerminal: true
    case .state, .needsProposal, .inTheFuture, .beforePreviousAct, .noReason, .noText, .modules: false
    }
  }
}

extension CaseFile {
  /// Why `actor` may not do `act` on `day`; nil where nothing speaks against it. The person is looked at first.
  ///
  /// - Parameters:
  ///   - ground: the case's ground, which says whether one person may decide or two are required.
  ///   - day: the day on which the act takes effect; not after `today`.
  public func refusal(of act: Act, by actor: Actor, ground: Ground, on day: Day, today: Day) -> MoveRefusal? {
    guard let move = Moves.move(act.verb) else { return .state(found: state, verb: act.verb) }
    if let refusal = refusal(of: actor, move, ground) { return refusal }
    guard move.from.contains(state) else { return .state(found: state, verb: act.verb) }
    if move.needs == .decider, ground.decision == .two, proposal == nil { return .needsProposal(found: state) }
    if day > today { return .inTheFuture(day, today: today) }
    if let last = timeline.last, day < last.on { return .beforePreviousAct(day, previous: last.on) }
    return flaw(of: act)
  }

  private func refusal(of actor: Actor, _ move: Moves.Move, _ ground: Ground) -> MoveRefusal? {
    switch move.needs {
    case .instructor:
      return actor.role.mayInstruct ? nil : .roleMayNotInstruct(actor.role)
    case .decider:
      guard actor.role.mayDecide else { return .roleMayNotDecide(actor.role) }
      let person = Person(actor, among: timeline)
      guard let touched = timeline.first(where: { binds($0, ground) && person.did($0) }) else { return nil }
      if touched.by == actor.login { return .fourEyes(did: touched.act.verb, on: touched.on) }
      return .fourEyesAtTerminal(did: touched.act.verb, asLogin: touched.by)
    }
  }

  /// Whether who did this may not decide: with one person required, only the proposal's author.
  private func binds(_ event: CaseEvent, _ ground: Ground) -> Bool {
    switch event.act.verb {
    case .propose: true
    case .open, .take: ground.decision == .two
    case .note, .approve, .refuse, .withdraw: false
    }
  }

  private func flaw(of act: Act) -> MoveRefusal? {
    switch act {
    case .refuse(let reason), .propose(_, _, let reason):
      if reason.allSatisfy(\.isWhitespace) { return .noReason(act.verb) }
    case .note(let text):
      if text.allSatisfy(\.isWhitespace) { return .noText(act.verb) }
    case .open, .take, .approve, .withdraw: break
    }
    switch act {
    case .approve(let modules), .propose(_, let modules?, _): return modules < 1 ? .modules(modules) : nil
    case .open, .take, .note, .propose, .refuse, .withdraw: return nil
    }
  }
}
