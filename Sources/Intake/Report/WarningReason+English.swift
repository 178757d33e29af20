extension WarningReason {
  /// The reason as an English-speaking agent reads it.
  public var english: String {
    switch self {
    case .departmentContradicted(let kept, let other):
      "this points to département \(other), but the row’s first source says \(kept), which is kept"
    case .unknownDepartment: "no département has this code"
    case .wrongSiret: "this is not a SIRET number; left out"
    case .unusableEmail: "this is not an address that mail could be sent to; left out"
    case .unknownKind: "this kind of structure is neither public nor private; left out"
    case .employmentWithoutStart: "the contract has no first day; left out"
    case .dayWithoutExemption: "a day of exemption, but no exemption; left out"
    case .unclearExemption: "this remark does not say clearly whether there is an exemption; left out"
    case .timeOfDayIgnored: "the time of day was ignored; check the day"
    }
  }
}
