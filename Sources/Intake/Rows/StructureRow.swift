public import Roster

/// What one row says about a structure; nil where it says nothing, which erases nothing.
public struct StructureRow: Hashable, Sendable {
  /// The line of the file on which the row begins, the first being 1.
  public let line: Int
  /// The number in the file, else one made from SIRET, name and commune.
  public let id: StructureID
  /// The structure's name, white space single.
  public var name: String?
  /// 14 digits, or the 6 to 10 of a New Caledonian RIDET.
  public var siret: String?
  /// Public or private.
  public var kind: EmployerKind?
  /// Where the structure lies.
  public var department: DepartmentCode?
  /// The name of its commune.
  public var commune: String?
  /// Who answers for the structure.
  public var contactName: String?
  /// An address that mail can be sent to, in lower case.
  public var contactEmail: String?
  /// The line manager of who answers for it.
  public var managerName: String?
  /// An address that mail can be sent to, in lower case.
  public var managerEmail: String?

  /// A row that says nothing but which structure is meant.
  public init(line: Int, id: StructureID) {
    self.line = line
    self.id = id
  }
}
