public import Dates
public import Rules

/// How what a decision rested on looks otherwise by now, and because of what.
///
/// Values are written as other programs read them: a status, a number of modules, a day, a reason against carrying over.
public struct ReviewDifference: Sendable, Hashable {
  /// At least one, by day and obligation.
  public var changes: [Change]
  public var causes: [Cause]

  public init(changes: [Change], causes: [Cause]) {
    self.changes = changes
    self.causes = causes
  }

  /// One thing that differs.
  public struct Change: Sendable, Hashable {
    public var field: Field
    public var obligation: ObligationID
    /// The day for which both are said.
    public var on: Day
    /// As the decision could see it.
    public var then: String
    public var now: String

    public init(field: Field, obligation: ObligationID, on: Day, then: String, now: String) {
      self.field = field
      self.obligation = obligation
      self.on = on
      self.then = then
      self.now = now
    }
  }

  /// What of an obligation a decision rests on.
  public enum Field: String, Sendable, Hashable, CaseIterable {
    /// Its status, or `none` where there is no such obligation.
    case status
    /// How many modules it lacks.
    case missing
    case opens
    case deadline
    /// `possible`, or why the desk may not carry over what was granted.
    case carryOver = "carry-over"
  }

  /// A fact, or a rule book, that makes the difference.
  public struct Cause: Sendable, Hashable {
    public var kind: Kind
    /// nil where nothing was known then.
    public var then: String?
    /// nil where it was taken back.
    public var now: String?

    public init(kind: Kind, then: String?, now: String?) {
      self.kind = kind
      self.then = then
      self.now = now
    }
  }

  /// What a cause is about, and how it is written.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// `2025-11-20 M05`
    case completion
    /// First and last day: `2023-01-01/2025-11-30`, `2023-01-01/` where it is open.
    case employment
    /// The day of entry into initial training.
    case entry
    /// `unknown`, `no`, `yes`, `yes 2025-02-01`.
    case exemption
    /// The first day of the book.
    case ruleBook = "rule-book"
  }
}
