public import Dates
public import Roster
public import Rules

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
