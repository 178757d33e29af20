/// Whether an employer is a public body or a private one: decides who may pay for modules beyond the quota (SUP).
public enum EmployerKind: String, Sendable, Hashable, CaseIterable, BitwiseCopyable {
  case `public`
  case `private`
}

/// A département, by its code: `01` to `95`, `2A`, `2B`, `971` to `989`.
public struct DepartmentCode: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
  public let rawValue: String
  public init(rawValue: String) { self.rawValue = rawValue }
  public var description: String { rawValue }

  /// `97x` and `98x` lie overseas; all others, Corsica included, are mainland (§1).
  public var isOverseas: Bool { rawValue.hasPrefix("97") || rawValue.hasPrefix("98") }

  public var provider: TrainingProvider { isOverseas ? .francilin : .laFabrik }
}

/// Who gives the initial training (§1).
public enum TrainingProvider: String, Sendable, Hashable, CaseIterable {
  case laFabrik = "la-fabrik"
  case francilin = "francil-in"

  /// The name it goes by.
  public var name: String {
    switch self {
    case .laFabrik: "La Fabrik"
    case .francilin: "Francil’In"
    }
  }
}

/// An employer and beneficiary of the subsidy.
public struct Structure: Hashable, Sendable {
  public var id: StructureID
  public var name: String
  public var siret: String?
  /// nil where no file has said.
  public var kind: EmployerKind?
  public var department: DepartmentCode?
  public var commune: String?
  public var contactName: String?
  /// Where reminders go; nil is reported, never dropped silently.
  public var contactEmail: String?
  /// The line manager of the contact, who is told as well where the settings want it.
  public var managerName: String?
  public var managerEmail: String?
  /// Whether mail came back from the manager's address.
  public var isManagerMuted = false
  /// The contact's address where mail came back from it: nothing is sent there. Another one is as good as any.
  public var muted: String?

  public init(
    id: StructureID, name: String, siret: String? = nil, kind: EmployerKind? = nil, department: DepartmentCode? = nil,
    commune: String? = nil, contactName: String? = nil, contactEmail: String? = nil
  ) {
    self.id = id
    self.name = name
    self.siret = siret
    self.kind = kind
    self.department = department
    self.commune = commune
    self.contactName = contactName
    self.contactEmail = contactEmail
  }

  /// The contact's address, unless it is muted.
  public var workingEmail: String? { contactEmail == muted ? nil : contactEmail }

  /// The structure with its manager as contact; nil where no file gave an address, or it is the contact's own.
  public var manager: Structure? {
    guard let managerEmail, managerEmail.lowercased() != contactEmail?.lowercased() else { return nil }
    var structure = self
    structure.contactName = managerName
    structure.contactEmail = managerEmail
    structure.muted = isManagerMuted ? managerEmail : nil
    return structure
  }
}
