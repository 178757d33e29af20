import Dates
import Intake
import Roster
import Store

/// What a file of completions changes.
struct CompletionChanges: FactChanges {
  private(set) var report = ImportReport()
  /// Who is known.
  private let advisers: Set<AdviserID>
  private var isRetracted: Overlay<CompletionKey, Bool>
  /// The day to which completions are now known to be complete; nil where that does not change.
  private let completeTo: Day?

  init(_ parsed: Parsed<CompletionRow>, completeTo: Day?, in reading: Reading) throws {
    isRetracted = Overlay(try reading.currentCompletions())
    self.completeTo = try reading.completeTo() == completeTo ? nil : completeTo
    advisers = Set(try reading.currentAdvisers().keys)
    settle(parsed)
  }

  mutating func lay(_ parsed: Parsed<CompletionRow>) {
    report = ImportReport()
    report.take(rejectsAndWarningsOf: parsed)
    var rejected: [RejectedRow] = []
    for row in parsed.rows {
      if !advisers.contains(row.adviser) {
        rejected.append(
          RejectedRow(line: row.line, column: "adviser_id", value: row.adviser.rawValue, reason: .unknownAdviser))
      } else {
        report.count(state(row))
      }
    }
    report.reject(rejected)
  }

  /// Taking back what nobody stated changes nothing; stating again what was taken back is a correction.
  private mutating func state(_ row: CompletionRow) -> FactChange {
    let key = CompletionKey(
      adviser: row.adviser, completion: Completion(day: row.followedOn, module: row.module))
    if row.retracted, isRetracted[key] == nil { return .unchanged }
    return isRetracted.state(row.retracted, for: key)
  }

  var cameBack: Bool { isRetracted.cameBack }

  mutating func startOver() { isRetracted.startOver() }

  var isEmpty: Bool { completeTo == nil && isRetracted.isEmpty }

  var touched: Set<AdviserID> { Set(isRetracted.changes.map(\.key.adviser)) }

  func write(to writing: Writing, importID: ImportID) throws {
    // In the order of the table's key: a million rows then lengthen its tree instead of being strewn over it.
    let changes = isRetracted.changes.sorted {
      ($0.key.adviser.rawValue, $0.key.completion) < ($1.key.adviser.rawValue, $1.key.completion)
    }
    for (key, isRetracted) in changes {
      try writing.append(key.completion, retracted: isRetracted, of: key.adviser, importID: importID)
    }
    if let completeTo { try writing.setCompleteTo(completeTo, importID: importID) }
  }
}
