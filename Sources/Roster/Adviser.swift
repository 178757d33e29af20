public import Dates

/// A digital adviser as a person: names and addresses, kept apart from facts so that they can be erased.
public struct Adviser: Hashable, Sendable {
  public var id: AdviserID
  public var lastName: String
  public var firstName: String
  public var email: String?
  public var personalEmail: String?
  /// Those of the addresses from which mail came back, as they are written here: nothing is sent there.
  public var muted: Set<String> = []

  public init(id: AdviserID, lastName: String, firstName: String, email: String? = nil, personalEmail: String? = nil) {
    self.id = id
    self.lastName = lastName
    self.firstName = firstName
    self.email = email
    self.personalEmail = personalEmail
  }

  public var fullName: String { [firstName, lastName].filter { !$0.isEmpty }.joined(separator: " ") }

  /// The professional address, else the personal one: never one of the programme's mailboxes, closed on 15/11/2024, or one that
  /// is muted.
  public var workingEmail: String? {
    [email, personalEmail].compactMap(\.self).first {
      !$0.lowercased().hasSuffix("@conseiller-numerique.fr") && !muted.contains($0)
    }
  }
}

/// One contract: who employs the adviser, and over which days.
public struct Employment: Hashable, Sendable {
  public var structure: StructureID
  public var period: Period

  public init(structure: StructureID, period: Period) {
    self.structure = structure
    self.period = period
  }
}

/// Whether initial training is waived for somebody: a missing answer is never read as a "no" (§1).
public enum Exemption: Hashable, Sendable, BitwiseCopyable {
  case no
  case unknown
  /// Exempted, on the given day where one is known.
  case yes(on: Day?)
}

/// A module that was followed.
///
/// **Order** By day, then module code: the order in which completions take obligations and rights.
public struct Completion: Hashable, Sendable, Comparable, BitwiseCopyable {
  public let day: Day
  public let module: ModuleCode

  @inlinable
  public init(day: Day, module: ModuleCode) {
    self.day = day
    self.module = module
  }

  @inlinable
  public static func < (a: Completion, b: Completion) -> Bool {
    a.day == b.day ? a.module < b.module : a.day < b.day
  }
}
