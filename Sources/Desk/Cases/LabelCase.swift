public import Cases
public import Dates

/// Puts a label on a case, or takes it off.
public struct LabelCase: Sendable {
  public var reference: CaseReference
  /// Small letters, digits and hyphens.
  public var label: String
  public var isPutOn: Bool
  public var by: Acting
  /// The day on which the act takes effect.
  public var on: Day

  public init(_ reference: CaseReference, label: String, isPutOn: Bool = true, by: Acting, on: Day) {
    self.reference = reference
    self.label = label
    self.isPutOn = isPutOn
    self.by = by
    self.on = on
  }

  public func perform(with parts: DeskParts) throws -> Outcome<CaseDone, DeskRefusal> {
    try parts.act(isPutOn ? .label(label) : .unlabel(label), on: reference, by: by, on: on)
  }
}
