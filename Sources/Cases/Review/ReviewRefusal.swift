/// Why somebody may not settle that a decision stays as it is.
public enum ReviewRefusal: Error, Sendable, Hashable {
  /// The person may not decide, or it is their own decision.
  case person(MoveRefusal)
  /// No review of the case is open.
  case nothingOpen(CaseReference)
  case noReason

  /// Whether it is the person that is refused, rather than the act.
  public var isAboutThePerson: Bool {
    if case .person = self { return true }
    return false
  }
}

extension CaseFile {
  /// Why `actor` may not say that the decision stays though something it rested on looks otherwise; nil where they may.
  ///
  /// It takes somebody who may decide and did not: whoever took or signed the decision would be judging their own.
  public func refusal(ofKeeping reason: String, by actor: Actor) -> ReviewRefusal? {
    if let refusal = keepingCapacity(of: actor).refusal { return .person(refusal) }
    return reason.saysSomething ? nil : .noReason
  }

  /// As whom `actor` says that the decision stays, or why they may not.
  public func keepingCapacity(of actor: Actor) -> DecidingCapacity {
    guard let number = decidingEvent else { return capacity(of: actor, barredBy: []) }
    let signature = signature == nil ? nil : timeline.last { $0.act.verb == .sign }
    return capacity(of: actor, barredBy: [timeline[number - 1]] + (signature.map { [$0] } ?? []))
  }
}
