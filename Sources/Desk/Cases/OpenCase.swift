public import Cases
public import Dates
public import Roster
public import Rules
import Store

/// Opens a justification case for an obligation that could not be met, and acknowledges the request.
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
  /// Papers that are missing, and the day to send them by: the acknowledgement asks for them.
  public var missing: Missing?
  /// Whether the request is acknowledged by mail (CRPA L112-3): not where that was done on paper.
  public var acknowledges: Bool
  public var by: Acting
  /// The day on which the act takes effect.
  public var on: Day

  /// What a request lacks.
  public struct Missing: Sendable, Hashable {
    public var text: String
    public var by: Day

    public init(_ text: String, by: Day) {
      self.text = text
      self.by = by
    }
  }

  public init(
    adviser: AdviserID, obligation: ObligationID, ground: GroundCode, modules: Int? = nil, absence: Period? = nil,
    requestedBy: Requester = .adviser, receivedOn: Day? = nil, message: String? = nil, missing: Missing? = nil,
    acknowledges: Bool = true, by: Acting, on: Day
  ) {
    self.adviser = adviser
    self.obligation = obligation
    self.ground = ground
    self.modules = modules
    self.absence = absence
    self.requestedBy = requestedBy
    self.receivedOn = receivedOn
    self.message = message
    self.missing = missing
    self.acknowledges = acknowledges
    self.by = by
    self.on = on
  }

  public func perform(with parts: DeskParts) throws -> Outcome<CaseDone, DeskRefusal> {
    try parts.deciding(as: .act(.open, on: nil, by: by)) { writing in
      let acting = try CaseActing(
        parts: parts, reading: writing.reading, at: writing.instant, by: by, on: on)
      let (opening, obligation) = try pleaded(acting)
      let reference = try writing.nextReference(year: opening.receivedOn.year)
      guard var file = CaseFile(reference: reference, timeline: [acting.event(.open(opening))]) else {
        preconditionFailure("a timeline that holds one opening and nothing else is a case")
      }
      if let missing {
        let asking = Act.requestDocuments(missing.text, by: missing.by)
        if let refusal = try acting.obstacle(to: asking, on: file) { throw DeskRefusal.move(refusal) }
        file.append(acting.event(asking))
      }
      let letters = CaseLetters(
        acting: acting, before: nil, file: file, told: CaseLetters.Told(adviser: false, structures: []),
        pleaded: obligation)
      return try acting.save(
        file, previousVersion: 0, letters: acknowledges ? letters.written(.open(opening)) : [], writing)
    }
  }

  /// What the case pleads, once nothing speaks against it, and the obligation as it stood before.
  private func pleaded(_ acting: CaseActing) throws -> (Opening, Obligation?) {
    let role = acting.user.role
    guard role.mayInstruct else { throw DeskRefusal.opening(.roleMayNotInstruct(role)) }
    let foundGround = try acting.ground(ground)
    let standing = try acting.standing(of: adviser)
    let found = standing.situation.obligation(obligation)
    let opening = Opening(
      adviser: adviser, obligation: obligation, ground: ground,
      modules: modules ?? found?.missing ?? 0, absence: absence,
      requestedBy: requestedBy,
      receivedOn: receivedOn ?? on, message: message)
    let today = acting.parts.clock.today()
    if let refusal = opening.refusal(
      by: acting.actor, on: on, today: today, situation: standing.situation, in: standing.book)
    {
      throw DeskRefusal.opening(refusal)
    }
    if let refusal = opening.refusal(under: foundGround) { throw DeskRefusal.opening(refusal) }
    return (opening, found)
  }
}
