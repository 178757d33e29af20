public import Dates

extension CaseFile {
  /// The last day on which the approval that stands may be withdrawn as unlawful; nil where none stands.
  ///
  /// Four months from the decision that gave rights (CRPA L242-1); fraud knows no such day (L241-2).
  public var withdrawableUntil: Day? {
    guard let decision, decision.verdict == .approve else { return nil }
    return decision.on.adding(months: 4)
  }
}
