import Intake
import Roster
import Store

/// What a file of exemptions changes.
struct ExemptionChanges: FactChanges {
  private(set) var report = ImportReport()
  private var training: Overlay<AdviserID, Training>

  init(_ parsed: Parsed<ExemptionRow>, in reading: Reading) throws {
    training = Overlay(try reading.currentTraining())
    report.take(rejectsAndWarningsOf: parsed)
    let advisers = try reading.currentAdvisers()
    var rejected: [RejectedRow] = []
    for row in parsed.rows {
      if advisers[row.adviser] == nil {
        rejected.append(
          RejectedRow(line: row.line, column: "adviser_id", value: row.adviser.rawValue, reason: .unknownAdviser))
      } else {
        report.count(training.state(row.exemption, of: row.adviser))
      }
    }
    report.reject(rejected)
  }

  var isEmpty: Bool { training.isEmpty }

  func write(to writing: Writing, importID: ImportID) throws {
    for (adviser, training) in training.changes { try writing.append(training, of: adviser, importID: importID) }
  }
}

extension Overlay<AdviserID, Training> {
  /// The first answer about somebody's exemption is a new fact, a later one corrects it.
  mutating func state(_ exemption: Exemption, of adviser: AdviserID) -> FactChange {
    let known = self[adviser] ?? Training(entry: nil, exemption: .unknown)
    let training = Training(entry: known.entry, exemption: known.exemption.restated(exemption))
    if training == known { return .unchanged }
    _ = state(training, for: adviser)
    return known.exemption == .unknown ? .created : .updated
  }
}
