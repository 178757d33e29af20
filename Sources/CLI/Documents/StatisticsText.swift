import Cases
import Dates
import Desk
import Roster

/// The figures as tables, numbers aligned to the right.
extension Statistics {
  func tables(on day: Day, grounds: GroundCatalogue) -> [String] {
    [open(on: day), delays, byGround(grounds), departments, silence, overdueMonths(on: day)]
  }

  private func open(on day: Day) -> String {
    var table = TextTable(
      Said("Dossiers ouverts au \(day), par âge en jours", "Open cases on \(day), by age in days"),
      [""] + ages.map { age in age.to.map { "\(age.from)-\($0)" } ?? "\(age.from)+" } + [TextTable.total])
    for state in CaseState.allCases {
      if let counts = open[state] { table.add(state.said.now, counts + [counts.reduce(0, +)]) }
    }
    return table.text
  }

  private var delays: String {
    func days(_ value: Int?) -> String { value.map { "\($0) \(Said("j", "d").now)" } ?? "-" }
    let said = Said("De la réception à la décision", "From receipt to decision").now
    let median = Said("médiane", "median").now
    return """
      \(said)
        \(Said("décidés", "decided").now) \(toDecision.count), \(median) \(days(toDecision.median)), 90 % \
      \(Said("en", "within").now) \(days(toDecision.ninetieth))

      """
  }

  private func byGround(_ grounds: GroundCatalogue) -> String {
    let rows = byGround.sorted { $0.key.rawValue < $1.key.rawValue }.map { code, counts in
      (grounds.ground(code).map { Said($0.french, $0.english).now } ?? code.rawValue, counts)
    }
    return table(Said("Reçus, par motif", "Received, by ground"), rows)
  }

  private var departments: String {
    let unknown = Said("inconnu", "unknown").now
    let rows = byDepartment.sorted { ($0.key?.rawValue ?? "~") < ($1.key?.rawValue ?? "~") }.map { code, counts in
      (code?.rawValue ?? unknown, counts)
    }
    return table(Said("Reçus, par département", "Received, by département"), rows)
  }

  private func table(_ title: Said, _ rows: [(String, [CaseState: Int])]) -> String {
    let closed: [CaseState] = [.approved, .refused, .withdrawn]
    var table = TextTable(title, ["", Said("ouverts", "open").now] + closed.map(\.said.now) + [TextTable.total])
    for (name, counts) in rows {
      let total = counts.values.reduce(0, +)
      let ended = closed.map { counts[$0] ?? 0 }
      table.add(name, [total - ended.reduce(0, +)] + ended + [total])
    }
    return table.text
  }

  private var silence: String {
    var table = TextTable(
      Said("Refus implicites, par mois", "Implied refusals, by month"), ["", Said("dossiers", "cases").now])
    for (month, count) in silentRefusals { table.add(month, [count]) }
    return table.text
  }

  private func overdueMonths(on day: Day) -> String {
    var table = TextTable(
      Said(
        "Obligations en retard au \(day), par mois d’échéance", "Obligations overdue on \(day), by month of deadline"),
      ["", Said("obligations", "obligations").now, Said("conseillers", "advisers").now])
    for (month, obligations, advisers) in overdue { table.add(month, [obligations, advisers]) }
    return table.text
  }
}

/// A table for a terminal: names to the left, numbers to the right.
struct TextTable {
  static var total: String { Said("total", "total").now }
  private let title: Said
  private var rows: [[String]]

  init(_ title: Said, _ heading: [String]) {
    self.title = title
    rows = [heading]
  }

  mutating func add(_ name: String, _ numbers: [Int]) { rows.append([name] + numbers.map(String.init)) }

  /// The title, the heading and the rows, an empty line at the end.
  var text: String {
    if rows.count == 1 { return title.now + "\n  -\n" }
    let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    let lines = rows.map { row in
      let cells = zip(row, widths).enumerated().map { index, cell in
        let space = String(repeating: " ", count: cell.1 - cell.0.count)
        return index == 0 ? cell.0 + space : space + cell.0
      }
      return "  " + cells.joined(separator: "  ")
    }
    return ([title.now] + lines).joined(separator: "\n") + "\n"
  }
}
