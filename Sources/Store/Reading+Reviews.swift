public import Cases
import Dates
import GRDB
public import Roster

/// Which reviews are asked for; nil asks for all.
public struct ReviewFilter: Sendable, Hashable {
  public var reference: CaseReference?
  public var adviser: AdviserID?
  public var kind: Review.Kind?
  public var openOnly: Bool

  public init(
    reference: CaseReference? = nil, adviser: AdviserID? = nil, kind: Review.Kind? = nil, openOnly: Bool = false
  ) {
    self.reference = reference
    self.adviser = adviser
    self.kind = kind
    self.openOnly = openOnly
  }
}

extension Reading {
  /// Reviews in the order in which they were found.
  public func reviews(_ filter: ReviewFilter = ReviewFilter()) throws -> [Review] {
    var conditions: [String] = []
    var arguments = StatementArguments()
    if let reference = filter.reference {
      conditions.append("r.year = ? AND r.number = ?")
      arguments += [reference.year, reference.number]
    }
    if let adviser = filter.adviser {
      conditions.append("(r.year, r.number) IN (SELECT year, number FROM case_file WHERE adviser_id = ?)")
      arguments += [adviser.rawValue]
    }
    if let kind = filter.kind {
      conditions.append("r.kind = ?")
      arguments += [kind.rawValue]
    }
    if filter.openOnly { conditions.append("r.is_open = 1") }
    let condition = conditions.isEmpty ? "" : " WHERE " + conditions.joined(separator: " AND ")
    return try all(Self.reviewSQL + condition + " ORDER BY r.id", arguments, Self.review)
  }

  private static let reviewSQL = """
    SELECT r.id, r.year, r.number, r.event, r.kind, r.found_at, r.is_open, f.at, f.difference, l.what, l.by_login, l.system_user,
      l.in_place_of, l.at, w.text
    FROM review r
    JOIN review_act f ON f.review_id = r.id AND f.act =
      (SELECT max(act) FROM review_act WHERE review_id = r.id AND what = 'found')
    JOIN review_act l ON l.review_id = r.id AND l.act = (SELECT max(act) FROM review_act WHERE review_id = r.id)
    LEFT JOIN review_reason w ON w.review_id = l.review_id AND w.act = l.act
    """

  private static func review(_ row: Columns) throws -> Review {
    var settlement: Review.Settlement?
    if row[6] as Int == 0 {
      settlement = Review.Settlement(
        outcome: try row.value(9, of: "review_act"), by: row[10], systemUser: row[11], inPlaceOf: row[12],
        at: Instant(rawValue: row[13]), reason: row[14])
    }
    return Review(
      id: row[0], reference: CaseReference(year: row[1], number: row[2]), event: row[3],
      kind: try row.value(4, of: "review"), foundAt: Instant(rawValue: row[5]), changedAt: Instant(rawValue: row[7]),
      difference: try StoredDifference.difference(row[8]), settlement: settlement)
  }

  /// The cases of this adviser on which a decision stands, by reference.
  public func decidedCases(of adviser: AdviserID) throws -> [CaseReference] {
    try all(
      """
      SELECT year, number FROM case_file WHERE adviser_id = ? AND state IN ('approved', 'refused')
      ORDER BY year, number
      """, [adviser.rawValue]
    ) { CaseReference(year: $0[0], number: $0[1]) }
  }

  /// All cases on which a decision stands, by reference; of people who were taken out no facts are left to look at.
  public func decidedCases() throws -> [CaseReference] {
    try all(
      """
      SELECT year, number FROM case_file c WHERE state IN ('approved', 'refused')
        AND NOT EXISTS (SELECT 1 FROM erasure x WHERE x.adviser_id = c.adviser_id) ORDER BY year, number
      """
    ) { CaseReference(year: $0[0], number: $0[1]) }
  }

  /// The same snapshot, seen with the facts and acts that had been recorded just before this act on a case.
  ///
  /// Which advisers there were is not asked: the case's own was there.
  public func known(before event: Int, of reference: CaseReference) throws -> Reading {
    let sequence = try one(
      "SELECT seq FROM case_event WHERE year = ? AND number = ? AND event = ?",
      [reference.year, reference.number, event]
    ) { $0[0] as Int64 }
    guard let sequence else { throw StoreError.unreadable(table: "case_event") }
    var reading = self
    reading.horizon = Horizon(sequence: sequence - 1, recordedBy: Instant(rawValue: .max))
    return reading
  }
}
