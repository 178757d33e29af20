public import Cases
public import Dates

/// Asks for papers: the case waits for them, and the delay of an implied decision rests meanwhile (CRPA L114-5).
public struct RequestDocuments: Sendable {
  public var reference: CaseReference
  /// What is asked for: the letter carries it word for word.
  public var text: String
  /// The day to send them by.
  public var due: Day
  public var by: Acting
  /// The day on which the act takes effect.
  public var on: Day

  public init(_ reference: CaseReference, text: String, due: Day, by: Acting, on: Day) {
    self.reference = reference
    self.text = text
    self.due = due
    self.by = by
    self.on = on
  }

  public func perform(with parts: DeskParts) throws -> Outcome<CaseDone, DeskRefusal> {
    try parts.tell(.requestDocuments(text, by: due), on: reference, by: by, on: on)
  }
}
