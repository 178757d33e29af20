import Intake
import Roster
import Store

/// What a file of exemptions changes.
struct ExemptionChanges: FactChanges {
  private(set) var report = ImportReport()
  /// Who is known.
  private let advisers: Set<AdviserID>
  private var training: Overlay<AdviserID, Training>

  init(_ parsed: Parsed<ExemptionRow>, in reading: Reading) throws {
    training = Overlay(try reading.currentTraining())
    advisers = Set(try reading.currentAdvisers().keys)
    settle(parsed)
  }

  mutating func lay(_ parsed: Parsed<ExemptionRow>) {
    report = ImportReport()
    report.take(rejectsAndWarningsOf: parsed)
    var rejected: [RejectedRow] = []
    for row in parsed.rows {
      if !advisers.contains(row.adviser) {
        rejected.append(
          RejectedRow(line: row.line, column: "adviser_id", value: row.adviser.rawValue, reason: .unknownAdviser))
      } else {
        report.count(training.state(row.exemption, of: row.adviser))
      }
    }
    report.reject(rejected)
  }

  var cameBack: Bool { training.cameBack }

  mutating func startOver() { training.startOver() }

  var isEmpty: Bool { training.isEmpty }

  var touched: Set<AdviserID> { Set(training.changes.map(\.key)) }

  func write(to writing: Writing, importID: ImportID) throws {
    for (adviser, training) in training.changes { try writing.append(training, of: adviser, importID: importID) }
  }
}

extension Overlay<AdviserID, Training> {
  /// The first answer about somebody's exemption is a new fact, a later one corrects it.
  mutating func state(_ exemption: Exemption, of adviser: AdviserID) -> FactChange {
    let known = self[adviser] ?? Training(entry: nil, exemption: .unknown)
    let training = Training(entry: known.entry, exemption: known.exemption.restated(exemption))
    if training == known || state(training, for: adviser) == .unchanged { return .unchanged }
    return known.exemption == .unknown ? .created : .updated
  }
}
