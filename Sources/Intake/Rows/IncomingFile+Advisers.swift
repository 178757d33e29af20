extension IncomingFile {
  /// The advisers that the file speaks of, one row per contract: the simple file, the programme's list of employed
  /// advisers, or its list of training dates.
  ///
  /// - Parameter progress: is told now and then how many bytes of the file are done, and at the end that all are.
  /// - Throws: ``IntakeError/missingColumns(_:found:)`` where the header is that of none of them.
  public func advisers(progress: (Int) -> Void = { _ in }) throws(IntakeError) -> Parsed<AdviserRow> {
    let columns = try adviserColumns()
    return rows(progress: progress) { (row: inout RowReading) throws(Reject) in try row.adviser(columns) }
  }

  private func adviserColumns() throws(IntakeError) -> AdviserColumns {
    guard header.contains(EmployedHeading.id.rawValue) else { return try simpleColumns() }
    return header.contains(TrainingHeading.entry.rawValue) ? try trainingColumns() : try employedColumns()
  }

  private func simpleColumns() throws(IntakeError) -> AdviserColumns {
    let found = header.columns(AdviserHeading.self)
    var columns = AdviserColumns(id: try found.required(.id))
    try found.requireAny(of: AdviserHeading.allCases.filter { $0 != .id })
    columns.lastName = found[.lastName]
    columns.firstName = found[.firstName]
    columns.email = found[.email]
    columns.personalEmail = found[.personalEmail]
    columns.structure.id = found[.structure]
    columns.start = found[.start]
    columns.end = found[.end]
    columns.entry = found[.entry]
    columns.exempt = found[.exempt]
    columns.exemptedOn = found[.exemptedOn]
    return columns
  }

  private func trainingColumns() throws(IntakeError) -> AdviserColumns {
    let found = header.columns(TrainingHeading.self)
    return AdviserColumns(id: try found.required(.id), entry: try found.required(.entry))
  }

  private func employedColumns() throws(IntakeError) -> AdviserColumns {
    let found = header.columns(EmployedHeading.self)
    var columns = AdviserColumns(id: try found.required(.id))
    try found.requireAny(of: [.lastName, .firstName, .email, .personalEmail, .start, .entry, .structure, .siret])
    columns.lastName = found[.lastName]
    columns.firstName = found[.firstName]
    columns.email = found[.email]
    columns.personalEmail = found[.personalEmail]
    columns.start = found[.start]
    columns.end = found[.end]
    columns.entry = found[.entry]
    columns.structureName = EmployedHeading.structure.rawValue
    columns.structure = StructureColumns(
      id: found[.structure], name: found[.structureName], siret: found[.siret], kind: found[.kind],
      department: DepartmentColumns(
        code: found[.department], postcode: found[.postcode], commune: found[.communeCode]),
      contactNames: [found[.contactFirstName], found[.contactLastName]].compactMap(\.self),
      contactEmail: found[.contactEmail])
    return columns
  }
}
