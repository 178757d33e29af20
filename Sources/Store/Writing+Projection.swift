import Cases
import Dates
import GRDB
import Roster
import Rules

/// Where a case's acts have led, kept beside them so that lists and the rules need not read them all.
extension Writing {
  /// - Throws: ``StoreError/caseChanged(expected:found:)`` where the case does not stand at `version`; 0 where there is none.
  func project(_ file: CaseFile, over version: Int) throws {
    try projectFile(file, over: version)
    guard db.changesCount == 1 else {
      throw StoreError.caseChanged(expected: version, found: try self.version(of: file.reference))
    }
    if file.spells.count > 1 { try projectEarlier(file) }
    if file.timeline.contains(where: { $0.act.verb == .label || $0.act.verb == .unlabel }) { try projectLabels(file) }
  }

  private func version(of reference: CaseReference) throws -> Int {
    try reading.one(
      "SELECT version FROM case_file WHERE year = ? AND number = ?", [reference.year, reference.number]
    ) { $0[0] as Int } ?? 0
  }

  private func projectFile(_ file: CaseFile, over version: Int) throws {
    let opening = file.opening
    let granted = file.carryOver
    let values: StatementArguments = [
      opening.adviser.rawValue, opening.obligation.description, file.state.rawValue, opening.receivedOn.description,
      file.impliedDecisionOn.description, file.closedOn?.description, granted?.modules,
      granted?.approvedOn.description, file.assignedTo, file.version,
      (file.spells.last?.from ?? opening.receivedOn).description, file.request?.by.description,
      (file.timeline.last?.on ?? opening.receivedOn).description, file.mergedInto?.year, file.mergedInto?.number,
    ]
    let key: StatementArguments = [file.reference.year, file.reference.number]
    if version == 0 {
      try run(Self.newFileSQL, values + key + [opening.ground.rawValue])
    } else {
      try run(Self.fileSQL, values + key + [version])
    }
  }

  private static let newFileSQL = """
    INSERT INTO case_file (adviser_id, obligation, state, received_on, implied_decision_on, closed_on, granted,
      granted_on, assigned_to, version, open_from, documents_by, last_act_on, merged_year, merged_number, year, number,
      ground) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (year, number) DO NOTHING
    """

  private static let fileSQL = """
    UPDATE case_file SET adviser_id = ?, obligation = ?, state = ?, received_on = ?, implied_decision_on = ?,
      closed_on = ?, granted = ?, granted_on = ?, assigned_to = ?, version = ?, open_from = ?, documents_by = ?,
      last_act_on = ?, merged_year = ?, merged_number = ?
    WHERE year = ? AND number = ? AND version = ?
    """

  private func projectEarlier(_ file: CaseFile) throws {
    for (index, spell) in file.spells.dropLast().enumerated() {
      try run(
        """
        INSERT INTO case_earlier (year, number, spell, adviser_id, obligation, open_from, closed_on, granted, revoked_on)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (year, number, spell) DO UPDATE SET open_from = excluded.open_from
        """,
        [
          file.reference.year, file.reference.number, index + 1, spell.adviser.rawValue, spell.obligation.description,
          spell.from.description, (spell.closedOn ?? spell.from).description, spell.granted,
          spell.revokedOn?.description,
        ])
    }
  }

  private func projectLabels(_ file: CaseFile) throws {
    let key: StatementArguments = [file.reference.year, file.reference.number]
    try run("DELETE FROM case_label WHERE year = ? AND number = ?", key)
    for label in file.labels.sorted() {
      try run("INSERT INTO case_label (label, year, number) VALUES (?, ?, ?)", [label] + key)
    }
  }
}
