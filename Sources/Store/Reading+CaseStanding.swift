public import Cases
public import Dates
import GRDB
public import Roster

/// What a letter about a case is held against before it leaves.
public struct CaseStanding: Sendable, Hashable {
  /// Whom the case is about by now.
  public var adviser: AdviserID
  /// It was reopened or moved since: what the letter tells may no longer hold.
  public var mayBeTakenBack: Bool
}

extension Reading {
  /// How a case stands for a letter that was queued at `instant`; nil where there is no such case.
  public func standing(of reference: CaseReference, since instant: Instant) throws -> CaseStanding? {
    try one(
      """
      SELECT adviser_id, EXISTS (SELECT 1 FROM case_event e
        WHERE e.year = f.year AND e.number = f.number AND e.verb IN ('reopen', 'move') AND e.at > ?)
      FROM case_file f WHERE f.year = ? AND f.number = ?
      """, [instant.rawValue, reference.year, reference.number]
    ) { CaseStanding(adviser: AdviserID($0[0]), mayBeTakenBack: $0[1]) }
  }
}
