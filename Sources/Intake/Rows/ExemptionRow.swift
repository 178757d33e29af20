public import Roster

/// One row of a file that says who is exempt from initial training.
public struct ExemptionRow: Hashable, Sendable {
  /// The line of the file on which the row begins, the first being 1.
  public let line: Int
  /// Who is meant.
  public let adviser: AdviserID
  /// ``/Roster/Exemption/unknown`` where the row says nothing, which erases nothing; a yes without a day erases no day
  /// either.
  public let exemption: Exemption

  /// A row as it stands on `line`.
  public init(line: Int, adviser: AdviserID, exemption: Exemption) {
    self.line = line
    self.adviser = adviser
    self.exemption = exemption
  }
}
