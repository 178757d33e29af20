public import Dates
public import Rules

/// Why a case is not opened.
public enum OpeningRefusal: Error, Sendable, Hashable {
  case roleMayNotInstruct(Role)
  case inTheFuture(Day, today: Day)
  /// The request is said to have been received after it was recorded.
  case receivedLater(Day, than: Day)
  /// What it pleads for cannot be granted.
  case plea(CarryOverRefusal)
  /// The ground asks for the dates of the absence.
  case noDates(GroundCode)
  /// The ground excuses no more than so many modules.
  case moreThanGround(Int, most: Int)

  public var isAboutThePerson: Bool {
    if case .roleMayNotInstruct = self { return true }
    return false
  }
}

extension Opening {
  /// Why `actor` may not open this case on `day`; nil where nothing speaks against it.
  ///
  /// `situation` is the adviser's on `day`, under `book`.
  public func refusal(
    by actor: Actor, on day: Day, today: Day, situation: Situation, in book: RuleBook
  ) -> OpeningRefusal? {
    guard actor.role.mayInstruct else { return .roleMayNotInstruct(actor.role) }
    if day > today { return .inTheFuture(day, today: today) }
    if receivedOn > day { return .receivedLater(receivedOn, than: day) }
    return situation.carryOverRefusal(of: obligation, modules: modules, in: book).map(OpeningRefusal.plea)
  }
}
