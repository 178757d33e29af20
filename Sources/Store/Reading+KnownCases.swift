import Cases
import Dates
import GRDB
import Roster
import Rules

/// Cases as they were known: told again from their acts, as `case_file` shows only where these have led by now.
extension Reading {
  /// By reference, those that the filter asks for, each with its line of a list.
  func toldAgain(_ filter: CaseFilter, asOf day: Day?) throws -> [(file: CaseFile, row: CaseRow)] {
    let references: [CaseReference]
    if let words = filter.words {
      references = try all("SELECT rowid FROM case_search WHERE case_search MATCH ? ORDER BY rowid", [words.expression])
      {
        CaseReference(wordsID: $0[0])
      }
    } else if let adviser = filter.adviser {
      references = try self.references(touching: adviser)
    } else {
      references = try all("SELECT year, number FROM case_file ORDER BY year, number") {
        CaseReference(year: $0[0], number: $0[1])
      }
    }
    return try references.compactMap { reference in
      guard let known = try caseFile(reference), let file = day.map(known.asOf) ?? known else { return nil }
      let row = CaseRow(file, try employer(of: file.opening.adviser, on: file.opening.receivedOn))
      return filter.holds(row, labels: file.labels) ? (file, row) : nil
    }
  }

  /// The cases that ever pleaded for this adviser, as they were known.
  func knownCaseFiles(touching adviser: AdviserID) throws -> [CaseFile] {
    try references(touching: adviser).compactMap(caseFile)
  }

  /// By reference: those moved to somebody else meanwhile included.
  private func references(touching adviser: AdviserID) throws -> [CaseReference] {
    try all(
      """
      SELECT year, number FROM case_file WHERE adviser_id = ?
      UNION SELECT year, number FROM case_earlier WHERE adviser_id = ? ORDER BY year, number
      """, [adviser.rawValue, adviser.rawValue]
    ) { CaseReference(year: $0[0], number: $0[1]) }
  }
}

extension CaseFilter {
  /// Whether it asks for a case that has these labels.
  func holds(_ row: CaseRow, labels: Set<String>) -> Bool {
    if !states.isEmpty, !states.contains(row.state) { return false }
    if let adviser, row.adviser != adviser { return false }
    if let obligation, row.obligation != obligation { return false }
    if let ground, row.ground != ground { return false }
    if let structure, row.structure != structure { return false }
    if let department, row.department != department { return false }
    if let label, !labels.contains(label) { return false }
    switch assignee {
    case .nobody: if row.assignedTo != nil { return false }
    case .login(let login): if row.assignedTo != login { return false }
    case nil: break
    }
    return holdsDays(of: row)
  }

  private func holdsDays(of row: CaseRow) -> Bool {
    if let receivedFrom, row.receivedOn < receivedFrom { return false }
    if let receivedTo, row.receivedOn > receivedTo { return false }
    if let closedFrom, row.closedOn.map({ $0 < closedFrom }) ?? true { return false }
    if let closedTo, row.closedOn.map({ $0 > closedTo }) ?? true { return false }
    if asksForOpenOnly, row.state.isClosed { return false }
    if let impliedDecisionBefore, row.impliedDecisionOn >= impliedDecisionBefore { return false }
    if let openSince, row.openFrom > openSince { return false }
    return true
  }
}

extension Facts {
  mutating func add(_ file: CaseFile, of adviser: AdviserID) {
    pleas += file.pleas(of: adviser)
    carryOvers += file.carryOvers(of: adviser)
  }
}
