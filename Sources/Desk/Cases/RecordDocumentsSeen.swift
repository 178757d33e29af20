public import Cases
public import Dates

/// Records that papers were seen, and for which days they are valid. No copy is kept.
public struct RecordDocumentsSeen: Sendable {
  public var reference: CaseReference
  /// What was seen, without a diagnosis.
  public var text: String
  public var validity: Period
  public var by: Acting
  /// The day on which the act takes effect.
  public var on: Day

  public init(_ reference: CaseReference, text: String, validity: Period, by: Acting, on: Day) {
    self.reference = reference
    self.text = text
    self.validity = validity
    self.by = by
    self.on = on
  }

  public func perform(with parts: DeskParts) throws -> Outcome<CaseDone, DeskRefusal> {
    try parts.act(.documentsSeen(text, validity: validity), on: reference, by: by, on: on)
  }
}
