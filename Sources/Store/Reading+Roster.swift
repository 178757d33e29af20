public import Dates
import GRDB
public import Roster

extension Reading {
  /// The name and addresses of an adviser; nil where there are none, or none any more.
  public func adviser(_ id: AdviserID) throws -> Adviser? {
    try one(Self.oneAdviserSQL, [id.rawValue], Self.adviser)
  }

  /// These advisers, or all of them where nil.
  public func advisers(_ ids: [AdviserID]? = nil) throws -> [AdviserID: Adviser] {
    guard let ids else { return try currentAdvisers() }
    var advisers: [AdviserID: Adviser] = [:]
    for id in ids { advisers[id] = try adviser(id) }
    return advisers
  }

  /// All advisers by id.
  public func currentAdvisers() throws -> [AdviserID: Adviser] {
    let rows = try all(Self.adviserSQL, [], Self.adviser)
    return Dictionary(rows.map { ($0.id, $0) }, uniquingKeysWith: { a, _ in a })
  }

  private static let adviserSQL = """
    SELECT adviser_id, last_name, first_name, email, personal_email, EXISTS (\(muting("lower(email)"))),
      EXISTS (\(muting("lower(personal_email)")))
    FROM person
    """

  private static let oneAdviserSQL = adviserSQL + " WHERE adviser_id = ?"

  private static func adviser(_ row: Columns) -> Adviser {
    var adviser = Adviser(
      id: AdviserID(row[0]), lastName: row[1], firstName: row[2], email: row[3], personalEmail: row[4])
    adviser.muted = Set(
      [row[5] as Bool ? adviser.email : nil, row[6] as Bool ? adviser.personalEmail : nil].compactMap(\.self))
    return adviser
  }

  /// The structure as it was last stated; nil where there is none of that id.
  public func structure(_ id: StructureID) throws -> Structure? {
    try one(
      Self.structureSQL + " WHERE f.structure_id = ?\(known(" AND", "f.seq")) ORDER BY f.seq DESC LIMIT 1",
      [id.rawValue] + knownArguments, Self.structure)
  }

  /// All structures by id, as last recorded.
  public func structures() throws -> [StructureID: Structure] {
    let rows = try all(
      Self.structureSQL + known(" WHERE", "f.seq") + " ORDER BY f.structure_id, f.seq", knownArguments, Self.structure)
    return Dictionary(rows.map { ($0.id, $0) }, uniquingKeysWith: { _, later in later })
  }

  private static let structureSQL = """
    SELECT f.structure_id, f.name, f.siret, f.kind, f.department, f.commune, c.name, c.email, EXISTS (\(muting("lower(c.email)"))),
      c.manager_name, c.manager_email, EXISTS (\(muting("lower(c.manager_email)")))
    FROM structure_fact f LEFT JOIN structure_contact c ON c.structure_id = f.structure_id
    """

  private static func structure(_ row: Columns) throws -> Structure {
    var structure = Structure(
      id: StructureID(row[0]), name: row[1], siret: row[2], kind: try row.optionalValue(3, of: "structure_fact"),
      department: (row[4] as String?).map(DepartmentCode.init), commune: row[5], contactName: row[6],
      contactEmail: row[7])
    if row[8] as Bool { structure.muted = structure.contactEmail }
    structure.managerName = row[9]
    structure.managerEmail = row[10]
    structure.isManagerMuted = row[11]
    return structure
  }

  /// By structure and first day.
  public func employments(of id: AdviserID) throws -> [Employment] {
    try all(
      """
      SELECT structure_id, start_day, end_day FROM employment_fact WHERE adviser_id = ?\(known(" AND"))
      ORDER BY structure_id, start_day, seq
      """, [id.rawValue] + knownArguments, Self.employment
    ).currentOnes { $0 }
  }

  /// The same, each with the employer's kind.
  func posts(of id: AdviserID) throws -> [(employment: Employment, kind: EmployerKind?)] {
    try all(
      """
      SELECT structure_id, start_day, end_day, (
        SELECT f.kind FROM structure_fact f
        WHERE f.structure_id = e.structure_id\(known(" AND", "f.seq")) ORDER BY f.seq DESC LIMIT 1)
      FROM employment_fact e WHERE adviser_id = ?\(known(" AND"))
      ORDER BY structure_id, start_day, seq
      """, knownArguments + [id.rawValue] + knownArguments
    ) { (employment: try Self.employment($0), kind: try $0.optionalValue(3, of: "structure_fact")) }
    .currentOnes { $0.employment }
  }

  private static func employment(_ row: Columns) throws -> Employment {
    let table = "employment_fact"
    guard let period = Period(start: try row.day(1, of: table), end: try row.optionalDay(2, of: table)) else {
      throw StoreError.unreadable(table: table)
    }
    return Employment(structure: StructureID(row[0]), period: period)
  }

  /// What was last stated of an adviser's admission; nothing known where nothing was.
  public func training(of id: AdviserID) throws -> Training {
    try one(
      """
      SELECT entry_day, exempt, exempted_on FROM training_fact WHERE adviser_id = ?\(known(" AND"))
      ORDER BY seq DESC LIMIT 1
      """, [id.rawValue] + knownArguments
    ) { try Self.training($0, from: 0) } ?? Training()
  }

  /// The same; nil where there is no such adviser.
  func admission(of id: AdviserID) throws -> Training? {
    try one(
      """
      SELECT t.entry_day, t.exempt, t.exempted_on
      FROM adviser a LEFT JOIN training_fact t ON t.adviser_id = a.id\(known(" AND", "t.seq"))
      WHERE a.id = ?\(known(" AND", "a.recorded_at")) ORDER BY t.seq DESC LIMIT 1
      """, knownArguments + [id.rawValue] + recordedArguments
    ) { $0[1] as String? == nil ? Training() : try Self.training($0, from: 0) }
  }

  static func training(_ row: Columns, from index: Int) throws -> Training {
    let exemption: Exemption =
      switch row[index + 1] as String {
      case "yes": .yes(on: try row.optionalDay(index + 2, of: "training_fact"))
      case "no": .no
      default: .unknown
      }
    return Training(entry: try row.optionalDay(index, of: "training_fact"), exemption: exemption)
  }

  /// Those that were not retracted, by day and module.
  public func completions(of id: AdviserID) throws -> [Completion] {
    var completions: [Completion] = []
    let rows = try Columns.fetchCursor(
      db.cachedStatement(
        sql: """
          SELECT followed_on, module, retracted FROM completion_fact WHERE adviser_id = ?\(known(" AND"))
          ORDER BY followed_on, module, seq
          """), arguments: [id.rawValue] + knownArguments)
    while let row = try rows.next() {
      let completion = Completion(
        day: try row.day(0, of: "completion_fact"), module: try row.module(1, of: "completion_fact"))
      if completions.last == completion { completions.removeLast() }
      if row[2] as Int == 0 { completions.append(completion) }
    }
    return completions
  }

  /// The département of the employer on `day` that began last, else of the last one before, else of the first one after.
  public func department(of id: AdviserID, on day: Day) throws -> DepartmentCode? {
    try employer(of: id, on: day)?.department
  }

  /// The employer on `day` that began last, else the last one before, else the first one after.
  func employer(of id: AdviserID, on day: Day) throws -> Structure? {
    guard let employment = Employment.deciding(try employments(of: id), on: day) else { return nil }
    return try structure(employment.structure)
  }

  /// Up to which day completions are known to be complete; nil where nobody said.
  public func completeTo() throws -> Day? {
    try one(
      "SELECT complete_to FROM completeness\(known(" WHERE")) ORDER BY seq DESC LIMIT 1", knownArguments
    ) { try $0.day(0, of: "completeness") }
  }
}

extension Array {
  /// The last one told of each employment, where they come in the order of telling.
  fileprivate func currentOnes(_ employment: (Element) -> Employment) -> [Element] {
    if count < 2 { return self }
    var current: [Element] = []
    for element in self {
      let told = employment(element)
      if let last = current.last.map(employment), last.structure == told.structure,
        last.period.start == told.period.start
      {
        current.removeLast()
      }
      current.append(element)
    }
    return current
  }
}
