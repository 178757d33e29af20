public import Dates
public import Roster

/// All that the rules need to know about one adviser. No names, no addresses, no clock.
///
/// Lists need no order; a completion that stands twice is one record. At least one post is expected.
public struct Facts: Sendable, Hashable {
  /// The day of entry into initial training.
  public var entry: Day?
  public var exemption: Exemption
  public var posts: [Post]
  public var completions: [Completion]
  public var carryOvers: [CarryOver]
  public var pleas: [Plea]

  public init(
    entry: Day? = nil, exemption: Exemption = .unknown, posts: [Post] = [], completions: [Completion] = [],
    carryOvers: [CarryOver] = [], pleas: [Plea] = []
  ) {
    self.entry = entry
    self.exemption = exemption
    self.posts = posts
    self.completions = completions
    self.carryOvers = carryOvers
    self.pleas = pleas
  }
}

/// One employment, as far as the rules care.
public struct Post: Sendable, Hashable, BitwiseCopyable {
  public var period: Period
  /// nil where no file has said whether the employer is public or private.
  public var kind: EmployerKind?

  public init(period: Period, kind: EmployerKind?) {
    self.period = period
    self.kind = kind
  }
}

/// Rights of one obligation that a decision carried over (JUS).
public struct CarryOver: Sendable, Hashable {
  public var obligation: ObligationID
  /// Whole modules, at least 1.
  public var modules: Int
  public var approvedOn: Day
  /// The day from which it no longer stands, as the decision was taken back; nil while it stands.
  public var revokedOn: Day?
  /// The reference of the case that granted it, where one is known.
  public var caseReference: String?

  public init(
    obligation: ObligationID, modules: Int, approvedOn: Day, revokedOn: Day? = nil, caseReference: String? = nil
  ) {
    self.obligation = obligation
    self.modules = modules
    self.approvedOn = approvedOn
    self.revokedOn = revokedOn
    self.caseReference = caseReference
  }

  /// Whether it counts on `day`: from the day of approval until before the day it was taken back.
  public func stands(on day: Day) -> Bool {
    guard approvedOn <= day else { return false }
    guard let revokedOn else { return true }
    return day < revokedOn
  }
}

/// A justification case that pleads for an obligation: open on the days from `receivedOn` until before `closedOn`.
public struct Plea: Sendable, Hashable {
  public var obligation: ObligationID
  public var receivedOn: Day
  public var closedOn: Day?
  public var caseReference: String?

  public init(obligation: ObligationID, receivedOn: Day, closedOn: Day? = nil, caseReference: String? = nil) {
    self.obligation = obligation
    self.receivedOn = receivedOn
    self.closedOn = closedOn
    self.caseReference = caseReference
  }

  /// Whether it pleads on `day`: from the day of receipt until before the day it was closed.
  public func isOpen(on day: Day) -> Bool {
    guard receivedOn <= day else { return false }
    guard let closedOn else { return true }
    return day < closedOn
  }
}

extension Facts {
  /// The facts as they can be known on `day`: what happened later is left out; employments and the entry stay as recorded.
  public func known(on day: Day) -> Facts {
    var facts = self
    if case .yes(let exempted?) = exemption, exempted > day { facts.exemption = .no }
    facts.completions.removeAll { $0.day > day }
    facts.carryOvers.removeAll { $0.approvedOn > day }
    facts.pleas.removeAll { $0.receivedOn > day }
    for index in facts.carryOvers.indices {
      if let revoked = facts.carryOvers[index].revokedOn, revoked > day { facts.carryOvers[index].revokedOn = nil }
    }
    for index in facts.pleas.indices {
      if let closed = facts.pleas[index].closedOn, closed > day { facts.pleas[index].closedOn = nil }
    }
    return facts
  }
}
