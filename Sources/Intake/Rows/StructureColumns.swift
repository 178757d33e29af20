import Roster

/// Where a file says what about a structure.
struct StructureColumns {
  var id: Column?
  var name: Column?
  var siret: Column?
  var kind: Column?
  var department = DepartmentColumns()
  var commune: Column?
  /// First name, last name; or the whole name alone.
  var contactNames: [Column] = []
  var contactEmail: Column?
  var managerName: Column?
  var managerEmail: Column?
}

extension RowReading {
  /// The structure that the row is about; nil where it names none, by number or by SIRET.
  mutating func structure(_ columns: StructureColumns) throws(Reject) -> StructureRow? {
    let id = try identifier(columns.id)
    let department = department(columns.department)
    let siret = try siret(columns.siret, in: department, isNeeded: id == nil)
    let name = text(columns.name)
    let commune = text(columns.commune)
    guard let id = id.map({ StructureID($0) }) ?? siret.map({ StructureID(siret: $0, name: name, commune: commune) })
    else { return nil }
    var row = StructureRow(line: line, id: id)
    row.name = name
    row.siret = siret
    row.kind = kind(columns.kind)
    row.department = department
    row.commune = commune
    let contact = columns.contactNames.compactMap { text($0) }.joined(separator: " ")
    row.contactName = contact.isEmpty ? nil : contact
    row.contactEmail = email(columns.contactEmail)
    row.managerName = text(columns.managerName)
    row.managerEmail = email(columns.managerEmail)
    return row
  }

  private mutating func siret(
    _ column: Column?, in department: DepartmentCode?, isNeeded: Bool
  ) throws(Reject) -> String? {
    guard let column, let content = content(column) else { return nil }
    let siret = Siret.normal(content, in: department)
    if siret == nil {
      if isNeeded { throw reject(.wrongSiret, at: column) }
      warn(.wrongSiret, at: column)
    }
    return siret
  }
}
