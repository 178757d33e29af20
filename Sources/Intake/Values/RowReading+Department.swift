import Roster

/// The columns from which a structure's département can be told.
struct DepartmentColumns {
  var code: Column?
  var postcode: Column?
  var commune: Column?
}

extension RowReading {
  /// The département by its column, else by the postcode, else by the commune's INSEE code.
  ///
  /// A contradiction is reported against the commune, whose code is exact where postcodes cross borders; against the
  /// postcode only where no commune is known.
  mutating func department(_ columns: DepartmentColumns) -> DepartmentCode? {
    let stated = statedDepartment(columns.code)
    let byPostcode = content(columns.postcode).flatMap(DepartmentCode.init(postcode:))
    let byCommune = content(columns.commune).flatMap(DepartmentCode.init(commune:))
    guard let kept = stated ?? byPostcode ?? byCommune else { return nil }
    if let byCommune, let column = columns.commune {
      if byCommune != kept { warn(.departmentContradicted(kept: kept, other: byCommune), at: column) }
    } else if let byPostcode, byPostcode != kept, let column = columns.postcode {
      warn(.departmentContradicted(kept: kept, other: byPostcode), at: column)
    }
    return kept
  }

  /// A zero stands for a blank, as Saint-Martin's does.
  private mutating func statedDepartment(_ column: Column?) -> DepartmentCode? {
    guard let column, let content = content(column), content.contains(where: { $0 != Byte.zero }) else { return nil }
    let department = DepartmentCode(stated: content)
    if department == nil { warn(.unknownDepartment, at: column) }
    return department
  }
}
