public import Dates

extension CaseFile {
  /// Why `actor` may not do `act` on `day`; nil where nothing speaks against it. The person is looked at first.
  ///
  /// What the desk alone can know, such as whether the rules allow a carry-over, it looks at itself (``Moves/Guard``).
  ///
  /// - Parameters:
  ///   - ground: the case's ground, which says how many persons it takes to decide.
  ///   - day: the day on which the act takes effect; not after `today`.
  public func refusal(of act: Act, by actor: Actor, ground: Ground, on day: Day, today: Day) -> MoveRefusal? {
    let verb = act.verb
    if let refusal = refusal(of: actor, verb, ground: ground) { return refusal }
    guard let move = Moves.move(verb, from: state) else { return .state(found: state, verb: verb) }
    if let refusal = refusal(of: act, move.guards, ground) { return refusal }
    if day > today { return .inTheFuture(day, today: today) }
    if let last = timeline.last, day < last.on { return .beforePreviousAct(day, previous: last.on) }
    return flaw(of: act, on: day) ?? self.refusal(of: act, under: ground)
  }

  /// Why `actor` may do nothing of this name to the case as it stands, whatever the day and the words; nil where they may.
  public func refusal(of actor: Actor, _ verb: Verb, ground: Ground) -> MoveRefusal? {
    guard let need = Moves.move(verb, from: state)?.needs ?? Moves.need(verb) else { return nil }
    return refusal(of: actor, need, ground)
  }

  /// `act` as it is to be recorded: where the ground wants two persons to decide alike, the first one only signs.
  public func decisive(_ act: Act, ground: Ground) -> Act {
    guard ground.signatures > 1, signature == nil else { return act }
    return switch act {
    case .approve(let modules): .sign(.approve, modules: modules, reason: nil)
    case .refuse(let reason): .sign(.refuse, modules: 0, reason: reason)
    default: act
    }
  }

  private func refusal(of actor: Actor, _ need: Moves.Need, _ ground: Ground) -> MoveRefusal? {
    switch need {
    case .instructor: actor.role.mayInstruct ? nil : .roleMayNotInstruct(actor.role)
    case .approver:
      actor.role.mayDecide || !others(than: actor).isEmpty ? nil : .roleMayNotDecide(actor.role)
    case .decider: capacity(of: actor, ground: ground).refusal
    }
  }

  private func refusal(of act: Act, _ guards: Set<Moves.Guard>, _ ground: Ground) -> MoveRefusal? {
    if guards.contains(.proposal), ground.decision == .two, proposal == nil { return .needsProposal(found: state) }
    if guards.contains(.signatures), ground.signatures > 1, let refusal = unlike(act) { return refusal }
    if guards.contains(.assignee), assignedTo == nil { return .notAssigned }
    return nil
  }

  /// What keeps the second of two decisions from being like the first.
  private func unlike(_ act: Act) -> MoveRefusal? {
    guard let signature else { return .needsSignature }
    let isAlike =
      switch act {
      case .approve(let modules): signature.verdict == .approve && signature.modules == modules
      default: signature.verdict == .refuse
      }
    return isAlike ? nil : .signedOtherwise(signature.verdict, modules: signature.modules, by: signature.by)
  }

  /// What is amiss in what the act says.
  private func flaw(of act: Act, on day: Day) -> MoveRefusal? {
    switch act {
    case .refuse(let reason), .propose(_, _, let reason), .sendBack(let reason), .reopen(let reason),
      .sign(.refuse, _, let reason?):
      if !reason.saysSomething { return .noReason(act.verb) }
    case .note(let text), .requestDocuments(let text, _), .documentsSeen(let text, _):
      if !text.saysSomething { return .noText(act.verb) }
    default: break
    }
    switch act {
    case .approve(let modules), .propose(_, let modules?, _), .sign(.approve, let modules, _),
      .move(_, _, let modules):
      return modules < 1 ? .modules(modules) : nil
    case .requestDocuments(_, let due): return due <= day ? .dueTooEarly(due, on: day) : nil
    case .label(let label):
      if labels.contains(label) { return .alreadyLabelled(label) }
      return label.isLabel ? nil : .label(label)
    case .unlabel(let label): return labels.contains(label) ? nil : .notLabelled(label)
    case .link(let other): return links.contains(other) ? .alreadyLinked(other) : nil
    case .unlink(let other): return links.contains(other) ? nil : .notLinked(other)
    default: return nil
    }
  }
}

extension String {
  /// Whether there is anything to read: a letter, a digit or a symbol, not blanks and what does not show.
  var saysSomething: Bool {
    unicodeScalars.contains { scalar in
      let properties = scalar.properties
      return !properties.isWhitespace && !properties.isDefaultIgnorableCodePoint
        && properties.generalCategory != .control && properties.generalCategory != .format
    }
  }

  /// Whether it can be a label: 1 to 32 small letters, digits and hyphens, beginning with a letter or digit.
  fileprivate var isLabel: Bool {
    guard let first = unicodeScalars.first, first != "-", unicodeScalars.count <= 32 else { return false }
    return unicodeScalars.allSatisfy { scalar in
      scalar == "-" || scalar.properties.isLowercase || scalar.properties.numericType == .decimal
    }
  }
}
