public import Dates
public import Roster

/// What one row says about an adviser; nil where it says nothing, which erases nothing.
///
/// Salary, telephone, level and diploma stand in the programme's files and in no type: they are never kept.
public struct AdviserRow: Hashable, Sendable {
  /// The line of the file on which the row begins, the first being 1.
  public let line: Int
  /// The whole number by which people know the adviser ("ID conseiller"), or another short text.
  public let adviser: AdviserID
  /// White space single, as the other name.
  public var lastName: String?
  /// As the file writes it, accents and capitals kept.
  public var firstName: String?
  /// The professional address, in lower case; perhaps one of the programme's mailboxes, closed on 15/11/2024.
  public var email: String?
  /// Where to write once the professional address is gone, in lower case.
  public var personalEmail: String?
  /// The employer: all that the programme's file says, only its ``StructureRow/id`` in the simple file.
  public var structure: StructureRow?
  /// One contract with ``structure``; a contract without an end is open-ended.
  public var employment: Employment?
  /// The day of entry into initial training.
  public var entry: Day?
  /// Never ``/Roster/Exemption/unknown``: that is nil here.
  public var exemption: Exemption?

  /// A row that says nothing but which adviser is meant.
  public init(line: Int, adviser: AdviserID) {
    self.line = line
    self.adviser = adviser
  }
}
