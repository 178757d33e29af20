import Rules
import Store

/// Shows what a rule book would change, and changes nothing.
public struct PreviewRuleBook: Sendable {
  public var proposed: ProposedBook

  public init(_ proposed: ProposedBook) { self.proposed = proposed }

  /// - Parameter progress: is told after each adviser how many were looked at.
  public func perform(with parts: DeskParts, progress: (Int) -> Void = { _ in }) throws -> RuleBookChange {
    try parts.store.read { try RuleBookChange(proposed, in: $0, parts, progress: progress) }
  }
}
