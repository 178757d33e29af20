public import Cases
public import Dates
import Roster
import Store

/// Why a person cannot be taken out yet.
public enum ErasureObstacle: Hashable, Sendable {
  /// Only a drawn name is left already.
  case erasedBefore(on: Day)
  case onHold(since: Day)
  case openCase(CaseReference)
  /// Rights run as long as a contract does: to its end, or without one.
  case employed(until: Day?)
  /// The decision can be attacked until this day: two months (CJA R421-1), counted from the day on which it took effect.
  case appeal(CaseReference, until: Day)
  /// Letters that have not left yet.
  case lettersUnderWay([Int64])

  /// The first that stands in the way on `today`; nil where nothing does.
  static func first(_ id: AdviserID, on today: Day, in reading: Reading) throws -> ErasureObstacle? {
    if let erasure = try reading.erasure(id) { return .erasedBefore(on: erasure.on) }
    if let hold = try reading.retentionHolds().first(where: { $0.adviser == id }) { return .onHold(since: hold.on) }
    if let open = try reading.openCases(of: id).first { return .openCase(open) }
    let ends = try reading.employments(of: id).map(\.period.end)
    if ends.contains(nil) { return .employed(until: nil) }
    if let last = ends.compactMap(\.self).max(), last >= today { return .employed(until: last) }
    if let decision = try reading.lastDecision(of: id), decision.day.adding(months: 2) >= today {
      return .appeal(decision.reference, until: decision.day.adding(months: 2))
    }
    let letters = try reading.lettersUnderWay(about: id)
    return letters.isEmpty ? nil : .lettersUnderWay(letters)
  }
}
