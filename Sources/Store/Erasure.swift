public import Dates
public import Roster

/// That a person was taken out: all that is known of it is the drawn name under which the cases are counted.
public struct Erasure: Sendable, Hashable {
  /// What it was done for.
  public enum Cause: String, Sendable, Hashable, CaseIterable {
    /// The person, or somebody for them, asked for it (GDPR art. 17).
    case asked
    /// Their time was over.
    case retention
    /// They had been taken out before, and came back with an older copy.
    case restored
  }

  /// The drawn name.
  public var adviser: AdviserID
  public var cause: Cause
  public var by: String
  public var on: Day

  public init(adviser: AdviserID, cause: Cause, by: String, on: Day) {
    self.adviser = adviser
    self.cause = cause
    self.by = by
    self.on = on
  }
}

/// How much went with a person, and how much stays.
public struct ErasedCounts: Sendable, Hashable {
  /// Requests, notes, reasons, labels.
  public var words = 0
  public var letters = 0
  public var papers = 0
  public var reminders = 0
  public var notices = 0
  /// Employments, training, completions, each as often as it was recorded.
  public var facts = 0
  /// Under the drawn name.
  public var casesKept = 0

  public init() {}
}
