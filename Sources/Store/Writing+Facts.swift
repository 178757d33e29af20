public import Dates
import GRDB
public import Roster

/// Facts, appended: a later row for the same key supersedes an earlier one.
extension Writing {
  /// Records that a file is taken in: the facts that name it came from there.
  public func beginImport(kind: String, file: String, digest: String, rows: Int, by login: String) throws -> ImportID {
    try insert([nil, kind, file, digest, rows, login, instant.rawValue], into: .importBatch)
    let id = ImportID(rawValue: db.lastInsertedRowID)
    belongs(to: id)
    touch("import \(id.rawValue)")
    return id
  }

  /// Records what is now known of a structure; what was known before is kept.
  public func append(_ structure: Structure, importID: ImportID?) throws {
    belongs(to: importID, touching: "structure \(structure.id)")
    touchedStructures.insert(structure.id)
    try run(
      "INSERT INTO structure (id, recorded_at) VALUES (?, ?) ON CONFLICT (id) DO NOTHING",
      [structure.id.rawValue, instant.rawValue])
    try insert(
      [
        structure.id.rawValue, nextSequence(), structure.name, structure.siret, structure.kind?.rawValue,
        structure.department?.rawValue, structure.commune,
      ], into: .structureFact)
    try run(
      """
      INSERT INTO structure_contact (structure_id, name, email, manager_name, manager_email) VALUES (?, ?, ?, ?, ?)
      ON CONFLICT (structure_id) DO UPDATE SET name = excluded.name, email = excluded.email,
        manager_name = excluded.manager_name, manager_email = excluded.manager_email
      """,
      [
        structure.id.rawValue, structure.contactName, structure.contactEmail, structure.managerName,
        structure.managerEmail,
      ])
  }

  /// Names and addresses: kept as they are now, not as they were.
  ///
  /// It takes a place in the order of facts all the same, so that whoever compared before it compares again.
  public func save(_ adviser: Adviser, importID: ImportID?) throws {
    belongs(to: importID, touching: "adviser \(adviser.id)")
    touchedAdvisers.insert(adviser.id)
    let sequence = nextSequence()
    try run(
      "INSERT INTO adviser (id, number, recorded_at) VALUES (?, ?, ?) ON CONFLICT (id) DO NOTHING",
      [adviser.id.rawValue, Int64(adviser.id.rawValue), instant.rawValue])
    try run(
      """
      INSERT INTO person (adviser_id, last_name, first_name, email, personal_email, seq) VALUES (?, ?, ?, ?, ?, ?)
      ON CONFLICT (adviser_id) DO UPDATE SET last_name = excluded.last_name, first_name = excluded.first_name,
        email = excluded.email, personal_email = excluded.personal_email, seq = excluded.seq
      """,
      [adviser.id.rawValue, adviser.lastName, adviser.firstName, adviser.email, adviser.personalEmail, sequence])
  }

  /// Records an employment; one of the same structure and first day is superseded.
  public func append(_ employment: Employment, of id: AdviserID, importID: ImportID?) throws {
    belongs(to: importID, touching: "employment \(id) \(employment.structure)")
    touchedAdvisers.insert(id)
    try insert(
      [
        id.rawValue, employment.structure.rawValue, employment.period.start.description, nextSequence(),
        employment.period.end?.description,
      ], into: .employmentFact)
  }

  /// Records what is now known of an adviser's admission.
  public func append(_ training: Training, of id: AdviserID, importID: ImportID?) throws {
    belongs(to: importID, touching: "training \(id)")
    let exempt: (word: String, day: Day?) =
      switch training.exemption {
      case .yes(let day): ("yes", day)
      case .no: ("no", nil)
      case .unknown: ("unknown", nil)
      }
    try insert(
      [id.rawValue, nextSequence(), training.entry?.description, exempt.word, exempt.day?.description],
      into: .trainingFact)
  }

  /// Records that a module was followed or, where `retracted`, that it was not.
  public func append(_ completion: Completion, retracted: Bool, of id: AdviserID, importID: ImportID?) throws {
    belongs(to: importID, touching: "completion \(id) \(completion.module) \(completion.day)")
    try insert(
      [id.rawValue, completion.day.description, completion.module.description, nextSequence(), retracted ? 1 : 0],
      into: .completionFact)
  }

  /// Records that all completions up to `day` are known.
  public func setCompleteTo(_ day: Day, importID: ImportID?) throws {
    belongs(to: importID)
    try insert([nextSequence(), day.description], into: .completeness)
    tell("complete-to", day.description)
  }
}
