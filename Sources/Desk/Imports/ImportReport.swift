public import Intake

/// What became of the rows of one file.
///
/// **Shape** `rows == created + updated + unchanged + rejected`.
public struct ImportReport: Equatable, Sendable {
  public internal(set) var created = 0
  public internal(set) var updated = 0
  public internal(set) var unchanged = 0
  /// Decisions that somebody should look at again because of it.
  public internal(set) var reviews = 0
  /// What is odd about rows that count all the same, in the order of the file.
  public internal(set) var warnings: [Warning] = []
  /// In the order of the file.
  public internal(set) var rejects: [RejectedRow] = []

  public var rejected: Int { rejects.count }
  public var rows: Int { created + updated + unchanged + rejected }

  mutating func count(_ change: FactChange) {
    switch change {
    case .created: created += 1
    case .updated: updated += 1
    case .unchanged: unchanged += 1
    }
  }
}

/// What stating a fact changes.
public enum FactChange: String, Hashable, Sendable, CaseIterable {
  case created, updated, unchanged

  /// The greater change of two, as one row states several facts.
  func and(_ other: FactChange) -> FactChange {
    if self == .created || other == .created { return .created }
    return self == .updated || other == .updated ? .updated : .unchanged
  }
}
