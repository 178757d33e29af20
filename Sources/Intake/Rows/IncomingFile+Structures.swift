/// The columns of the simple structures file.
enum StructureHeading: String, ColumnHeading {
  case id, name, siret, kind, department
  case contactName = "contact_name"
  case contactEmail = "contact_email"
  case managerName = "manager_name"
  case managerEmail = "manager_email"
}

/// The columns of the public file of validated structures that matter here.
enum ValidatedHeading: String, ColumnHeading {
  case id
  case name = "Raison sociale"
  case commune = "Commune INSEE"
  case kind = "Type"
  case siret = "SIRET"
  case department = "Code département"
  case communeCode = "Code commune INSEE"
  case postcode = "Code postal"
}

extension IncomingFile {
  /// The structures that the file speaks of: the simple file, or the public one of validated structures.
  ///
  /// - Parameter progress: is told now and then how many bytes of the file are done, and at the end that all are.
  /// - Throws: ``IntakeError/missingColumns(_:found:)`` where the header is that of neither.
  public func structures(progress: (Int) -> Void = { _ in }) throws(IntakeError) -> Parsed<StructureRow> {
    let columns =
      header.contains(ValidatedHeading.name.rawValue)
      ? try validatedStructureColumns() : try simpleStructureColumns()
    guard let key = columns.id ?? columns.siret else { throw header.lacks([StructureHeading.id.rawValue]) }
    return rows(progress: progress) { (row: inout RowReading) throws(Reject) in
      guard let structure = try row.structure(columns) else { throw row.reject(.missingValue, at: key) }
      return structure
    }
  }

  private func simpleStructureColumns() throws(IntakeError) -> StructureColumns {
    let found = header.columns(StructureHeading.self)
    try found.requireAny(of: [.id, .siret])
    try found.requireAny(
      of: [.name, .siret, .kind, .department, .contactName, .contactEmail, .managerName, .managerEmail])
    return StructureColumns(
      id: found[.id], name: found[.name], siret: found[.siret], kind: found[.kind],
      department: DepartmentColumns(code: found[.department]),
      contactNames: [found[.contactName]].compactMap(\.self), contactEmail: found[.contactEmail],
      managerName: found[.managerName], managerEmail: found[.managerEmail])
  }

  private func validatedStructureColumns() throws(IntakeError) -> StructureColumns {
    let found = header.columns(ValidatedHeading.self)
    try found.requireAny(of: [.siret, .id])
    return StructureColumns(
      id: found[.id], name: found[.name], siret: found[.siret], kind: found[.kind],
      department: DepartmentColumns(
        code: found[.department], postcode: found[.postcode], commune: found[.communeCode]),
      commune: found[.commune])
  }
}
