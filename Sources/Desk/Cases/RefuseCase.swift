public import Cases
public import Dates

/// Refuses a case, with reasons, and writes to the adviser and the employer.
public struct RefuseCase: Sendable {
  public var reference: CaseReference
  /// Of law and of fact: the adviser reads it word for word (CRPA L211-5).
  public var reason: String
  /// The preview that was seen, where one is stated.
  public var seen: Seen?
  public var by: Acting
  /// The day on which the act takes effect.
  public var on: Day

  public init(_ reference: CaseReference, reason: String, seen: Seen? = nil, by: Acting, on: Day) {
    self.reference = reference
    self.reason = reason
    self.seen = seen
    self.by = by
    self.on = on
  }

  public func perform(with parts: DeskParts) throws -> Outcome<CaseDone, DeskRefusal> {
    try parts.decide(.refuse, on: reference, seen: seen, by: by, on: on) { _ in .refuse(reason: reason) }
  }
}
