/// One overdue obligation that a reminder states as a fact; the reminder may leave only while it still is one.
public struct Assertion: Hashable, Sendable {
  /// The adviser's id.
  public var adviser: String
  /// The obligation's id, such as `annual-2025`.
  public var obligation: String
  /// Which telling of it this is, counted from 1.
  public var stage: Int

  public init(adviser: String, obligation: String, stage: Int) {
    self.adviser = adviser
    self.obligation = obligation
    self.stage = stage
  }
}
