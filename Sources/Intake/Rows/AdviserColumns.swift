/// Where a file says what about an adviser.
struct AdviserColumns {
  var id: Column
  var lastName: Column?
  var firstName: Column?
  var email: Column?
  var personalEmail: Column?
  var structure = StructureColumns()
  /// What the structure's number is called where the file lacks it.
  var structureName = AdviserHeading.structure.rawValue
  var start: Column?
  var end: Column?
  var entry: Column?
  var exempt: Column?
  var exemptedOn: Column?
}

extension RowReading {
  mutating func adviser(_ columns: AdviserColumns) throws(Reject) -> AdviserRow {
    var row = AdviserRow(line: line, adviser: try adviser(columns.id))
    row.lastName = text(columns.lastName)
    row.firstName = text(columns.firstName)
    row.email = email(columns.email)
    row.personalEmail = email(columns.personalEmail)
    row.structure = try structure(columns.structure)
    row.employment = try employment(
      with: row.structure?.id, start: columns.start, end: columns.end,
      structureColumn: columns.structure.id, usually: columns.structureName)
    row.entry = try day(columns.entry)
    row.exemption = try exemption(columns.exempt, since: columns.exemptedOn)
    return row
  }
}
