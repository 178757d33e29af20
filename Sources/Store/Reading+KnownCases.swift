public import Cases
import Dates
import GRDB
import Roster
import Rules

/// Cases as they were known: told again from their acts, as `case_file` shows only where these have led by now.
extension Reading {
  func knownCaseFiles(_ filter: CaseFilter) throws -> [CaseFile] {
    let references: [CaseReference]
    if let adviser = filter.adviser {
      references = try self.references(touching: adviser)
    } else {
      references = try all("SELECT year, number FROM case_file ORDER BY year, number") {
        CaseReference(year: $0[0], number: $0[1])
      }
    }
    return Array(try references.compactMap(caseFile).filter(filter.holds).prefix(filter.limit ?? .max))
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
  /// Whether it asks for this case too; the limit aside.
  public func holds(_ file: CaseFile) -> Bool {
    if let state, file.state != state { return false }
    if let adviser, file.opening.adviser != adviser { return false }
    if openOnly, file.state.isClosed { return false }
    if let day = impliedDecisionBefore, file.impliedDecisionOn >= day { return false }
    return true
  }
}

extension Facts {
  mutating func add(_ file: CaseFile, of adviser: AdviserID) {
    pleas += file.pleas(of: adviser)
    carryOvers += file.carryOvers(of: adviser)
  }
}
