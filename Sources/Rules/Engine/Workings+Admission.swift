import Dates
import Roster

extension Workings {
  /// Which rule applies: what admitted the adviser first decides (§1, §2, §3).
  mutating func admit<T: Trace>(_ facts: Facts, _ trace: inout T) {
    let entry = facts.entry.flatMap { $0 <= day ? $0 : nil }
    if case .yes(let exempted) = facts.exemption, isInForce(exempted) {
      if let exempted, let entry, entry < exempted {
        if T.isOn { trace.note(.exemptionCameAfterEntry(entry: entry, exempted: exempted)) }
      } else {
        regime = .standing
        admittedFrom = exempted ?? .distantPast
        if T.isOn { trace.note(.exempted(on: exempted, entry: entry)) }
        return
      }
    }
    guard let entry else {
      admittedFrom = nil
      withoutEntry(facts, &trace)
      return
    }
    admittedFrom = entry
    regime = entry >= book.onboarding.admittedFrom ? .onboarding : .standing
    guard T.isOn else { return }
    trace.note(.entered(on: entry, regime: regime, admittedFrom: book.onboarding.admittedFrom))
    if facts.exemption == .unknown { trace.note(.unknownExemptionReadAsNone(entry: entry)) }
  }

  /// Nothing is concluded where the exemption is unknown; one that is dated later is known not to hold yet.
  private mutating func withoutEntry<T: Trace>(_ facts: Facts, _ trace: inout T) {
    var exemptedLater: Day?
    if case .yes(let exempted) = facts.exemption { exemptedLater = exempted }
    regime = facts.exemption == .unknown ? .undetermined : .notAdmitted
    guard T.isOn else { return }
    trace.note(
      facts.exemption == .unknown
        ? .undetermined(entryLater: facts.entry)
        : .notAdmitted(entryLater: facts.entry, exemptedLater: exemptedLater))
  }

  private func isInForce(_ exempted: Day?) -> Bool {
    guard let exempted else { return true }
    return exempted <= day
  }
}

extension Day {
  /// Before any day that a file can hold.
  static let distantPast = Day(rawValue: .min)
}
