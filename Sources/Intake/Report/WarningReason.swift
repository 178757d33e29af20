public import Roster

/// What is odd about a value in a row that counts all the same.
public enum WarningReason: Hashable, Sendable {
  /// Two columns place the structure in different départements; the first one is kept.
  case departmentContradicted(kept: DepartmentCode, other: DepartmentCode)
  /// No département has this code; the postcode and the commune's code were asked instead.
  case unknownDepartment
  /// Not a SIRET; left out, the structure being known by its identifier.
  case wrongSiret
  /// No mail could be sent to this address; left out.
  case unusableEmail
  /// Neither a public nor a private kind of employer; left out.
  case unknownKind
  /// A contract without its first day cannot be told from others; left out.
  case employmentWithoutStart
  /// A day of exemption beside no exemption; left out.
  case dayWithoutExemption
  /// The remark speaks of an exemption but denies or restricts it; left out.
  case unclearExemption
  /// The day bears a time other than midnight, as after a change of time zone; the day is kept as written.
  case timeOfDayIgnored
}
