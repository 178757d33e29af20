public import Cases
public import Dates
import GRDB
public import Roster

/// Counts of cases, worked out by the database.
extension Reading {
  /// Open cases by state and by how many whole days they have been open on `day`: bands begin at 0 and at each of `edges`.
  ///
  /// - Returns: for each state that has open cases, one number for each band.
  public func openCases(on day: Day, edges: [Int]) throws -> [CaseState: [Int]] {
    var counts: [CaseState: [Int]] = [:]
    let cutoffs = edges.map { day.adding(days: -$0).description }
    let band = edges.isEmpty ? "0" : cutoffs.map { _ in "(open_from <= ?)" }.joined(separator: " + ")
    let rows = try all(
      """
      SELECT state, \(band) AS band, count(*) FROM case_file INDEXED BY case_file_open WHERE closed_on IS NULL
      GROUP BY state, band
      """, StatementArguments(cutoffs)
    ) { (try $0.value(0, of: "case_file") as CaseState, $0[1] as Int, $0[2] as Int) }
    for (state, band, count) in rows {
      counts[state, default: Array(repeating: 0, count: edges.count + 1)][band] += count
    }
    return counts
  }

  /// How many cases were decided from `from` to `to` after so many whole days since the request was received, by days.
  ///
  /// Withdrawn cases were not decided. A case that was reopened counts by its last decision.
  public func daysToDecision(from: Day?, to: Day?) throws -> [(days: Int, count: Int)] {
    try all(
      """
      SELECT CAST(julianday(closed_on) - julianday(received_on) AS INTEGER) AS days, count(*)
      FROM case_file INDEXED BY case_file_by_closing
      WHERE closed_on IS NOT NULL AND closed_on >= ? AND closed_on <= ? AND state IN ('approved', 'refused')
      GROUP BY days ORDER BY days
      """, Self.bounds(from, to)
    ) { ($0[0], $0[1]) }
  }

  /// How many of the cases received from `from` to `to` stand in each state, by ground.
  public func casesByGround(from: Day?, to: Day?) throws -> [GroundCode: [CaseState: Int]] {
    try casesBy("ground", from: from, to: to).reduce(into: [:]) { counts, row in
      counts[GroundCode(rawValue: row.0 ?? ""), default: [:]][row.1] = row.2
    }
  }

  /// The same by the département of the employer; nil where nobody knows it.
  public func casesByDepartment(from: Day?, to: Day?) throws -> [DepartmentCode?: [CaseState: Int]] {
    try casesBy("department", from: from, to: to).reduce(into: [:]) { counts, row in
      counts[row.0.map(DepartmentCode.init), default: [:]][row.1] = row.2
    }
  }

  private func casesBy(_ column: String, from: Day?, to: Day?) throws -> [(String?, CaseState, Int)] {
    try all(
      """
      SELECT \(column), state, count(*) FROM case_file WHERE received_on >= ? AND received_on <= ?
      GROUP BY \(column), state
      """, Self.bounds(from, to)
    ) { ($0[0], try $0.value(1, of: "case_file"), $0[2]) }
  }

  /// How many cases silence decided before anybody did, up to `day`, by the month in which it did: `YYYY-MM`.
  ///
  /// A case that is still open counts, and one that was decided or withdrawn only later.
  public func silentRefusals(on day: Day, from: Day?, to: Day?) throws -> [(month: String, count: Int)] {
    try all(
      """
      SELECT substr(implied_decision_on, 1, 7) AS month, count(*) FROM case_file
      WHERE implied_decision_on < ? AND (closed_on IS NULL OR closed_on > implied_decision_on)
        AND implied_decision_on >= ? AND implied_decision_on <= ?
      GROUP BY month ORDER BY month
      """, [day.description] + Self.bounds(from, to)
    ) { ($0[0], $0[1]) }
  }

  /// The labels of a case, in order.
  public func labels(of reference: CaseReference) throws -> [String] {
    try all(
      "SELECT label FROM case_label WHERE year = ? AND number = ? ORDER BY label", [reference.year, reference.number]
    ) { $0[0] }
  }

  private static func bounds(_ from: Day?, _ to: Day?) -> StatementArguments {
    [from?.description ?? "", to?.description ?? "9999-12-31"]
  }
}
