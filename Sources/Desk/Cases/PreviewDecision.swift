public import Cases
public import Dates
import Store

/// Shows what a decision would change and who would be written to, and changes nothing.
public struct PreviewDecision: Sendable {
  /// The decision that is looked at.
  public enum Decision: Sendable, Hashable {
    /// nil for what was proposed, else what the case pleads.
    case approve(modules: Int?)
    /// nil for the reason of the proposal.
    case refuse(reason: String?)
  }

  public var reference: CaseReference
  public var decision: Decision
  /// Who would decide. Anybody may ask: what stands in this person's way is part of the answer.
  public var by: Acting
  /// The day on which the decision would take effect.
  public var on: Day

  public init(_ reference: CaseReference, _ decision: Decision, by: Acting, on: Day) {
    self.reference = reference
    self.decision = decision
    self.by = by
    self.on = on
  }

  public func perform(with parts: DeskParts) throws -> Outcome<DecisionPreview, DeskRefusal> {
    try parts.considering { reading in
      let acting = try CaseActing(parts: parts, reading: reading, at: parts.clock.now(), by: by, on: on)
      let file = try acting.file(reference)
      let act = act(on: file)
      if file.state.isClosed { throw DeskRefusal.move(.state(found: file.state, verb: act.verb)) }
      let obstacle = try acting.obstacle(to: act, on: file)
      if let obstacle, !obstacle.mayBeOvercome { throw DeskRefusal.move(obstacle) }
      return try DecisionPreview(
        DecisionDraft(act, on: file, acting), obstacle: obstacle, seen: Seen(file, in: reading))
    }
  }

  private func act(on file: CaseFile) -> Act {
    switch decision {
    case .approve(let modules): .approve(modules: modules ?? file.modulesToGrant)
    case .refuse(let reason): .refuse(reason: reason ?? file.proposal?.reason ?? "")
    }
  }
}

extension MoveRefusal {
  /// Somebody else, a proposal or a reason would clear it; the decision itself can be shown.
  fileprivate var mayBeOvercome: Bool {
    switch self {
    case .needsProposal, .needsSignature, .signedOtherwise, .noReason: true
    default: isAboutThePerson
    }
  }
}
