import Cases
import GRDB

/// The best of what was found.
public struct RankedCases: Sendable, Hashable {
  public var rows: [CaseRow]
  /// Whether there were more matches than were ranked: older ones were left out.
  public var isCapped: Bool
}

extension Reading {
  /// How many matches are ranked at most, the newest ones.
  public static var rankedMatches: Int { 2_000 }

  /// Of the newest matches, at most `limit`: first those that the words name (adviser, employer, SIRET, reference, label), then
  /// those that only mention them; the newer ones first among equals.
  public func rankedCases(_ filter: CaseFilter, limit: Int) throws -> RankedCases {
    let question = CaseQuestion(ranking: try spellingOut(filter), limit: limit)
    var count = 0
    let rows = try all(question.sql, question.arguments) { row in
      count = row[CaseRow.columnCount]
      return try CaseRow(row)
    }
    return RankedCases(rows: rows, isCapped: count > Self.rankedMatches)
  }
}
