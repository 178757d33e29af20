public import Cases
import Dates
import GRDB
import Roster
import Rules

extension Writing {
  /// The next reference of a year, without a gap: the change that takes it and the case commit together.
  public func nextReference(year: Int) throws -> CaseReference {
    let last = try reading.one("SELECT max(number) FROM case_file WHERE year = ?", [year]) { $0[0] as Int? ?? 0 } ?? 0
    return CaseReference(year: year, number: last + 1)
  }

  /// Appends the acts that the database does not have yet.
  ///
  /// - Parameter previousVersion: the version that the acts were decided on; 0 for a new case.
  /// - Throws: ``StoreError/caseChanged(expected:found:)`` where somebody acted in between.
  public func save(_ file: CaseFile, previousVersion: Int) throws {
    let key: StatementArguments = [file.reference.year, file.reference.number]
    let found =
      try reading.one("SELECT version FROM case_file WHERE year = ? AND number = ?", key) { $0[0] as Int } ?? 0
    guard found == previousVersion else { throw StoreError.caseChanged(expected: previousVersion, found: found) }
    try project(file)
    for (index, event) in file.timeline.enumerated().dropFirst(previousVersion) {
      try append(StoredEvent(event), number: index + 1, to: file.reference)
    }
  }

  private func project(_ file: CaseFile) throws {
    let opening = file.opening
    let granted = file.carryOver
    try run(
      """
      INSERT INTO case_file (year, number, adviser_id, obligation, ground, state, received_on, implied_decision_on,
        closed_on, granted, granted_on, assigned_to, version) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (year, number) DO UPDATE SET state = excluded.state, implied_decision_on = excluded.implied_decision_on,
        closed_on = excluded.closed_on, granted = excluded.granted, granted_on = excluded.granted_on,
        assigned_to = excluded.assigned_to, version = excluded.version
      """,
      [
        file.reference.year, file.reference.number, opening.adviser.rawValue, opening.obligation.description,
        opening.ground.rawValue, file.state.rawValue, opening.receivedOn.description,
        file.impliedDecisionOn.description,
        file.closedOn?.description, granted?.modules, granted?.approvedOn.description, file.assignedTo, file.version,
      ])
  }

  private func append(_ event: StoredEvent, number: Int, to reference: CaseReference) throws {
    try run(
      """
      INSERT INTO case_event (year, number, event, seq, verb, by_login, system_user, on_day, at, modules, verdict,
        requested_by, received_on, absent_from, absent_to) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        reference.year, reference.number, number, nextSequence(), event.verb.rawValue, event.by, event.systemUser,
        event.on.description, event.at.rawValue, event.modules, event.verdict?.rawValue, event.requestedBy?.rawValue,
        event.receivedOn?.description, event.absence?.start.description, event.absence?.end?.description,
      ])
    guard let text = event.text else { return }
    try run(
      "INSERT INTO case_text (year, number, event, text) VALUES (?, ?, ?, ?)",
      [reference.year, reference.number, number, text])
  }

  /// Records somebody who works at the desk; who has the login already is changed.
  public func save(_ user: User) throws {
    try run(
      """
      INSERT INTO desk_user (login, name, capacity, email, role) VALUES (?, ?, ?, ?, ?)
      ON CONFLICT (login) DO UPDATE SET name = excluded.name, capacity = excluded.capacity, email = excluded.email,
        role = excluded.role
      """, [user.login, user.name, user.capacity, user.email, user.role.rawValue])
  }
}
