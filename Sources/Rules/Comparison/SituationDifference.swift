import Dates
public import Roster

/// How one adviser's situation differs under another rule book, or after something happened.
public struct SituationDifference: Sendable, Hashable {
  /// At least one, obligations first.
  public let changes: [Change]

  /// One thing that differs: before, then after.
  public enum Change: Sendable, Hashable {
    case regime(Regime, Regime)
    case added(Obligation)
    case removed(Obligation)
    case status(ObligationID, ObligationStatus, ObligationStatus)
    case deadline(ObligationID, Obligation, Obligation)
    case missing(ObligationID, Int, Int)
    case funding(Completion, Funding, Funding)
    case usableRights(Int, Int)
    case overdue(Int, Int)
    case nextModule(Funding, Funding)
  }

  /// - Returns: nil where nothing differs.
  public init?(from before: Situation, to after: Situation) {
    var changes: [Change] = []
    if before.regime != after.regime { changes.append(.regime(before.regime, after.regime)) }
    changes += before.obligations.filter { after.obligation($0.id) == nil }.map(Change.removed)
    changes += after.obligations.flatMap { Self.changes(from: before.obligation($0.id), to: $0) }
    for (old, new) in zip(before.completions, after.completions) where old.funding != new.funding {
      changes.append(.funding(old.completion, old.funding, new.funding))
    }
    if before.usableRights != after.usableRights {
      changes.append(.usableRights(before.usableRights, after.usableRights))
    }
    if before.overdue != after.overdue { changes.append(.overdue(before.overdue, after.overdue)) }
    if before.nextModule != after.nextModule { changes.append(.nextModule(before.nextModule, after.nextModule)) }
    guard !changes.isEmpty else { return nil }
    self.changes = changes
  }

  private static func changes(from before: Obligation?, to after: Obligation) -> [Change] {
    guard let before else { return [.added(after)] }
    var changes: [Change] = []
    if before.status != after.status { changes.append(.status(after.id, before.status, after.status)) }
    if before.opens != after.opens || before.deadline != after.deadline {
      changes.append(.deadline(after.id, before, after))
    }
    if before.missing != after.missing { changes.append(.missing(after.id, before.missing, after.missing)) }
    return changes
  }
}
