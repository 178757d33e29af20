public import Dates
public import Rules

/// Where a case stands.
public enum CaseState: String, Sendable, Hashable, CaseIterable {
  case received
  case inReview = "in-review"
  case awaitingDocuments = "awaiting-documents"
  case proposed
  case approved
  case refused
  case withdrawn

  /// Nothing is left to decide.
  public var isClosed: Bool { self == .approved || self == .refused || self == .withdrawn }
}

/// One justification case: what it pleads, and all that was done to it. Its state follows from its timeline alone.
public struct CaseFile: Sendable, Hashable {
  public let reference: CaseReference
  public let opening: Opening
  public private(set) var timeline: [CaseEvent]
  public private(set) var state: CaseState
  /// The login of the agent who instructs it.
  public private(set) var assignedTo: String?
  public private(set) var proposal: Proposal?
  public private(set) var decision: Decision?

  /// How many acts there were: two people who saw the same version saw the same case.
  public var version: Int { timeline.count }

  /// What somebody thinks should be decided, and why.
  public struct Proposal: Sendable, Hashable {
    public var verdict: Verdict
    /// nil where the proposal does not say: then what the case pleads for.
    public var modules: Int?
    public var reason: String
    public var by: String
  }

  /// What was decided, by whom, and from which day it counts.
  public struct Decision: Sendable, Hashable {
    public var verdict: Verdict
    /// Modules carried over; 0 for a refusal.
    public var modules: Int
    public var reason: String?
    public var by: String
    public var on: Day
  }

  /// The case that `timeline` tells; nil where it does not begin with its opening, or opens twice.
  public init?(reference: CaseReference, timeline: [CaseEvent]) {
    guard let first = timeline.first, case .open(let opening) = first.act else { return nil }
    self.reference = reference
    self.opening = opening
    self.timeline = [first]
    state = .received
    for event in timeline.dropFirst() {
      if case .open = event.act { return nil }
      append(event)
    }
  }

  /// Adds an act that `Moves` allowed.
  public mutating func append(_ event: CaseEvent) {
    timeline.append(event)
    if let to = Moves.arrival(of: event.act.verb) { state = to }
    switch event.act {
    case .take: assignedTo = event.by
    case .propose(let verdict, let modules, let reason):
      proposal = Proposal(verdict: verdict, modules: modules, reason: reason, by: event.by)
    case .approve(let modules):
      decision = Decision(verdict: .approve, modules: modules, reason: nil, by: event.by, on: event.on)
    case .refuse(let reason):
      decision = Decision(verdict: .refuse, modules: 0, reason: reason, by: event.by, on: event.on)
    case .open, .note, .withdraw: break
    }
  }

  /// The day on which silence becomes a refusal: two months after the request was received (CRPA L231-4).
  public var impliedDecisionOn: Day { opening.receivedOn.adding(months: 2) }

  /// The modules that an approval would carry over if nobody says otherwise.
  public var modulesToGrant: Int { proposal?.modules ?? opening.modules }

  /// The day it was decided or withdrawn; nil while it is open.
  public var closedOn: Day? {
    guard state.isClosed else { return nil }
    return timeline.last { Moves.arrival(of: $0.act.verb)?.isClosed == true }?.on
  }

  /// What the rules are told of it.
  public var plea: Plea {
    Plea(
      obligation: opening.obligation, receivedOn: opening.receivedOn, closedOn: closedOn,
      caseReference: reference.description)
  }

  /// The rights it carried over, once approved.
  public var carryOver: CarryOver? {
    guard let decision, decision.verdict == .approve else { return nil }
    return CarryOver(
      obligation: opening.obligation, modules: decision.modules, approvedOn: decision.on,
      caseReference: reference.description)
  }
}
