public import Dates
public import Roster
public import Rules

/// One act on a case: what was done, by whom, the day it takes effect and the instant it was recorded.
public struct CaseEvent: Sendable, Hashable {
  public var act: Act
  /// The login.
  public var by: String
  public var systemUser: String?
  /// The day on which it takes effect: earlier than the recording where it was done on paper.
  public var on: Day
  public var at: Instant

  public init(act: Act, by: String, systemUser: String?, on: Day, at: Instant) {
    self.act = act
    self.by = by
    self.systemUser = systemUser
    self.on = on
    self.at = at
  }
}

/// What may be done to a case.
public enum Act: Sendable, Hashable {
  case open(Opening)
  case take
  case note(String)
  case propose(Verdict, modules: Int?, reason: String)
  case approve(modules: Int)
  case refuse(reason: String)
  case withdraw

  public var verb: Verb {
    switch self {
    case .open: .open
    case .take: .take
    case .note: .note
    case .propose: .propose
    case .approve: .approve
    case .refuse: .refuse
    case .withdraw: .withdraw
    }
  }
}

/// The name of an act, as commands and the timeline give it.
public enum Verb: String, Sendable, Hashable, CaseIterable {
  case open, take, note, propose, approve, refuse, withdraw
}

/// Which way a case is decided, or should be.
public enum Verdict: String, Sendable, Hashable, CaseIterable {
  case approve, refuse
}

/// Who wrote in.
public enum Requester: String, Sendable, Hashable, CaseIterable {
  case adviser, structure
}

/// What a case pleads, as it was received.
public struct Opening: Sendable, Hashable {
  public var adviser: AdviserID
  public var obligation: ObligationID
  public var ground: GroundCode
  /// How many modules could not be followed.
  public var modules: Int
  /// The absence, where the ground is one.
  public var absence: Period?
  public var requestedBy: Requester
  /// The day on which the request reached the service: delays run from it (CRPA L112-3, R112-5).
  public var receivedOn: Day
  /// The requester's words. They may speak of health: shown to the desk only.
  public var message: String?

  public init(
    adviser: AdviserID, obligation: ObligationID, ground: GroundCode, modules: Int, absence: Period? = nil,
    requestedBy: Requester, receivedOn: Day, message: String? = nil
  ) {
    self.adviser = adviser
    self.obligation = obligation
    self.ground = ground
    self.modules = modules
    self.absence = absence
    self.requestedBy = requestedBy
    self.receivedOn = receivedOn
    self.message = message
  }
}
