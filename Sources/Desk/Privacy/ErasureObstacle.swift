public import Cases
public import Dates
import Envelope
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
  /// The decision can be attacked until this day: counted from its notification (CJA R421-1, R421-7); where nobody knows when that was,
  /// from the day on which it took effect or on which its letter left, whichever is later.
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
    if let decision = try reading.lastDecision(of: id) {
      let until = try appealLimit(of: decision.reference, about: id, decidedOn: decision.day, on: today, in: reading)
      if until >= today { return .appeal(decision.reference, until: until) }
    }
    let letters = try reading.lettersUnderWay(about: id)
    return letters.isEmpty ? nil : .lettersUnderWay(letters)
  }

  /// The last day on which a decision can be attacked: nobody is told of one before its letter leaves.
  private static func appealLimit(
    of reference: CaseReference, about id: AdviserID, decidedOn day: Day, on today: Day, in reading: Reading
  ) throws -> Day {
    let distance = AppealLimit.Distance(livingIn: try reading.department(of: id, on: day))
    let letters = try reading.outbox(OutboxFilter(caseReference: reference))
    guard let letter = letters.last(where: { $0.purpose == .decision && $0.state != .cancelled }) else {
      return AppealLimit.lastDay(from: day, distance)
    }
    let acts = try reading.postActs(of: letter.id)
    let posted = acts.last { $0.what == .sent }?.on
    let taken = try reading.attempts(of: letter.id).last { $0.outcome == DeliveryResult.Outcome.accepted.rawValue }
    // On a day that is past, what happened later is not known.
    let left = [posted, taken.map { Day(rawValue: Int32($0.endedAt.rawValue / 86_400_000)) }].compactMap(\.self)
      .filter { $0 <= today }.max()
    return AppealLimit.lastDay(from: acts.last { $0.what == .notified }?.on ?? max(day, left ?? day), distance)
  }
}
