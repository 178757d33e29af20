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
    guard let user = try reading.user(acting.login) else { throw DeskRefusal.noSuchUser(acting.login) }
    self.parts = parts
    self.reading = reading
    self.instant = instant
    self.user = user
    actor = acting.actor(role: user.role)
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

  /// Why the case and the person do not allow `act`; nil where they do.
  func obstacle(to act: Act, on file: CaseFile) throws -> MoveRefusal? {
    let ground = try ground(file.opening.ground)
    return file.refusal(of: act, by: actor, ground: ground, on: day, today: parts.clock.today())
  }

  func event(_ act: Act) -> CaseEvent {
    CaseEvent(act: act, by: actor.login, systemUser: actor.systemUser, on: day, at: instant)
  }
}
