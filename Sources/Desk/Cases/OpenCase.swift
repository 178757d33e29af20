public import Cases
public import Dates
public import Roster
public import Rules
import Store

/// Opens a justification case for an obligation that could not be met.
public struct OpenCase: Sendable {
  public var adviser: AdviserID
  public var obligation: ObligationID
  public var ground: GroundCode
  /// nil pleads for all that is missing on the day of opening.
  public var modules: Int?
  public var absence: Period?
  public var requestedBy: Requester
  /// nil where it is received on the day it is opened.
  public var receivedOn: Day?
  public var message: String?
  public var by: Acting
  /// The day on which the act takes effect.
  public var on: Day

  public init(
    adviser: AdviserID, obligation: ObligationID, ground: GroundCode, modules: Int? = nil, absence: Period? = nil,
    requestedBy: Requester = .adviser, receivedOn: Day? = nil, message: String? = nil, by: Acting, on: Day
  ) {
    self.adviser = adviser
    self.obligation = obligation
    self.ground = ground
    self.modules = modules
    self.absence = absence
    self.requestedBy = requestedBy
    self.receivedOn = receivedOn
    self.message = message
    self.by = by
    self.on = on
  }

  public func perform(with parts: DeskParts) throws -> Outcome<CaseDone, DeskRefusal> {
    try parts.deciding { writing in
      let acting = try CaseActing(
        parts: parts, reading: writing.reading, at: writing.instant, by: by, on: on)
      let opening = try pleaded(acting)
      let reference = try writing.nextReference(year: opening.receivedOn.year)
      guard let file = CaseFile(reference: reference, timeline: [acting.event(.open(opening))]) else {
        preconditionFailure("a timeline that holds one opening and nothing else is a case")
      }
      try writing.save(file, previousVersion: 0)
      return CaseDone(file: file)
    }
  }

  /// What the case pleads, once nothing speaks against it.
  private func pleaded(_ acting: CaseActing) throws -> Opening {
    let role = acting.user.role
    guard role.mayInstruct else { throw DeskRefusal.opening(.roleMayNotInstruct(role)) }
    _ = try acting.ground(ground)
    let standing = try acting.standing(of: adviser)
    let opening = Opening(
      adviser: adviser, obligation: obligation, ground: ground,
      modules: modules ?? standing.situation.obligation(obligation)?.missing ?? 0, absence: absence,
      requestedBy: requestedBy,
      receivedOn: receivedOn ?? on, message: message)
    let today = acting.parts.clock.today()
    if let refusal = opening.refusal(
      by: acting.actor, on: on, today: today, situation: standing.situation, in: standing.book)
    {
      throw DeskRefusal.opening(refusal)
    }
    return opening
  }
}
