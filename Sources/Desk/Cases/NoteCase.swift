public import Cases
public import Dates

/// Adds a note for the desk to a case.
public struct NoteCase: Sendable {
  public var reference: CaseReference
  public var text: String
  public var by: Acting
  /// The day on which the act takes effect.
  public var on: Day

  public init(_ reference: CaseReference, text: String, by: Acting, on: Day) {
    self.reference = reference
    self.text = text
    self.by = by
    self.on = on
  }

  public func perform(with parts: DeskParts) throws -> Outcome<CaseDone, DeskRefusal> {
    try parts.act(.note(text), on: reference, by: by, on: on)
  }
}
