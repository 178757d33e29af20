import Intake
import Roster
import Store

/// What a file of structures changes.
struct StructureChanges: FactChanges {
  private(set) var report = ImportReport()
  private var structures: Overlay<StructureID, Structure>

  init(_ parsed: Parsed<StructureRow>, known: [StructureID: Structure]) {
    structures = Overlay(known)
    settle(parsed)
  }

  mutating func lay(_ parsed: Parsed<StructureRow>) {
    report = ImportReport()
    report.take(rejectsAndWarningsOf: parsed)
    for row in parsed.rows { report.count(structures.state(row)) }
  }

  var cameBack: Bool { structures.cameBack }

  mutating func startOver() { structures.startOver() }

  var isEmpty: Bool { structures.isEmpty }

  /// Who an employer is concerns no obligation.
  var touched: Set<AdviserID> { [] }

  func write(to writing: Writing, importID: ImportID) throws {
    for (_, structure) in structures.changes { try writing.append(structure, importID: importID) }
  }
}

extension Overlay<StructureID, Structure> {
  /// Lays what `row` says over what is known of its structure; what it leaves out stays.
  mutating func state(_ row: StructureRow) -> FactChange {
    var structure = self[row.id] ?? Structure(id: row.id, name: row.id.rawValue)
    if let name = row.name { structure.name = name }
    structure.siret = row.siret ?? structure.siret
    structure.kind = row.kind ?? structure.kind
    structure.department = row.department ?? structure.department
    structure.commune = row.commune ?? structure.commune
    structure.contactName = row.contactName ?? structure.contactName
    structure.contactEmail = row.contactEmail ?? structure.contactEmail
    structure.managerName = row.managerName ?? structure.managerName
    structure.managerEmail = row.managerEmail ?? structure.managerEmail
    return state(structure, for: row.id)
  }
}

extension ImportReport {
  mutating func take<Row>(rejectsAndWarningsOf parsed: Parsed<Row>) {
    rejects = parsed.rejects.map(RejectedRow.init)
    warnings = parsed.warnings
  }

  /// Adds the rows that the desk itself rejected to those that could not be read, in the order of the file.
  mutating func reject(_ rows: [RejectedRow]) {
    if rows.isEmpty { return }
    rejects = (rejects + rows).sorted { $0.line < $1.line }
  }
}
