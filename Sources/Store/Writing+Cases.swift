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
    try project(file, over: previousVersion)
    for (index, event) in file.timeline.enumerated().dropFirst(previousVersion) {
      try append(StoredEvent(event), number: index + 1, to: file.reference)
    }
    // Another adviser or another day of receipt may be another employer's.
    let acts = file.timeline.dropFirst(previousVersion)
    if acts.contains(where: { [.open, .move, .absorb].contains($0.act.verb) }) { try place(file.reference) }
    if acts.contains(where: \.changesWords) { try index(file.reference) }
  }

  private func append(_ event: StoredEvent, number: Int, to reference: CaseReference) throws {
    try insert([reference.year, reference.number, number, nextSequence()] + event.values, into: .caseEvent)
    touch("case \(reference) \(number) \(event.verb.rawValue)")
    guard let text = event.text else { return }
    try run(
      "INSERT INTO case_text (year, number, event, text) VALUES (?, ?, ?, ?)",
      [reference.year, reference.number, number, text])
  }

  /// Records somebody who works at the desk; who has the login already is changed.
  public func save(_ user: User) throws {
    touch("user \(user.login) \(user.role.rawValue)")
    try run(
      """
      INSERT INTO desk_user (login, name, capacity, email, role) VALUES (?, ?, ?, ?, ?)
      ON CONFLICT (login) DO UPDATE SET name = excluded.name, capacity = excluded.capacity, email = excluded.email,
        role = excluded.role
      """, [user.login, user.name, user.capacity, user.email, user.role.rawValue])
  }

  /// Records that somebody decides in another person's place for some days.
  public func append(_ substitution: Substitution, by login: String) throws {
    touch("substitute \(substitution.login) \(substitution.absent)")
    try insert(
      [
        nextSequence(), substitution.login, substitution.absent, substitution.period.start.description,
        substitution.period.end?.description, login, instant.rawValue,
      ], into: .substitution)
  }
}
