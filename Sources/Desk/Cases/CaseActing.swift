import Cases
import Dates
import Rules
import Store

/// Somebody's act on a case, within the transaction or snapshot that it belongs to.
///
/// What speaks against it is thrown as a ``DeskRefusal``; the person is looked at first.
struct CaseActing {
  let parts: DeskParts
  let reading: Reading
  /// When it is recorded.
  let instant: Instant
  let user: User
  let actor: Actor
  /// The day on which the act takes effect.
  let day: Day

  init(parts: DeskParts, reading: Reading, at instant: Instant, by acting: Acting, on day: Day) throws {
    let user = try acting.user(in: reading)
    self.parts = parts
    self.reading = reading
    self.instant = instant
    self.user = user
    // Who decides in their own name stands for nobody.
    let absentees = user.role.mayDecide ? [] : try reading.absentees(whoseSubstituteIs: user.login, on: day)
    actor = acting.actor(role: user.role, standsFor: absentees)
    self.day = day
  }

  func file(_ reference: CaseReference) throws -> CaseFile {
    guard let file = try reading.caseFile(reference) else { throw DeskRefusal.noSuchCase(reference) }
    return file
  }

  func ground(_ code: GroundCode) throws -> Ground {
    guard let ground = parts.grounds.ground(code) else { throw DeskRefusal.noSuchGround(code) }
    return ground
  }

  /// Throws where the person may do nothing of this name to the case: before anything that was named is looked for.
  func checkPerson(for verb: Verb, on file: CaseFile) throws {
    let ground = try ground(file.opening.ground, orRefusing: verb, on: file)
    if let refusal = file.refusal(of: actor, verb, ground: ground) { throw DeskRefusal.move(refusal) }
  }

  /// The ground; where the catalogue has lost it, the person is still looked at first, as under the strictest one.
  private func ground(_ code: GroundCode, orRefusing verb: Verb, on file: CaseFile) throws -> Ground {
    if let ground = parts.grounds.ground(code) { return ground }
    let strictest = Ground(code: code, french: "", english: "", decision: .two, signatures: 2)
    if let refusal = file.refusal(of: actor, verb, ground: strictest) { throw DeskRefusal.move(refusal) }
    throw DeskRefusal.noSuchGround(code)
  }

  /// Why the case and the person do not allow `act`; nil where they do.
  func obstacle(to act: Act, on file: CaseFile) throws -> MoveRefusal? {
    let ground = try ground(file.opening.ground, orRefusing: act.verb, on: file)
    return file.refusal(of: act, by: actor, ground: ground, on: day, today: parts.clock.today())
  }

  func event(_ act: Act) -> CaseEvent {
    CaseEvent(act: act, by: actor.login, systemUser: actor.systemUser, on: day, at: instant)
  }

  /// An act on a case, which says in whose place it was done, where it was.
  func event(_ act: Act, on file: CaseFile) -> CaseEvent {
    var event = event(act)
    if let ground = parts.grounds.ground(file.opening.ground) {
      event.inPlaceOf = file.stoodFor(by: actor, doing: act.verb, ground: ground)
    }
    return event
  }

  /// A decision, which also says on which facts it rests.
  func decision(_ act: Act, on file: CaseFile) throws -> CaseEvent {
    var event = event(act, on: file)
    event.factsVersion = try reading.factsVersion(of: file.opening.adviser)
    return event
  }
}
