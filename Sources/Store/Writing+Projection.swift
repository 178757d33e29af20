import Cases
import Dates
import GRDB
import Roster
import Rules

/// Where a case's acts have led, kept beside them so that lists and the rules need not read them all.
extension Writing {
  func project(_ file: CaseFile) throws {
    try projectFile(file)
    if file.spells.count > 1 { try projectEarlier(file) }
    if file.timeline.contains(where: { $0.act.verb == .label || $0.act.verb == .unlabel }) { try projectLabels(file) }
  }

  private func projectFile(_ file: CaseFile) throws {
    let opening = file.opening
    let granted = file.carryOver
    try run(
      """
      INSERT INTO case_file (year, number, adviser_id, obligation, ground, state, received_on, implied_decision_on,
        closed_on, granted, granted_on, assigned_to, version, open_from, documents_by, last_act_on, merged_year,
        merged_number) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (year, number) DO UPDATE SET adviser_id = excluded.adviser_id, obligation = excluded.obligation,
        state = excluded.state, received_on = excluded.received_on,
        implied_decision_on = excluded.implied_decision_on, closed_on = excluded.closed_on,
        granted = excluded.granted, granted_on = excluded.granted_on, assigned_to = excluded.assigned_to,
        version = excluded.version, open_from = excluded.open_from, documents_by = excluded.documents_by,
        last_act_on = excluded.last_act_on, merged_year = excluded.merged_year, merged_number = excluded.merged_number
      """,
      [
        file.reference.year, file.reference.number, opening.adviser.rawValue, opening.obligation.description,
        opening.ground.rawValue, file.state.rawValue, opening.receivedOn.description,
        file.impliedDecisionOn.description, file.closedOn?.description, granted?.modules,
        granted?.approvedOn.description, file.assignedTo, file.version,
        (file.spells.last?.from ?? opening.receivedOn).description, file.request?.by.description,
        (file.timeline.last?.on ?? opening.receivedOn).description, file.mergedInto?.year, file.mergedInto?.number,
      ])
  }

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
