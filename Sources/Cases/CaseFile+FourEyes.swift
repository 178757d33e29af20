extension Actor {
  /// Whether they may act for somebody who is away: not who only reads.
  var mayStandIn: Bool { role.mayInstruct && !standsFor.isEmpty }
}

/// In what capacity somebody decides, or why not.
public enum DecidingCapacity: Sendable, Hashable {
  case own
  /// In the place of the person of this login, as their substitute.
  case inPlaceOf(String)
  case refused(MoveRefusal)

  /// Why not; nil where the person may decide.
  public var refusal: MoveRefusal? {
    if case .refused(let refusal) = self { return refusal }
    return nil
  }
}

extension CaseFile {
  /// Whether `actor` may decide this case, and as whom: nobody decides what they opened, instructed, proposed or signed, here or
  /// on a duplicate that was merged into it; a substitute neither that, nor what the person in whose place they stand did.
  public func capacity(of actor: Actor, ground: Ground) -> DecidingCapacity {
    capacity(of: actor, barredBy: bindingEvents(ground))
  }

  /// The same, where whoever did one of these acts may not decide.
  func capacity(of actor: Actor, barredBy binding: [CaseEvent]) -> DecidingCapacity {
    if !actor.role.mayDecide, !actor.mayStandIn { return .refused(.roleMayNotDecide(actor.role)) }
    let events = timeline + absorbedTimeline
    let person = Person(actor, among: events)
    if let touched = binding.first(where: person.did) {
      return .refused(
        person.isNamed(touched, as: actor.login)
          ? .fourEyes(did: touched.act.verb, on: touched.on)
          : .fourEyesAtTerminal(did: touched.act.verb, asLogin: touched.by))
    }
    if actor.role.mayDecide { return .own }
    var refusal = MoveRefusal.roleMayNotDecide(actor.role)
    for login in actor.standsFor {
      if person.isKnown(as: login) {
        refusal = .standsForSelf(login)
        continue
      }
      let absent = Person(login: login, among: events, terminalsTell: !actor.sharesTerminal)
      guard let touched = binding.first(where: absent.did) else { return .inPlaceOf(login) }
      refusal = .fourEyesOfAbsent(did: touched.act.verb, login: login)
    }
    return .refused(refusal)
  }

  /// The login of the person in whose place `actor` does an act of this name; nil where they do it in their own right, or may not.
  public func stoodFor(by actor: Actor, doing verb: Verb, ground: Ground) -> String? {
    guard !actor.role.mayDecide else { return nil }
    switch Moves.move(verb, from: state)?.needs {
    case .decider:
      guard case .inPlaceOf(let login) = capacity(of: actor, ground: ground) else { return nil }
      return login
    case .approver: return others(than: actor).first
    case .instructor, nil: return nil
    }
  }

  /// Those in whose place `actor` may stand, and who are, as far as this case tells, other persons.
  func others(than actor: Actor) -> [String] {
    guard actor.mayStandIn else { return [] }
    let person = Person(actor, among: timeline + absorbedTimeline)
    return actor.standsFor.filter { !person.isKnown(as: $0) }
  }

  /// The acts whose authors may not decide: with one person required, only proposals and the signature that stands.
  private func bindingEvents(_ ground: Ground) -> [CaseEvent] {
    let standing = signature == nil ? nil : timeline.last { $0.act.verb == .sign }
    return (timeline + absorbedTimeline).filter { event in
      switch event.act.verb {
      case .propose: true
      case .sign: event == standing
      case .open, .take, .move, .requestDocuments, .documentsSeen, .keepEvidence, .merge, .absorb, .reopen:
        ground.decision == .two
      case .give, .unassign, .note, .label, .unlabel, .sendBack, .approve, .refuse, .withdraw, .link, .unlink: false
      }
    }
  }
}
