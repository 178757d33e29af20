public import Cases
public import Dates
import Roster
import Store

/// By which day to ask for papers where nobody says: a fortnight and a day, or else the next day on which offices work where
/// the adviser is employed. The law asks for a delay and leaves its length to the service (CRPA L114-5).
public struct DocumentsDay: Sendable {
  public var reference: CaseReference
  /// The day of asking.
  public var on: Day

  static let days = 15

  public init(_ reference: CaseReference, on: Day) {
    self.reference = reference
    self.on = on
  }

  public func perform(with parts: DeskParts) throws -> Day {
    let territory = try parts.store.read { reading in
      guard let file = try reading.caseFile(reference) else { return Territory.mainland }
      let employers = try reading.employments(of: file.opening.adviser).employers(at: on)
      let department = try employers.first.flatMap { try reading.structure($0) }?.department
      return department.map { Territory(department: $0.description) } ?? .mainland
    }
    return Holidays(territory).workingDay(from: on.adding(days: Self.days))
  }
}
