import GRDB

/// Questions to one snapshot of the database. Valid only inside the call that gave it.
public struct Reading {
  let db: Database
  /// Up to where facts and acts are known; nil where all that was recorded is. See ``known(on:)``.
  var horizon: Horizon? = nil

  /// The one row that a question has for an answer, or nil.
  func one<Answer>(_ sql: String, _ arguments: StatementArguments, _ make: (Columns) throws -> Answer) throws -> Answer?
  {
    let rows = try Columns.fetchCursor(try db.cachedStatement(sql: sql), arguments: arguments)
    return try rows.next().map(make)
  }

  /// All rows of an answer.
  func all<Answer>(
    _ sql: String, _ arguments: StatementArguments = StatementArguments(), _ make: (Columns) throws -> Answer
  ) throws -> [Answer] {
    var answers: [Answer] = []
    let rows = try Columns.fetchCursor(try db.cachedStatement(sql: sql), arguments: arguments)
    while let row = try rows.next() { answers.append(try make(row)) }
    return answers
  }

  /// Rises with every fact recorded, every change of a name or an address, and every act on a case.
  public func factsVersion() throws -> Int64 {
    if let horizon { return horizon.sequence }
    return try one("SELECT max(last_seq) FROM revision", []) { $0[0] as Int64? ?? 0 } ?? 0
  }
}
