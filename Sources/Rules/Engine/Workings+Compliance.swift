import Dates
import Roster

extension Workings {
  /// Step 1: in order, each completion takes an open slot of the obligations whose window holds its day, earliest deadline first.
  mutating func fillInWindow<T: Trace>(_ trace: inout T) {
    for index in followed.indices {
      let one = followed[index]
      guard isAdmitted(on: one.completion.day) else { continue }
      guard isOfCountedKind(one) else {
        if T.isOn { trace.note(.complementDoesNotCount(one.completion)) }
        continue
      }
      guard let slot = slots.firstIndex(where: { $0.unmet > 0 && $0.holds(one.completion.day) }) else { continue }
      slots[slot].taken += 1
      followed[index].slot = slot
    }
  }

  /// Between the steps: what the window left unmet is waived for who has left, or never held, the post.
  mutating func waive<T: Trace>(_ facts: Facts, _ trace: inout T) {
    for index in slots.indices where slots[index].unmet > 0 {
      guard let deadline = waivingDeadline(of: slots[index], facts) else { continue }
      slots[index].isWaived = true
      if T.isOn { trace.note(.waived(slots[index].id, deadline: deadline, missing: slots[index].unmet)) }
    }
  }

  /// The deadline, its own or one of its origins', that lets the obligation be waived; nil where none does.
  private func waivingDeadline(of slot: Slot, _ facts: Facts) -> Day? {
    if isWithoutPost(at: slot.deadline, facts) { return slot.deadline }
    var origin = slot.id.origin
    while let id = origin {
      if let found = slots.first(where: { $0.isObligation && $0.id == id }), isWithoutPost(at: found.deadline, facts) {
        return found.deadline
      }
      origin = id.origin
    }
    return nil
  }

  /// No employment covers the deadline, and each that starts on or before it ended before the as-of day.
  private func isWithoutPost(at deadline: Day, _ facts: Facts) -> Bool {
    for post in facts.posts where post.period.start <= deadline {
      guard let end = post.period.end, end < deadline, end < day else { return false }
    }
    return true
  }

  /// Step 2: what is left takes, late, a slot of the earliest missed obligation that had not lapsed on its day.
  mutating func regularise() {
    for index in followed.indices where followed[index].slot == nil && counts(followed[index]) {
      let day = followed[index].completion.day
      let missed = slots.firstIndex { $0.unmet > 0 && !$0.isWaived && $0.deadline < day && day <= lapse(of: $0) }
      guard let missed else { continue }
      slots[missed].late += 1
      followed[index].slot = missed
    }
  }

  /// The last day on which an obligation is still pursued.
  func lapse(of slot: Slot) -> Day { .last(of: slot.year + book.late.lapsesAfterYears) }

  func status(of slot: Slot, _ facts: Facts) -> ObligationStatus {
    if slot.required == 0, slot.carriedOver > 0 { return .carriedOver }
    if slot.isWaived { return .waived }
    if slot.unmet == 0 { return slot.late > 0 ? .metLate : .met }
    for plea in facts.pleas where plea.obligation == slot.id && plea.isOpen(on: day) { return .underReview }
    guard slot.deadline < day else { return .due }
    return day > lapse(of: slot) ? .lapsed : .overdue
  }
}
