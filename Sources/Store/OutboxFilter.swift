public import Cases
public import Dates
import GRDB
public import Roster

/// Which letters are asked for; nil asks for all.
public struct OutboxFilter: Sendable, Hashable {
  public var states: Set<OutboxState>?
  public var ids: [Int64]?
  /// The case that they are about.
  public var caseReference: CaseReference?
  /// The kind of letter.
  public var letter: String?
  public var structure: StructureID?
  public var campaign: String?
  /// A piece of one of their addresses, in capitals or not.
  public var to: String?
  /// Queued before this instant.
  public var queuedBefore: Instant?
  /// Only those of a higher number: where the page before ended.
  public var after: Int64?
  public var limit: Int?

  public init(
    states: Set<OutboxState>? = nil, ids: [Int64]? = nil, caseReference: CaseReference? = nil, limit: Int? = nil
  ) {
    self.states = states
    self.ids = ids
    self.caseReference = caseReference
    self.limit = limit
  }
}

extension OutboxFilter {
  /// What a row must meet, as SQL, and its arguments.
  var condition: (sql: String, arguments: StatementArguments) {
    var terms: [String] = []
    var arguments = StatementArguments()
    func add(_ term: String, _ values: (any DatabaseValueConvertible)?...) {
      terms.append(term)
      arguments += StatementArguments(values)
    }
    if let states { terms += Self.terms(for: states) }
    if let ids {
      terms.append("id IN (" + Array(repeating: "?", count: ids.count).joined(separator: ", ") + ")")
      arguments += StatementArguments(ids)
    }
    if let caseReference { add("case_year = ? AND case_number = ?", caseReference.year, caseReference.number) }
    if let letter { add("letter = ?", letter) }
    if let structure { add("structure_id = ?", structure.rawValue) }
    if let campaign { add("campaign = ?", campaign) }
    if let to { add("instr(lower(recipients), lower(?)) > 0", to) }
    if let queuedBefore { add("enqueued_at < ?", queuedBefore.rawValue) }
    if let after { add("id > ?", after) }
    return (terms.isEmpty ? "" : " WHERE " + terms.joined(separator: " AND "), arguments)
  }

  /// Whether a letter waits for a person, or ended without arriving: in the words of the index that holds only such ones.
  static let isSetAside = "state = 'failed' OR state = 'held' OR state = 'in-doubt' OR state = 'cancelled'"

  /// The states as literals, with the very words of an index that holds only such letters where there is one: SQLite uses it
  /// where it finds them.
  private static func terms(for states: Set<OutboxState>) -> [String] {
    let list = states.map { "'\($0.rawValue)'" }.sorted().joined(separator: ", ")
    let exact = states.count == 1 ? "state = \(list)" : "state IN (\(list))"
    if states.isSubset(of: [.queued, .deferred]) { return ["state IN ('queued', 'deferred')", exact] }
    if states.isSubset(of: [.failed, .held, .inDoubt, .cancelled]) {
      return ["(\(isSetAside))", exact]
    }
    return [exact]
  }
}

extension Reading {
  /// Letters by id.
  public func outbox(_ filter: OutboxFilter = OutboxFilter()) throws -> [OutboxRow] {
    let (condition, arguments) = filter.condition
    return try all(Self.outboxSQL + condition + " ORDER BY id LIMIT ?", arguments + [filter.limit ?? -1], row)
  }
}
