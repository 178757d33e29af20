import Desk
import Intake

/// What an import did, as other programs read it.
struct ImportDocument: Encodable {
  var rows: Int
  var created: Int
  var updated: Int
  var unchanged: Int
  var rejected: Int
  /// Decisions that came onto the list of those to look at again.
  var reviews: Int
  var warnings: [Row]
  var rejects: [Row]

  struct Row: Encodable {
    var line: Int
    var column: String
    var value: String
    var reason: String
  }

  init(_ report: ImportReport) {
    rows = report.rows
    created = report.created
    updated = report.updated
    unchanged = report.unchanged
    rejected = report.rejected
    reviews = report.reviews
    warnings = report.warnings.map {
      Row(line: $0.line, column: $0.column, value: $0.value, reason: Said($0.reason.french, $0.reason.english).now)
    }
    rejects = report.rejects.map {
      Row(line: $0.line, column: $0.column, value: $0.value, reason: Said($0.reason.french, $0.reason.english).now)
    }
  }

  /// Answers on standard output; each rejected row is named on standard error as well.
  func print(file: String, json: Bool, isDryRun: Bool) throws(Complaint) {
    for reject in rejects { Console.complain(sentence(reject, in: file)) }
    if json {
      guard let line = try? JSON.line(self) else { return }  // whole numbers and texts can always be written
      return try Console.print(line)
    }
    for warning in warnings { Console.remark(Said("avertissement : ", "warning: ").now + sentence(warning, in: file)) }
    let prefix = isDryRun ? Said("à blanc : ", "dry run: ").now : ""
    try Console.print(
      prefix
        + Said(
          "lignes : \(rows) (créées : \(created), mises à jour : \(updated), inchangées : \(unchanged), rejetées : \(rejected))",
          "rows: \(rows) (created: \(created), updated: \(updated), unchanged: \(unchanged), rejected: \(rejected))"
        ).now)
    if reviews > 0 {
      try Console.print(
        Said(
          "décisions à revoir : \(reviews) (voyez « quitus review list »)",
          "decisions to look at again: \(reviews) (see \"quitus review list\")"
        ).now)
    }
  }

  private func sentence(_ row: Row, in file: String) -> String {
    Said(
      "\(file), ligne \(row.line), \(row.column) « \(row.value) » : \(row.reason)",
      "\(file), line \(row.line), \(row.column) \"\(row.value)\": \(row.reason)"
    ).now
  }
}
