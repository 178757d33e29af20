public import Cases
public import Dates
import GRDB
import Roster
import Rules

extension Reading {
  /// Cases in order, at most `limit` of them, those after `cursor`.
  ///
  /// - Parameters:
  ///   - cursor: where the page before ended; it must be of this order.
  ///   - day: the day on which they stood so; nil is how they stand. With a day, or with what was known at an instant, every case is
  ///     told again from its acts, which costs by the number of cases.
  public func cases(
    _ filter: CaseFilter = CaseFilter(), order: CaseOrder = CaseOrder(), after cursor: CaseCursor? = nil,
    limit: Int? = nil, asOf day: Day? = nil
  ) throws -> CasePage {
    if horizon != nil || day != nil {
      let rows = try toldAgain(filter, asOf: day).map(\.row).filter { row in
        order.lists(row) && cursor.map { order.isAfter($0, row) } ?? true
      }
      return CasePage(rows.sorted(by: order.precedes), order: order, limit: limit)
    }
    if filter.asksForOpenOnly, order.sort == .decided { return CasePage([], order: order, limit: limit) }
    let question = CaseQuestion(try spellingOut(filter), order, after: cursor, limit: limit)
    return CasePage(try all(question.sql, question.arguments, CaseRow.init), order: order, limit: limit)
  }

  /// Whole cases by reference.
  public func caseFiles(_ filter: CaseFilter = CaseFilter()) throws -> [CaseFile] {
    if horizon != nil { return try toldAgain(filter, asOf: nil).map(\.file) }
    return try cases(filter).rows.compactMap { try caseFile($0.reference) }
  }
}
