public import Dates
import GRDB
public import Roster

/// What is current, whole: for comparing a file with it.
extension Reading {
  /// What is known of every adviser's admission, to compare a file with.
  public func currentTraining() throws -> [AdviserID: Training] {
    var current: [AdviserID: Training] = [:]
    let rows = try Columns.fetchCursor(
      db.cachedStatement(
        sql: """
          SELECT adviser_id, entry_day, exempt, exempted_on FROM training_fact\(known(" WHERE"))
          ORDER BY adviser_id, seq
          """), arguments: knownArguments)
    while let row = try rows.next() { current[AdviserID(row[0])] = try Self.training(row, from: 1) }
    return current
  }

  /// The end of each employment, nil for an open one.
  public func currentEmployments() throws -> [EmploymentKey: Day?] {
    var current: [EmploymentKey: Day?] = [:]
    let rows = try Columns.fetchCursor(
      db.cachedStatement(
        sql: """
          SELECT adviser_id, structure_id, start_day, end_day FROM employment_fact\(known(" WHERE"))
          ORDER BY adviser_id, structure_id, start_day, seq
          """), arguments: knownArguments)
    while let row = try rows.next() {
      let key = EmploymentKey(
        adviser: AdviserID(row[0]), structure: StructureID(row[1]), start: try row.day(2, of: "employment_fact"))
      current.updateValue(try row.optionalDay(3, of: "employment_fact"), forKey: key)
    }
    return current
  }

  /// Whether each completion was retracted.
  public func currentCompletions() throws -> [CompletionKey: Bool] {
    var current: [CompletionKey: Bool] = [:]
    let count = try one("SELECT count(*) FROM completion_fact", []) { $0[0] as Int } ?? 0
    current.reserveCapacity(count)
    let rows = try Columns.fetchCursor(
      db.cachedStatement(
        sql: """
          SELECT adviser_id, followed_on, module, retracted FROM completion_fact\(known(" WHERE"))
          ORDER BY adviser_id, followed_on, module, seq
          """), arguments: knownArguments)
    while let row = try rows.next() {
      let completion = Completion(
        day: try row.day(1, of: "completion_fact"), module: try row.module(2, of: "completion_fact"))
      current[CompletionKey(adviser: AdviserID(row[0]), completion: completion)] = row[3] as Int == 1
    }
    return current
  }
}
