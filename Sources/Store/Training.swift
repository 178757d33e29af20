public import Dates
public import Roster
public import Rules

/// What is known of an adviser's admission: the entry into initial training, and whether it was waived.
public struct Training: Sendable, Hashable {
  public var entry: Day?
  public var exemption: Exemption

  public init(entry: Day? = nil, exemption: Exemption = .unknown) {
    self.entry = entry
    self.exemption = exemption
  }
}

/// What makes an employment the same one: adviser, structure and first day.
public struct EmploymentKey: Sendable, Hashable {
  public var adviser: AdviserID
  public var structure: StructureID
  public var start: Day

  public init(adviser: AdviserID, structure: StructureID, start: Day) {
    self.adviser = adviser
    self.structure = structure
    self.start = start
  }
}

/// What makes a completion the same one: adviser, day and module.
public struct CompletionKey: Sendable, Hashable {
  public var adviser: AdviserID
  public var completion: Completion

  public init(adviser: AdviserID, completion: Completion) {
    self.adviser = adviser
    self.completion = completion
  }
}

/// One adviser as the rules and the desk need it, without name or address.
public struct AdviserRecord: Sendable {
  public var id: AdviserID
  public var facts: Facts
  public var employments: [Employment]
  /// Of the structures that employ or employed the adviser.
  public var departments: [StructureID: DepartmentCode]

  /// The département of the employer on `day`; see ``Reading/department(of:on:)``.
  public func department(on day: Day) -> DepartmentCode? {
    Employment.deciding(employments, on: day).flatMap { departments[$0.structure] }
  }
}

extension Employment {
  /// The employment on `day` that began last, else the last one before it, else the first one after it.
  public static func deciding(_ employments: [Employment], on day: Day) -> Employment? {
    let current = employments.filter { $0.period.contains(day) }.max { $0.period.start < $1.period.start }
    if let current { return current }
    let past = employments.filter { $0.period.start <= day }
    let last = past.max { ($0.period.end ?? day, $0.period.start) < ($1.period.end ?? day, $1.period.start) }
    return last ?? employments.min { $0.period.start < $1.period.start }
  }
}
